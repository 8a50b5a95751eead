import type { Change, PersonCommand } from './commands.ts';
import type { Onboarding } from './onboarding.ts';
import { notePerson, withNotice, withRefreshedApprovals, withRefreshedCards } from './record-news.ts';
import type { Refusal } from './who-may.ts';

/** An approver's decision. Whoever comes second is told what was decided; there is one decision. */
export function decideApproval(
  record: Onboarding,
  change: Extract<Change, { kind: 'approve' | 'reject' }>,
  event: PersonCommand,
  at: number,
): Onboarding | Refusal {
  if (record.stage.kind !== 'awaiting-approval') {
    return { code: 'too-late', text: 'This request is no longer waiting for a decision. Here is how it stands now.' };
  }
  if (change.kind === 'reject' && change.reason === '') {
    return { code: 'not-possible', text: `Say why, so that ${record.requester.name} knows what to change.` };
  }
  const decided = change.kind === 'approve' ? approved(record, event, at) : rejected(record, change.reason, event, at);
  return withRefreshedApprovals(withRefreshedCards(decided, at), at);
}

function approved(record: Onboarding, { by }: PersonCommand, at: number): Onboarding {
  const noted = notePerson(
    { ...record, stage: { kind: 'provisioning', since: at, approvedBy: by } },
    by,
    'approved it',
    at,
  );
  return withNotice(noted, { kind: 'approved', by }, at);
}

function rejected(record: Onboarding, reason: string, { by }: PersonCommand, at: number): Onboarding {
  const reopened: Onboarding = { ...record, stage: { kind: 'drafting', rejection: { by, at, reason } } };
  return withNotice(notePerson(reopened, by, `rejected it: ${reason}`, at), { kind: 'rejected', by, reason }, at);
}
