import type { Call } from '../call.ts';
import { answerOrder } from '../read-order.ts';
import type { Answer } from '../respond.ts';
import { isCompleted } from './orders.ts';
import { standingOf } from './subscription-term.ts';

/**
 * `POST /_extend-unrenewed`: what Microsoft did in bulk. Whatever does not renew, also what was told to cancel, is to be
 * extended from now on.
 */
export function extendUnrenewed(call: Call): Answer {
  const { world } = call;
  for (const order of world.state.orders.filter((each) => isCompleted(world, each))) {
    for (const line of order.lineItems) {
      const { status, autoRenewEnabled, isTrial } = standingOf(world, order, line);
      if (status !== 'active' || autoRenewEnabled || isTrial) continue;
      line.scheduledActions = [{ scheduleType: 'TermEnd', actionType: 'RenewToExtendedServiceTerm' }];
    }
  }
  return answerOrder(call);
}
