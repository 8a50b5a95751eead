import { askedFor } from './approval-policy.ts';
import { askedForApproval } from './ask-approval.ts';
import type { Acting, Change } from './commands.ts';
import { takeAccount } from './crm.ts';
import { decideAcceptance } from './decide-acceptance.ts';
import { decideApproval } from './decide-approval.ts';
import { decideChase } from './decide-chase.ts';
import { decideEnding } from './decide-ending.ts';
import { fillIn } from './decide-fill-in.ts';
import { handOver } from './decide-hand-over.ts';
import { decideOrderChange } from './decide-order-change.ts';
import { decideQuestion } from './decide-question.ts';
import { reassign } from './decide-reassign.ts';
import { needsApproval } from './needs-approval.ts';
import type { Onboarding } from './onboarding.ts';
import { whyNotOrderable } from './orderable.ts';
import type { Person } from './person.ts';
import { withRefreshedApprovals } from './record-news.ts';
import { notPossible, type Refusal, tooLate } from './refusal.ts';
import { withoutSetback } from './setback.ts';
import { standingApproval } from './standing-approval.ts';
import { currentStep, isFinished, lockReason, type Part, partsOf } from './steps.ts';
import { noted } from './timeline.ts';
import { orderShown } from './what-counts.ts';

/** The record after a person's change, its revision and planned tasks still to be set; or why it is refused. */
export function decideChange(record: Onboarding, change: Change, acting: Acting, at: number): Onboarding | Refusal {
  const by = acting.person;
  switch (change.kind) {
    case 'edit':
      return reopen(record, change.part, by, at);
    case 'submit':
      return submit(record, change, by, at);
    case 'approve':
    case 'reject':
      return decideApproval(record, change, acting, at);
    case 'ask-rep':
    case 'answer-approver':
    case 'pass-on':
      return decideQuestion(record, change, by, at);
    case 'confirm-tenant':
    case 'refuse-tenant':
      return decideAcceptance(record, change, by, at);
    case 'retry':
    case 'view-credentials':
    case 'take-credentials':
    case 'start-over':
    case 'leave-out':
    case 'cancel':
      return decideEnding(record, change, by, at);
    case 'take-account':
      return takeAccount(record, change, by, at);
    case 'hand-over':
      return handOver(record, change, by, at);
    case 'ask-change':
    case 'withdraw-change':
    case 'approve-change':
    case 'reject-change':
      return decideOrderChange(record, change, by, at);
    case 'send-again':
    case 'stop-reminders':
    case 'remind-again':
      return decideChase(record, change, by, at);
    case 'reassign':
      return reassign(record, change, by, at);
    default:
      return fillIn(record, change, at);
  }
}

function submit(
  record: Onboarding,
  change: Extract<Change, { kind: 'submit' }>,
  by: Person,
  at: number,
): Onboarding | Refusal {
  const after = orderShown(record);
  if (currentStep(record) !== 'review' || after === null) return notPossible('parts-missing');
  const why = whyNotOrderable(record, at);
  if (why !== undefined) return why;
  const before = record.timeline.findLast((entry) => entry.kind === 'submitted')?.after ?? null;
  const customerId = record.customer?.customerId ?? null;
  const standing = standingApproval(record);
  // What is in it is wanted.
  const anew: Onboarding = { ...record, order: { ...record.order, leftOut: [] } };
  if (standing !== undefined) {
    const goesOn: Onboarding = { ...anew, stage: { kind: 'provisioning', since: at, approvedBy: standing.by } };
    const kept = { by, before, after, customerId, reasons: [], approvalKept: standing.by };
    return withRefreshedApprovals(noted(goesOn, { kind: 'submitted', ...kept }, at), at);
  }
  const own = needsApproval(record, change.policy, at);
  // Other orders matter only to what would go on without an approval otherwise.
  const reasons = [...(own.length > 0 ? own : (change.others ?? (['period-total'] as const)))];
  const entry = { kind: 'submitted', by, before, after, customerId, reasons } as const;
  if (reasons.length === 0) {
    return { ...noted(anew, entry, at), stage: { kind: 'provisioning', since: at, approvedBy: null } };
  }
  const asked = askedFor(change.policy, record);
  return askedForApproval(noted(anew, { ...entry, asked }, at), { reasons, asked }, change, at);
}

/**
 * Opens a finished part again; null leaves the one that is open. After submission this takes the request back; an approval stands as long as nothing changes
 * that counts (`standing-approval.ts`).
 */
function reopen(record: Onboarding, part: Part | null, by: Person, at: number): Onboarding | Refusal {
  if (part === null || !partsOf(record).includes(part) || !isFinished(record, part)) {
    return record.stage.kind === 'drafting' ? { ...record, editing: null } : notPossible('nothing-to-edit');
  }
  const locked = lockReason(record, part);
  if (locked !== undefined) return tooLate(locked);
  const opened = {
    ...withoutSetback(record),
    editing: part,
    linesFinished: part === 'subscriptions' ? false : record.linesFinished,
  };
  if (record.stage.kind === 'drafting') return opened;
  const drafting: Onboarding = {
    ...opened,
    stage: { kind: 'drafting', rejection: null },
    order: { ...opened.order, cartId: null },
  };
  return withRefreshedApprovals(noted(drafting, { kind: 'reopened', by, part, before: record.stage.kind }, at), at);
}
