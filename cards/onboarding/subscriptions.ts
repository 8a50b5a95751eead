import type { FormResult, Inputs } from '../../onboarding/form.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { planId, readLineForm, usualPlan, usualPlans } from '../../onboarding/steps/subscriptions.ts';
import type { Words } from '../../words/words.ts';
import { type Card, cardOf, stackCards } from '../card.ts';
import { planWords } from '../plan-words.ts';
import { renderView } from '../render.ts';
import type { Choice } from './choices.ts';
import { totalWords } from './commitment.ts';
import { usualEnds } from './end-of-term.ts';
import { lineForm } from './line.ts';
import { orderLines, otherLines } from './order-lines.ts';
import { joined, type Shown } from './part-view.ts';

export interface SubscriptionsContext {
  /** What is offered before anything is typed; `value` is `productId:skuId`. */
  readonly products: readonly Choice[];
}

/** The order as it grows: its lines, what they commit to, and the next product; or the form of the product chosen. */
export const subscriptions = { form, summary, isLong, missing };

function form(words: Words, record: Onboarding, shown: Shown, context: SubscriptionsContext): Card {
  const { now } = shown;
  const { choosing, lines } = record;
  const titles = record.removed.map(({ line }) => line.product.title);
  const removed = titles.length === 0 ? '' : words.say('cards.subscriptions.removed', { products: titles.join(', ') });
  const title = renderView(words, 'onboarding/subscriptions', { removed }, record);
  if (choosing !== null) {
    const others = otherLines(words, record, now);
    return stackCards([title, others, lineForm(words, record, choosing, shown)]);
  }
  return stackCards([
    title,
    lines.length > 0 ? orderLines(words, record, { editable: true, now }) : cardOf([]),
    lines.length > 0 ? total(words, record) : cardOf([]),
    productSearch(words, record, context.products),
  ]);
}

/** Follows the order as it grows; what else it commits to stands on the review. */
function total(words: Words, record: Onboarding): Card {
  const amount = totalWords(words, record);
  return renderView(words, 'onboarding/total', { total: words.say('cards.summary.total', { amount }) });
}

/** The next product has room beside the others, its own form has not. */
function isLong({ choosing }: Onboarding): boolean {
  return choosing !== null;
}

function missing({ choosing }: Onboarding, inputs: Inputs): FormResult<unknown> {
  return choosing === null ? { ok: true, value: inputs } : readLineForm(inputs, choosing);
}

/** Clients search a list of this length themselves; a longer one, too long for a card, we search while the person types. */
const longestList = 20;

function productSearch(words: Words, record: Onboarding, products: readonly Choice[]): Card {
  const hasLines = record.lines.length > 0;
  return renderView(
    words,
    'onboarding/product',
    {
      label: words.say(hasLines ? 'cards.product.another' : 'cards.product.first'),
      products: products.slice(0, longestList),
      isLarge: products.length > longestList,
      onboardingId: record.id,
      hasLines,
      addStyle: hasLines ? 'default' : 'positive',
      plan: planId(usualPlan),
      plans: usualPlans.map((plan) => ({ title: planWords(words, plan), value: planId(plan) })),
      ends: usualEnds(words),
    },
    record,
  );
}

function summary(words: Words, record: Onboarding): string {
  const named = record.lines.flatMap(({ quantity, product }, place) =>
    record.order.leftOut.includes(place) ? [] : words.say('cards.summary.line', { quantity, product: product.title }),
  );
  const shown =
    named.length > 3
      ? [...named.slice(0, 2), words.say('cards.summary.moreLines', { count: named.length - 2 })]
      : named;
  return joined([...shown, words.say('cards.summary.total', { amount: totalWords(words, record) })]);
}
