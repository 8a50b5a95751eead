import type { Change } from './commands.ts';
import { withoutConfirmedTenant } from './decide-acceptance.ts';
import type { Onboarding } from './onboarding.ts';
import { whyNotOrderable } from './orderable.ts';
import type { Person } from './person.ts';
import { withNotice, withRefreshedCards } from './record-news.ts';
import { notPossible, type Refusal } from './refusal.ts';
import { noted } from './timeline.ts';
import { orderShown } from './what-counts.ts';

/** An approver's decision. Whoever comes second is told what was decided; there is one decision. */
export function decideApproval(
  record: Onboarding,
  change: Extract<Change, { kind: 'approve' | 'reject' }>,
  by: Person,
  at: number,
): Onboarding | Refusal {
  if (change.kind === 'approve') return whyNotOrderable(record, at) ?? approved(record, by, at);
  const { reason } = change;
  return reason === ''
    ? notPossible('say-why', { requester: record.requester.name })
    : rejected(record, reason, by, at);
}

function approved(record: Onboarding, by: Person, at: number): Onboarding {
  const provisioning: Onboarding = { ...record, stage: { kind: 'provisioning', since: at, approvedBy: by } };
  const approval = noted(provisioning, { kind: 'approved', by, order: orderShown(record) }, at);
  return told(approval, { kind: 'approved', by }, at);
}

function rejected(record: Onboarding, reason: string, by: Person, at: number): Onboarding {
  const reopened: Onboarding = {
    ...withoutConfirmedTenant(record),
    stage: { kind: 'drafting', rejection: { by, at, reason } },
  };
  return told(noted(reopened, { kind: 'rejected', by, reason }, at), { kind: 'rejected', by, reason }, at);
}

function told(decided: Onboarding, notice: Parameters<typeof withNotice>[1], at: number): Onboarding {
  return withRefreshedCards(withNotice(decided, notice, at), at);
}
