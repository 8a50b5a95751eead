import { type FieldErrors, FormReader, type Inputs } from '../../../onboarding/form.ts';
import {
  EndOfTerm,
  hasBaseProduct,
  hasMoreToChoose,
  type ProductChoice,
  planId,
  productKey,
  readLineForm,
} from '../../../onboarding/steps/subscriptions.ts';
import { marketOf } from '../../../onboarding/steps.ts';
import { offerProduct, searchCatalog } from '../../lookups/offer-product.ts';
import { change, changeFrom, type FormAgain, formAgain, type Pressed, type Reading } from '../action.ts';
import { usualTerms } from '../asked.ts';
import { type ContextOf, type Gathering, type StepRow, sameWords, type Typed, type TypedAnswer } from './step.ts';

export const subscriptions = {
  gather,
  understand,
  actions: {
    'choose-product': { effect: 'writes', does: 'choose-product', read: chooseProduct },
    'drop-product': { effect: 'writes', does: 'drop-product', read: () => change({ kind: 'drop-product' }) },
    'add-line': { effect: 'writes', does: 'add-line', read: (pressed) => addLine(pressed, false) },
    'add-line-and-review': { effect: 'writes', does: 'add-line', read: (pressed) => addLine(pressed, true) },
    'edit-line': { effect: 'writes', does: 'edit-line', read: editLine },
    'remove-line': {
      effect: 'writes',
      does: 'remove-line',
      read: ({ button }) => change({ kind: 'remove-line', index: button.index ?? -1 }),
    },
    'restore-lines': { effect: 'writes', does: 'restore-lines', read: () => change({ kind: 'restore-lines' }) },
    'finish-lines': { effect: 'writes', does: 'finish-lines', read: () => change({ kind: 'finish-lines' }) },
  },
} satisfies StepRow<ContextOf<'subscriptions'>>;

async function gather({ lookups, record, products }: Gathering): Promise<ContextOf<'subscriptions'>> {
  const market = marketOf(record);
  const offered = products ?? (market === undefined ? [] : await searchCatalog(lookups.catalog, market, ''));
  return { step: 'subscriptions', products: offered };
}

/** The product with its own terms and prices; what was said of the line before stays said. */
async function chooseProduct(pressed: Pressed): Promise<Reading> {
  const offered = await offeredToAdd(pressed);
  return 'kind' in offered
    ? offered
    : change({ kind: 'choose-product', product: offered }, begun(pressed.inputs, offered));
}

/** A line of the form for whichever product; where that has more to choose, or was mistaken, its own form comes first. */
async function addLine(pressed: Pressed, isLast: boolean): Promise<Reading> {
  const { services, record, inputs } = pressed;
  if (record.choosing !== null) {
    return changeFrom(readLineForm(inputs, record.choosing), inputs, (line) => ({ kind: 'add-line', line, isLast }));
  }
  if ((inputs.product ?? '') === '') return formAgain(inputs, { ...mistakesBefore(inputs), ...noProduct });
  const product = await offeredToAdd(pressed);
  if ('kind' in product) return product;
  const read = readLineForm(inputs, product);
  if (read.ok && !hasMoreToChoose(product, planId(read.value.plan))) {
    return change({ kind: 'add-line', line: read.value, isLast });
  }
  const notice = {
    tone: 'info',
    text: services.words.say('chat.typed.moreToChoose', { product: product.title }),
  } as const;
  const then = read.ok ? { ...begun(inputs, product), notice } : { ...begun(inputs, product), errors: read.errors };
  return change({ kind: 'choose-product', product }, then);
}

/** What the product has is chosen in its form already; the rest is as it would be. */
function begun(inputs: Inputs, { plans }: ProductChoice): FormAgain {
  const { product: _, plan, ...rest } = inputs;
  const isOffered = plans.some((one) => planId(one) === plan);
  return { ...formAgain(null), answered: { ...rest, ...(plan !== undefined && isOffered && { plan }) } };
}

/** The product as it is offered now, with what the line says filled in. */
async function editLine(pressed: Pressed): Promise<Reading> {
  const { services, record, button, inputs } = pressed;
  // Many lines have one button, and a list to choose from.
  const index = button.index ?? Number(inputs.line ?? '-1');
  if (index === -1) return formAgain(inputs, { line: { code: 'choose-line' } });
  const line = record.lines[index];
  if (line === undefined) {
    const text = services.words.say('onboarding.refusals.line-gone');
    return { ...formAgain(null), notice: { tone: 'warning', text } };
  }
  const product = await offered(pressed, productKey(line.product));
  return 'kind' in product ? product : change({ kind: 'edit-line', index, product });
}

/** Of every product there are fewer, which its own form says. */
const mostSeats = 1_000_000;

const noProduct = { product: { code: 'choose-product' } } as const;

/** What is wrong with a line whatever its product. */
function mistakesBefore(inputs: Inputs): FieldErrors {
  const form = new FormReader(inputs);
  form.wholeNumber('quantity', 'quantity', 1, mostSeats);
  form.choice('endOfTerm', 'choose-end-of-term', EndOfTerm.options);
  const read = form.result(null);
  return read.ok ? {} : read.errors;
}

/** What was chosen, to be added; or the form again. */
async function offeredToAdd(pressed: Pressed): Promise<ProductChoice | FormAgain> {
  const { record, inputs } = pressed;
  const chosen = inputs.product ?? '';
  if (chosen === '') return formAgain(inputs, noProduct);
  const product = await offered(pressed, chosen);
  if ('kind' in product || hasBaseProduct(product, record.lines)) return product;
  return formAgain(inputs, { product: { code: 'add-on-without-base', values: { product: product.title } } });
}

/** A product that comes in several editions is asked for once more, with only those to choose from. */
async function offered(
  { services, caller, lookups, record, inputs }: Pressed,
  chosen: string,
): Promise<ProductChoice | FormAgain> {
  const market = marketOf(record);
  if (market === undefined) return formAgain(inputs, { product: { code: 'choose-product' } });
  // Whatever product a click names, Partner Center is asked for it.
  services.limits.take('lookups', caller.person.id);
  const { catalog, offers } = lookups;
  const customerId = record.customer?.customerId;
  const offer = await offerProduct({ catalog, offers, ifInTime: services.ifInTime, market, customerId }, chosen);
  const { markupPercent } = usualTerms(services, record.providerId);
  if (offer.kind === 'product') return { ...offer.product, ...(markupPercent !== null && { markupPercent }) };
  const notice = { tone: 'info', text: services.words.say('chat.typed.editions') } as const;
  const { product: _, ...rest } = inputs;
  return { ...formAgain(null), answered: rest, notice, products: offer.entries };
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
