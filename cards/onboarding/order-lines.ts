import { lineTotal } from '../../onboarding/commitment.ts';
import { formatMoney } from '../../onboarding/money.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import type { Card } from '../card.ts';
import { renderView } from '../render.ts';
import { billingPeriodWords, planWords, termWords } from '../words.ts';

/** What is to be ordered, one line each. */
export function orderLines(record: Onboarding, { removable }: { removable: boolean }): Card {
  const discount = record.contract?.discountPercent ?? 0;
  const lines = record.lines.map((line, index) => ({ ...lineWords(line, discount), index, removable }));
  return renderView('onboarding/order-lines', { lines }, record);
}

function lineWords(line: SubscriptionLine, discountPercent: number) {
  const { product, plan, quantity, sellingPrice, autoRenew } = line;
  return {
    title: product.title,
    price: `${quantity} × ${formatMoney(sellingPrice, plan.currency)} per seat and ${billingPeriodWords(plan)}`,
    plan: `${planWords(plan)} · ${autoRenew ? 'renews by itself' : 'ends after the term'}${product.isTrial ? ' · trial' : ''}`,
    total: formatMoney(lineTotal(line, discountPercent), plan.currency),
    over: `over ${termWords(plan.term)}`,
    hint: `Remove ${product.title}`,
  };
}
