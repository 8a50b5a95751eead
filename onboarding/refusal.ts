import type { LockReason } from './steps/locks.ts';

export type RefusalCode = 'stale' | 'not-yours' | 'self-approval' | 'not-approver' | 'too-late' | 'not-possible';

export type RefusalReason =
  | 'card-out-of-date'
  | 'only-requester'
  | 'own-request'
  | 'only-approvers'
  | 'no-longer-waiting'
  | 'no-longer-filled-in'
  | 'already-submitted'
  | 'over'
  | 'credentials-taken'
  | 'tenant-exists'
  | 'being-ordered'
  | 'say-why'
  | 'parts-missing'
  | 'nobody-can-approve'
  | 'nothing-to-edit'
  | 'nothing-to-retry'
  | 'no-credentials'
  | 'tenant-answered'
  | 'not-answered-yet'
  | 'too-many-lines'
  | 'add-on-first'
  | 'no-lines'
  | 'suggestion-gone'
  | 'no-address'
  | 'say-why-right'
  | 'address-not-taken'
  | 'no-contact'
  | 'too-many-mails'
  | 'people-still-needed'
  | LockReason;

/** Why something was not done, for the person who tried. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly reason: RefusalReason;
  readonly values?: Readonly<Record<string, string | number>>;
}

export function tooLate(reason: RefusalReason): Refusal {
  return { code: 'too-late', reason };
}

export function notPossible(reason: RefusalReason, values?: Refusal['values']): Refusal {
  return { code: 'not-possible', reason, ...(values === undefined ? {} : { values }) };
}
