import { z } from 'zod';

/**
 * What happens to a subscription by itself. Which values there are is known from clients in use; Microsoft's own page was
 * not seen.
 */
export const scheduledActionSchema = z.looseObject({
  /** `TermEnd` or `CustomDate`. */
  scheduleType: z.string(),
  /** `Cancel`, `RenewToNewTerm`, `RenewToExtendedServiceTerm`, `Transition`. */
  actionType: z.string(),
});

/** What becomes of a subscription when its term is over. */
export type EndOfTerm = 'renew' | 'cancel' | 'extend';

/**
 * Each outcome in Partner Center's words, as clients in use send them; Microsoft's own sample was not seen. What is not
 * to renew and was not told to cancel goes into a paid Extended Service Term (Microsoft Learn: extended-service-terms).
 */
const outcomes: Readonly<Record<EndOfTerm, { readonly autoRenewEnabled: boolean; readonly actionType: string }>> = {
  renew: { autoRenewEnabled: true, actionType: 'RenewToNewTerm' },
  cancel: { autoRenewEnabled: false, actionType: 'Cancel' },
  extend: { autoRenewEnabled: false, actionType: 'RenewToExtendedServiceTerm' },
};

const isAtTermEnd = ({ scheduleType }: { readonly scheduleType: string }) => scheduleType.toLowerCase() === 'termend';

interface Renewal {
  readonly autoRenewEnabled: boolean;
  readonly scheduledActions?: z.infer<typeof scheduledActionSchema>[] | undefined;
}

/**
 * What a subscription says of the end of its term; undefined = nothing, or what does not fit together. Who renews by
 * itself needs no action for that, and may renew as something else (`Transition`).
 */
export function endOfTermOf({ autoRenewEnabled, scheduledActions = [] }: Renewal): EndOfTerm | undefined {
  const action = scheduledActions.find(isAtTermEnd)?.actionType.toLowerCase();
  if (autoRenewEnabled) {
    return action === undefined || action === 'renewtonewterm' || action === 'transition' ? 'renew' : undefined;
  }
  if (action === 'cancel') return 'cancel';
  return action === 'renewtoextendedserviceterm' ? 'extend' : undefined;
}

/** What makes a subscription say so. What is scheduled for other days stays. */
export function changeForEnd({ scheduledActions = [] }: Renewal, outcome: EndOfTerm): Renewal {
  const { autoRenewEnabled, actionType } = outcomes[outcome];
  const others = scheduledActions.filter((action) => !isAtTermEnd(action));
  return { autoRenewEnabled, scheduledActions: [...others, { scheduleType: 'TermEnd', actionType }] };
}
