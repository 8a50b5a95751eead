import { type Approval, isSpent, openStep } from './approval-step.ts';
import { stepFrom, withoutEarlierAsking } from './ask-approval.ts';
import type { Acting, Change } from './commands.ts';
import { withoutConfirmedTenant } from './decide-acceptance.ts';
import type { Onboarding } from './onboarding.ts';
import { whyNotOrderable } from './orderable.ts';
import type { Person } from './person.ts';
import { notPossible, type Refusal, tooLate } from './refusal.ts';
import type { Part } from './steps.ts';
import { noted } from './timeline.ts';
import { decidedOn } from './undo.ts';
import { orderShown } from './what-counts.ts';
import { withFormsClosed } from './while-waiting.ts';

/**
 * An approver's decision. Whoever comes second is told what was decided; there is one decision at each step.
 * @param undoMs for how long they may take it back
 */
export function decideApproval(
  record: Onboarding,
  change: Extract<Change, { kind: 'approve' | 'reject' }>,
  by: Acting,
  at: number,
  undoMs: number,
): Onboarding | Refusal {
  const decided = decide(record, change, by, at);
  return 'reason' in decided ? decided : decidedOn(record, decided, by.person, at, undoMs);
}

function decide(
  record: Onboarding,
  change: Extract<Change, { kind: 'approve' | 'reject' }>,
  by: Acting,
  at: number,
): Onboarding | Refusal {
  if (change.kind === 'approve') return whyNotOrderable(record, at) ?? approved(record, change.comment ?? '', by, at);
  const { reason, part = null } = change;
  return reason === ''
    ? notPossible('say-why', { requester: record.requester.name })
    : rejected(record, { reason, part }, by.person, at);
}

function approved(record: Onboarding, comment: string, acting: Acting, at: number): Onboarding | Refusal {
  const { stage } = record;
  if (stage.kind !== 'awaiting-approval') return tooLate('no-longer-waiting');
  const { person: by, decidesFor = 'themselves' } = acting;
  const standsFor = decidesFor === 'themselves' ? null : decidesFor;
  const step = stage.asked === null ? undefined : openStep(stage.asked, stage.approvals)?.name;
  const said = { ...(standsFor && { standsFor }), ...(comment !== '' && { comment }), ...(step && { step }) };
  const entry = { by, order: orderShown(record), ...said };
  const approval: Approval = { step: step ?? '', by, standsFor, at, comment };
  const { asked } = stage;
  if (asked !== null && isSpent(asked, stage.approvals, approval)) return tooLate('approved-already');
  const approvals = [...stage.approvals, approval];
  if (asked === null || openStep(asked, approvals) === undefined) {
    const begun = { kind: 'provisioning', since: at, approvedBy: by } as const;
    const provisioning: Onboarding = { ...withFormsClosed(record), stage: begun };
    return noted(provisioning, { kind: 'approved', ...entry }, at);
  }
  // Who is asked next is looked up by the task that asks them.
  const next = { ...stage, ...stepFrom(at), approvals, approverIds: [], approverNames: [], reached: null };
  return noted(withoutEarlierAsking({ ...record, stage: next }), { kind: 'approved-in-part', ...entry }, at);
}

function rejected(
  record: Onboarding,
  { reason, part }: { readonly reason: string; readonly part: Part | null },
  by: Person,
  at: number,
): Onboarding {
  const reopened: Onboarding = {
    ...withoutConfirmedTenant(record),
    stage: { kind: 'drafting', rejection: { by, at, reason, part } },
  };
  return noted(reopened, { kind: 'rejected', by, reason, ...(part && { part }) }, at);
}
