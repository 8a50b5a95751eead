import type { TaskResult } from './commands.ts';
import type { Onboarding } from './onboarding.ts';
import { news, refreshed, withAttention, withTask } from './record-news.ts';

type OrderResult = Extract<TaskResult, { kind: 'cart-created' | 'cart-gone' | 'order-blocked' | 'order-placed' }>;

/** What became of the order: from the cart on. */
export function decideOrder(record: Onboarding, result: OrderResult, at: number): Onboarding {
  switch (result.kind) {
    case 'cart-created':
      return { ...record, order: { ...record.order, cartId: result.cartId } };
    case 'cart-gone':
      return withPlanned({ ...record, order: { ...record.order, cartId: null } }, 'create-cart', result.nextAt);
    case 'order-blocked':
      return blocked(record, result, at);
    case 'order-placed':
      return orderPlaced(record, result, at);
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
  return news(unsigned, { kind: 'agreement-wanted' }, { kind: 'confirmation-refused' }, at);
}

/** What would be planned anyway, but not at once. */
function withPlanned(
  record: Onboarding,
  kind: 'create-cart' | 'check-verification' | 'check-agreement',
  at: number,
): Onboarding {
  return record.tasks.some((task) => task.kind === kind) ? record : withTask(record, { kind }, at);
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
  const told = news(placed, { kind: 'order-placed', orderIds }, { kind: 'order-placed', orderIds }, at);
  if (result.refused.length === 0) return told;
  const problem = { key: 'errors.tasks.order-partly-refused', values: { refused: result.refused.join(' ') } };
  return withAttention(told, { taskId: '', problem, correlationId: null }, at);
}
