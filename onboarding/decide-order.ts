import type { TaskResult } from './commands.ts';
import type { Onboarding } from './onboarding.ts';
import { news, quietNews, refreshed, withAttention, withDeed } from './record-news.ts';

type OrderReport = Extract<
  TaskResult,
  { kind: 'cart-created' | 'cart-gone' | 'order-blocked' | 'order-placed' | 'renewal-settled' }
>;

/** What became of the order: from the cart to the subscriptions that are to end. */
export function decideOrder(record: Onboarding, result: OrderReport, at: number): Onboarding {
  switch (result.kind) {
    case 'cart-created':
      return { ...record, order: { ...record.order, cartId: result.cartId } };
    case 'cart-gone':
      return withPlanned({ ...record, order: { ...record.order, cartId: null } }, 'create-cart', result.nextAt);
    case 'order-blocked':
      return blocked(record, result, at);
    case 'order-placed':
      return orderPlaced(record, result, at);
    case 'renewal-settled': {
      const order = { ...record.order, renewalSettled: true };
      return quietNews({ ...record, order }, 'Partner Center', 'ends the subscriptions that are not to renew', at);
    }
  }
}

/** The order shows what the earlier looks did not: then that is what we wait for, with the cart kept. */
function blocked(record: Onboarding, result: Extract<TaskResult, { kind: 'order-blocked' }>, at: number): Onboarding {
  if (result.by === 'verification') {
    const reviewed: Onboarding = { ...record, verification: { status: 'UnderReview', since: at } };
    return refreshed(withPlanned(reviewed, 'check-verification', result.nextAt), at);
  }
  const agreementFacts = { ...record.agreementFacts, signed: null, checkedAt: at, confirmationRefused: true };
  const unsigned = withPlanned({ ...record, agreementFacts }, 'check-agreement', result.nextAt);
  const what = 'wants the customer to accept the agreement';
  return news(unsigned, 'Partner Center', what, { kind: 'confirmation-refused' }, at);
}

/** What would be planned anyway, but not at once. */
function withPlanned(
  record: Onboarding,
  kind: 'create-cart' | 'check-verification' | 'check-agreement',
  at: number,
): Onboarding {
  return record.tasks.some(({ deed }) => deed.kind === kind) ? record : withDeed(record, { kind }, at);
}

function orderPlaced(
  record: Onboarding,
  result: Extract<TaskResult, { kind: 'order-placed' }>,
  at: number,
): Onboarding {
  if (record.order.placed !== null) return record;
  const orderIds = [...result.orderIds];
  const approvedBy = record.stage.kind === 'provisioning' ? record.stage.approvedBy : null;
  const placed: Onboarding = {
    ...record,
    stage: record.stage.kind === 'cancelled' ? record.stage : { kind: 'completed', at, approvedBy },
    order: { ...record.order, placed: { at: result.placedAt ?? at, orderIds } },
  };
  const told = news(
    placed,
    'Partner Center',
    `took the order ${orderIds.join(', ')}`,
    { kind: 'order-placed', orderIds },
    at,
  );
  if (result.problems.length === 0) return told;
  return withAttention(
    told,
    '',
    `Part of the order was refused: ${result.problems.join(' ')} Order that part in Partner Center.`,
    null,
    at,
  );
}
