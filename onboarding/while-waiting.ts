import { isDeepStrictEqual } from 'node:util';
import { asItWaits } from './as-it-waits.ts';
import type { Change } from './commands.ts';
import { editsBetween } from './edit.ts';
import type { Onboarding } from './onboarding.ts';
import type { Part } from './steps.ts';
import { orderShown, whatCounts } from './what-counts.ts';

// A deal that waits for its approval can be looked at, also with its forms open: it goes on waiting. Only what makes
// another deal of it takes the request back, so that nobody approves what they have not seen.

/** What of a change fills in, or opens, a part; undefined = it does neither. */
export function partFilled(change: Change): Part | undefined {
  return change.kind === 'save-part' ? change.part : parts[change.kind];
}

const parts: Readonly<Partial<Record<Change['kind'], Part>>> = {
  'save-account': 'account',
  'take-account': 'account',
  'take-pasted': 'account',
  'choose-provider': 'registration',
  'answer-registration': 'registration',
  'settle-registration': 'registration',
  'save-invitation': 'invitation',
  'save-company': 'company',
  'use-suggestion': 'company',
  'keep-address': 'company',
  'choose-product': 'subscriptions',
  'drop-product': 'subscriptions',
  'add-line': 'subscriptions',
  'edit-line': 'subscriptions',
  'remove-line': 'subscriptions',
  'restore-lines': 'subscriptions',
  'finish-lines': 'subscriptions',
  'renew-prices': 'subscriptions',
};

/** Whether somebody who has agreed to the one has not seen the other. */
export function isOtherDeal(before: Onboarding, after: Onboarding): boolean {
  const isSame = (of: (record: Onboarding) => unknown) => JSON.stringify(of(before)) === JSON.stringify(of(after));
  return (
    editsBetween(whatCounts(before), whatCounts(after)).length > 0 ||
    !isSame(orderShown) ||
    !isSame(({ invitation }) => invitation) ||
    // An address is looked up again each time that its form is sent; only that it is kept all the same is the rep's.
    (after.company?.settled === 'kept' && !isSame(({ company }) => [company?.settled, company?.reason]))
  );
}

/** The deal as it waits, with the form open that is. */
export function stillWaiting(record: Onboarding, { editing, choosing, changing }: Onboarding): Onboarding {
  if (choosing !== null) return { ...record, editing: 'subscriptions', choosing, changing };
  return { ...withFormsClosed(record), editing };
}

export function withFormsClosed(record: Onboarding): Onboarding {
  return { ...record, editing: null, choosing: null, changing: null };
}

/** Whether a change has left an approver's card as right as it was: a form was only opened, or closed again. */
export function wasLookedAt(before: Onboarding, after: Onboarding): boolean {
  return (
    before.stage.kind === 'awaiting-approval' &&
    after.stage === before.stage &&
    isDeepStrictEqual(after.choosing, before.choosing)
  );
}

/** Whether the rep is asked something: what waits for its approval may be looked at in its forms. */
export function isFormOpen(record: Onboarding): boolean {
  const { stage, editing } = asItWaits(record);
  return stage.kind === 'drafting' || (stage.kind === 'awaiting-approval' && editing !== null);
}
