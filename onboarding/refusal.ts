import type { LockReason } from './steps/locks.ts';

/** Of these, the first four are about who it is, whatever the onboarding is like. */
export type RefusalCode =
  | 'no-role'
  | 'not-yours'
  | 'self-approval'
  | 'not-approver'
  | 'stale'
  | 'too-late'
  | 'not-possible';

export type RefusalReason =
  | 'card-out-of-date'
  | 'no-role'
  | 'not-your-role'
  | 'only-reps'
  | 'only-requester'
  | 'own-request'
  | 'only-approvers'
  | 'other-step'
  | 'approved-already'
  | 'say-what'
  | 'asked-already'
  | 'no-question'
  | 'answer-missing'
  | 'say-why-passed-on'
  | 'no-longer-waiting'
  | 'just-decided'
  | 'decision-stands'
  | 'only-who-decided'
  | 'no-longer-filled-in'
  | 'already-submitted'
  | 'over'
  | 'credentials-taken'
  | 'credentials-opened'
  | 'tenant-exists'
  | 'being-ordered'
  | 'say-why'
  | 'parts-missing'
  | 'nobody-can-approve'
  | 'not-completed'
  | 'nothing-to-edit'
  | 'nothing-to-retry'
  | 'nothing-to-leave-out'
  | 'nothing-to-take-back'
  | 'take-back-over'
  | 'rest-not-ordered'
  | 'change-open'
  | 'add-on-of-base'
  | 'no-credentials'
  | 'tenant-answered'
  | 'not-answered-yet'
  | 'too-many-lines'
  | 'add-on-first'
  | 'no-lines'
  | 'line-gone'
  | 'promotion-over'
  | 'end-date-past'
  | 'base-seats'
  | 'suggestion-gone'
  | 'no-address'
  | 'say-why-right'
  | 'address-not-taken'
  | 'no-contact'
  | 'too-many-mails'
  | 'too-many-links'
  | 'nothing-asked'
  | 'link-by-mail-only'
  | 'asked-today'
  | 'asked-just-now'
  | 'no-such-address'
  | 'reminders-as-wanted'
  | 'people-still-needed'
  | 'choose-another-rep'
  | 'rep-approved-it'
  | LockReason;

/** Why something was not done, for the person who tried. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly reason: RefusalReason;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Whether somebody tried what is not theirs to do: that goes on record, unlike a click that came too late. */
export function isAboutRights({ code }: Refusal): boolean {
  return code === 'no-role' || code === 'not-yours' || code === 'self-approval' || code === 'not-approver';
}

export function tooLate(reason: RefusalReason, values?: Refusal['values']): Refusal {
  return { code: 'too-late', reason, ...(values === undefined ? {} : { values }) };
}

export function notPossible(reason: RefusalReason, values?: Refusal['values']): Refusal {
  return { code: 'not-possible', reason, ...(values === undefined ? {} : { values }) };
}
