import { type Commitment, cancellationWindow, commitmentOf } from '../../onboarding/commitment.ts';
import { formatMoney } from '../../onboarding/money.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Card } from '../card.ts';
import { renderView } from '../render.ts';
import { momentWords } from '../time-words.ts';

/**
 * What ordering would bind the customer to.
 * @param cancelBy the last moment to cancel if it were ordered today, ms UTC
 */
export function commitmentBox(record: Onboarding, cancelBy: number): Card {
  const { contract } = record;
  const discount = contract?.discountPercent ?? 0;
  const commitment = commitmentOf(record.lines, discount, contract?.currency ?? 'USD');
  const facts = [
    { name: 'Whole term', value: formatMoney(commitment.total, commitment.currency) },
    { name: 'Per year', value: formatMoney(commitment.yearly, commitment.currency) },
    { name: 'Discount', value: discount === 0 ? 'None' : `${discount}%, already taken off` },
    { name: 'Our margin', value: marginWords(commitment) },
    { name: 'Cancel until', value: cancelWords(record, cancelBy) },
  ];
  return renderView('onboarding/commitment', { facts: facts.filter(({ value }) => value !== '') });
}

function cancelWords({ order, stage }: Onboarding, cancelBy: number): string {
  if (order.placed !== null) return momentWords(order.placed.at + cancellationWindow);
  return stage.kind === 'cancelled' ? '' : `${momentWords(cancelBy)}, if ordered now`;
}

function marginWords({ total, cost, marginPercent, currency }: Commitment): string {
  if (cost === null || marginPercent === null) return 'Unknown: there is no cost price';
  const margin = `${marginPercent}%, ${formatMoney(total - cost, currency)} over the term`;
  return total < cost ? `⚠ ${margin}: sold below cost` : margin;
}
