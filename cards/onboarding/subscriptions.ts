import type { Onboarding } from '../../onboarding/onboarding.ts';
import { type Card, cardOf, stackCards } from '../card.ts';
import { renderView } from '../render.ts';
import type { Choice } from './choices.ts';
import { commitmentBox } from './commitment.ts';
import { lineForm } from './line.ts';
import { orderLines } from './order-lines.ts';

export interface SubscriptionsContext {
  readonly step: 'subscriptions';
  /** What is offered before anything is typed; `value` is `productId:skuId`. */
  readonly products: readonly Choice[];
  /** The last moment to cancel if it were ordered today, ms UTC. */
  readonly cancelBy: number;
}

/** The order as it grows: its lines, what they commit to, and the next product; or the form of the product chosen. */
export function subscriptionsStep(record: Onboarding, { products, cancelBy }: SubscriptionsContext): Card {
  const hasLines = record.lines.length > 0;
  return stackCards([
    renderView('onboarding/subscriptions', {}),
    hasLines ? orderLines(record, { removable: true }) : cardOf([]),
    hasLines ? commitmentBox(record, cancelBy) : cardOf([]),
    record.choosing === null ? productSearch(record, products) : lineForm(record, record.choosing),
  ]);
}

/** Clients search a list of this length themselves; a longer one is searched by us while the person types. */
const longestList = 100;

function productSearch(record: Onboarding, products: readonly Choice[]): Card {
  const hasLines = record.lines.length > 0;
  return renderView(
    'onboarding/product',
    {
      label: hasLines ? 'Add another product' : 'Product',
      products: products.slice(0, longestList),
      isLarge: products.length > longestList,
      onboardingId: record.id,
      hasLines,
    },
    record,
  );
}
