import { cancellationWindow } from '../../../onboarding/commitment.ts';
import { hasBaseProduct, readLineForm } from '../../../onboarding/steps/subscriptions.ts';
import { marketOf } from '../../../onboarding/steps.ts';
import { offerProduct, searchCatalog } from '../../lookups/offer-product.ts';
import { change, changeFrom, formAgain, type Pressed, type Reading } from '../action.ts';
import { type ContextOf, type Gathering, type StepRow, sameWords, type Typed, type TypedAnswer } from './step.ts';

export const subscriptions = {
  gather,
  understand,
  actions: {
    'choose-product': { effect: 'writes', does: 'choose-product', read: chooseProduct },
    'drop-product': { effect: 'writes', does: 'drop-product', read: () => change({ kind: 'drop-product' }) },
    'add-line': {
      effect: 'writes',
      does: 'add-line',
      read: ({ record, inputs }) =>
        record.choosing === null
          ? formAgain(null, { product: { code: 'choose-product-first' } })
          : changeFrom(readLineForm(inputs, record.choosing), inputs, (line) => ({ kind: 'add-line', line })),
    },
    'remove-line': {
      effect: 'writes',
      does: 'remove-line',
      read: ({ button, inputs }) => {
        // Many lines have one button, and a list to choose from.
        const { removed = '' } = inputs;
        if (button.index === undefined && !/^\d+$/.test(removed))
          return formAgain(inputs, { removed: { code: 'choose-line' } });
        return change({ kind: 'remove-line', index: button.index ?? Number(removed) });
      },
    },
    'finish-lines': { effect: 'writes', does: 'finish-lines', read: () => change({ kind: 'finish-lines' }) },
  },
} satisfies StepRow<ContextOf<'subscriptions'>>;

async function gather({ services, lookups, record, products }: Gathering): Promise<ContextOf<'subscriptions'>> {
  const market = marketOf(record);
  const offered = products ?? (market === undefined ? [] : await searchCatalog(lookups.catalog, market, ''));
  return { step: 'subscriptions', products: offered, cancelBy: services.now() + cancellationWindow };
}

/** The product to add. One that comes in several editions is asked for once more, with only those to choose from. */
async function chooseProduct({ services, caller, lookups, record, inputs }: Pressed): Promise<Reading> {
  const market = marketOf(record);
  const chosen = inputs.product ?? '';
  if (chosen === '' || market === undefined) return formAgain(inputs, { product: { code: 'choose-product' } });
  // Whatever product a click names, Partner Center is asked for it.
  services.limits.take('lookups', caller.person.id);
  const { catalog, offers } = lookups;
  const customerId = record.customer?.customerId;
  const offer = await offerProduct({ catalog, offers, log: services.log, market, customerId }, chosen);
  if (offer.kind === 'editions') {
    const notice = { tone: 'info', text: services.words.say('chat.typed.editions') } as const;
    return { ...formAgain(null), notice, products: offer.entries };
  }
  const { product } = offer;
  if (hasBaseProduct(product, record.lines)) return change({ kind: 'choose-product', product });
  return formAgain(inputs, { product: { code: 'add-on-without-base', values: { product: product.title } } });
}

async function understand({ services, lookups, record, text }: Typed): Promise<TypedAnswer | undefined> {
  const market = marketOf(record);
  if (record.choosing !== null || market === undefined) return undefined;
  const found = await searchCatalog(lookups.catalog, market, text);
  const exact = found.find(({ title }) => sameWords(title, text)) ?? (found.length === 1 ? found[0] : undefined);
  if (exact !== undefined) return { kind: 'press', verb: 'choose-product', inputs: { product: exact.value } };
  if (found.length === 0) return undefined;
  const notice = { tone: 'info', text: services.words.say('chat.typed.products', { count: found.length }) } as const;
  return { ...formAgain(null), notice, products: found };
}
