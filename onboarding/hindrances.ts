import { asItWaits, justDecided } from './as-it-waits.ts';
import { openAsk } from './chase.ts';
import type { Onboarding } from './onboarding.ts';
import { missingLines } from './order-progress.ts';
import { notPossible, type Refusal, tooLate } from './refusal.ts';
import { isOver, mayBeFilledIn } from './stage.ts';
import { lockReason, type Part } from './steps.ts';
import { isUnderWay } from './tasks.ts';

/** What stands in the way of something as an onboarding is now, whoever wants it; undefined = nothing. */

export function notToBeFilledIn(decidedOn: Onboarding, part: Part | undefined): Refusal | undefined {
  const record = asItWaits(decidedOn);
  if (isOver(record)) return tooLate('over');
  if (!mayBeFilledIn(record)) return tooLate('no-longer-filled-in');
  const locked = part && lockReason(record, part);
  return locked && tooLate(locked);
}

export function decided(record: Onboarding): Refusal | undefined {
  const decision = justDecided(record);
  if (decision !== null) return tooLate('just-decided', { name: decision.by.name });
  return record.stage.kind === 'awaiting-approval' ? undefined : tooLate('no-longer-waiting');
}

export function nothingToHandOver({ credentials }: Onboarding): Refusal | undefined {
  if (credentials.kind === 'in-vault') return undefined;
  if (credentials.kind === 'opened') return tooLate('credentials-opened');
  return credentials.kind === 'taken' ? tooLate('credentials-taken') : notPossible('no-credentials');
}

export function tenantSettled(record: Onboarding): Refusal | undefined {
  if (isOver(record)) return tooLate('over');
  return record.customer === null ? undefined : tooLate('tenant-connected');
}

/** There is nothing that the customer has not answered yet. */
export function nothingAsked(record: Onboarding): Refusal | undefined {
  if (openAsk(record) !== undefined) return undefined;
  return isOver(record) ? tooLate('over') : notPossible('nothing-asked');
}

export function nothingToLeaveOut(record: Onboarding): Refusal | undefined {
  if (isOver(record)) return tooLate('over');
  if (record.order.placed === null || record.order.refused.length === 0) return notPossible('nothing-to-leave-out');
  if (record.change !== null) return tooLate('change-open');
  const isBusy = isUnderWay(record.tasks, 'create-cart') || isUnderWay(record.tasks, 'check-out');
  return isBusy ? tooLate('being-ordered') : undefined;
}

/** While something of the deal is still to be ordered it may turn out otherwise: that is settled first. */
export function nothingToTakeBack(record: Onboarding): Refusal | undefined {
  const { stage, order, change } = record;
  if (change !== null) return tooLate('change-open');
  const isOrdered = stage.kind === 'provisioning' || stage.kind === 'completed';
  if (!isOrdered || order.subscriptions.every(({ takeBack }) => takeBack === null)) {
    return notPossible('nothing-to-take-back');
  }
  return missingLines(record).length > 0 ? notPossible('rest-not-ordered') : undefined;
}

export function changeDecided({ change }: Onboarding): Refusal | undefined {
  return change?.approvedBy === null ? undefined : tooLate('no-longer-waiting');
}

export function orderedOrOver(record: Onboarding): Refusal | undefined {
  if (isOver(record)) return tooLate('over');
  if (record.order.placed !== null) return tooLate('order-on-its-way');
  return isUnderWay(record.tasks, 'check-out') ? tooLate('being-ordered') : undefined;
}

export function tenantMade({ customer, registration, tasks }: Onboarding): Refusal | undefined {
  const isThere = customer !== null && registration?.answer === 'yes';
  return isThere || isUnderWay(tasks, 'create-customer') ? tooLate('tenant-exists') : undefined;
}
