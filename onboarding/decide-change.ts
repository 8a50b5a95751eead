import { askedFor } from './approval-policy.ts';
import { askedForApproval } from './ask-approval.ts';
import type { Acting, Change } from './commands.ts';
import { takeAccount } from './crm.ts';
import { decideAcceptance } from './decide-acceptance.ts';
import { decideApproval } from './decide-approval.ts';
import { decideChase } from './decide-chase.ts';
import { takeCredentials, viewCredentials } from './decide-credentials.ts';
import { decideEnding } from './decide-ending.ts';
import { fillIn } from './decide-fill-in.ts';
import { handOver } from './decide-hand-over.ts';
import { decideOrderChange } from './decide-order-change.ts';
import { decideQuestion } from './decide-question.ts';
import { reassign } from './decide-reassign.ts';
import { retry } from './decide-retry.ts';
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
import { undo } from './undo.ts';
import { orderShown } from './what-counts.ts';
import { isOtherDeal, partFilled, stillWaiting, withFormsClosed } from './while-waiting.ts';

/**
 * The record after a person's change, its revision and planned tasks still to be set; or why it is refused.
 * @param undoMs for how long a decision may be taken back
 */
export function decideChange(
  record: Onboarding,
  change: Change,
  acting: Acting,
  at: number,
  undoMs = 0,
): Onboarding | Refusal {
  const after = decideByKind(record, change, acting, { at, undoMs });
  const part = partFilled(change);
  if (part === undefined || record.stage.kind !== 'awaiting-approval' || 'reason' in after) return after;
  if (!isOtherDeal(record, after)) return stillWaiting(record, after);
  return decideByKind(takenBack(record, part, acting.person, at), change, acting, { at, undoMs });
}

function decideByKind(
  record: Onboarding,
  change: Change,
  acting: Acting,
  { at, undoMs }: { readonly at: number; readonly undoMs: number },
): Onboarding | Refusal {
  const by = acting.person;
  switch (change.kind) {
    case 'edit':
      return reopen(record, change.part, by, at);
    case 'submit':
      return submit(record, change, by, at);
    case 'approve':
    case 'reject':
      return decideApproval(record, change, acting, at, undoMs);
    case 'undo':
      return undo(record, by, at);
    case 'ask-rep':
    case 'answer-approver':
    case 'pass-on':
      return decideQuestion(record, change, by, at, undoMs);
    case 'confirm-tenant':
    case 'refuse-tenant':
      return decideAcceptance(record, change, by, at);
    case 'retry':
      return retry(record, by, at);
    case 'view-credentials':
      return viewCredentials(record, by, at);
    case 'take-credentials':
      return takeCredentials(record, by, at);
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
 * Opens a finished part again; null leaves the one that is open. What is under way is taken back by it, and an approval
 * stands as long as nothing changes that counts (`standing-approval.ts`); what waits for one goes on waiting.
 */
function reopen(record: Onboarding, part: Part | null, by: Person, at: number): Onboarding | Refusal {
  const { stage } = record;
  const mayBeLeft = stage.kind === 'drafting' || stage.kind === 'awaiting-approval';
  if (part === null || !partsOf(record).includes(part) || !isFinished(record, part)) {
    if (!mayBeLeft) return notPossible('nothing-to-edit');
    return stage.kind === 'drafting' ? { ...record, editing: null } : withFormsClosed(record);
  }
  const locked = lockReason(record, part);
  if (locked !== undefined) return tooLate(locked);
  if (stage.kind === 'awaiting-approval') return { ...withFormsClosed(record), editing: part };
  return stage.kind === 'drafting' ? opened(record, part) : takenBack(record, part, by, at);
}

function opened(record: Onboarding, part: Part): Onboarding {
  const linesFinished = part === 'subscriptions' ? false : record.linesFinished;
  return { ...withoutSetback(record), editing: part, linesFinished };
}

function takenBack(record: Onboarding, part: Part, by: Person, at: number): Onboarding {
  const reopened = opened(record, part);
  const drafting: Onboarding = {
    ...reopened,
    stage: { kind: 'drafting', rejection: null },
    order: { ...reopened.order, cartId: null },
  };
  return withRefreshedApprovals(noted(drafting, { kind: 'reopened', by, part, before: record.stage.kind }, at), at);
}
