import { commitmentOf } from '../../bot/onboarding/commitment.ts';
import { formatMoney } from '../../bot/onboarding/money.ts';
import type { Onboarding } from '../../bot/onboarding/onboarding.ts';
import type { Card } from '../card.ts';
import { renderView } from '../render.ts';
import { momentWords } from '../time-words.ts';

/**
 * What ordering would bind the customer to.
 * @param cancelBy the last moment to cancel if it were ordered today, ms UTC
 */
export function commitmentBox(record: Onboarding, cancelBy: number): Card {
  const { contract } = record;
  const commitment = commitmentOf(record.lines, contract?.discountPercent ?? 0, contract?.currency ?? 'USD');
  const { total, yearly, marginPercent, currency } = commitment;
  return renderView('onboarding/commitment', {
    total: formatMoney(total, currency),
    yearly: formatMoney(yearly, currency),
    margin: marginPercent === null ? 'Unknown: a cost price is missing' : `${marginPercent} % of it stays with us`,
    discount: contract === null || contract.discountPercent === 0 ? 'None' : `${contract.discountPercent} % (included)`,
    hasDiscount: contract !== null && contract.discountPercent !== 0,
    cancelBy: `${momentWords(cancelBy)}, if ordered now`,
  });
}
