import { fault } from '../respond.ts';
import type { OrderLine, ScheduledAction } from '../state.ts';
import type { World } from '../world.ts';

/** What comes of a subscription when its term is over. */
export type Outcome = 'renewed' | 'cancelled' | 'extended' | 'expired';

interface Renewal {
  readonly autoRenewEnabled: boolean;
  readonly isTrial: boolean;
}

/** Whoever neither lets it renew nor cancels it in so many words has it extended, for money. A trial never is. */
export function outcomeOf(world: World, line: OrderLine, { autoRenewEnabled, isTrial }: Renewal): Outcome {
  if (autoRenewEnabled) return 'renewed';
  if (atTermEnd(line.scheduledActions)?.actionType === 'Cancel') return 'cancelled';
  return isTrial || world.switches.unrenewedTerm === 'grace' ? 'expired' : 'extended';
}

function atTermEnd(actions: readonly ScheduledAction[]): ScheduledAction | undefined {
  return actions.find(({ scheduleType }) => scheduleType === 'TermEnd');
}

/** What is scheduled has to fit `autoRenewEnabled`; of what it can be, the simulator carries out the end of the term. */
export function checkScheduledActions(
  actions: readonly ScheduledAction[],
  { autoRenewEnabled, isTrial }: Renewal,
): void {
  const isElsewhen = ({ scheduleType, actionType }: ScheduledAction) =>
    scheduleType !== 'TermEnd' || actionType === 'Transition';
  if (actions.some((action) => isElsewhen(action) || action.instructions !== undefined)) {
    const text = 'The simulator carries out what is scheduled for the end of a term only, and no instructions.';
    throw fault(501, 501, text, [], 'Simulator');
  }
  const renews = ({ actionType }: ScheduledAction) => actionType === 'RenewToNewTerm';
  const fits =
    actions.length <= 1 &&
    actions.every((action) => renews(action) === autoRenewEnabled) &&
    !(isTrial && actions.some(({ actionType }) => actionType === 'RenewToExtendedServiceTerm'));
  if (!fits) throw fault(400, 3000, 'Invalid property. scheduledActions');
}
