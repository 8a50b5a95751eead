import type { Change, PersonCommand } from './commands.ts';
import { commitmentOf, needsApproval } from './commitment.ts';
import { decideApproval } from './decide-approval.ts';
import { decideEnding } from './decide-ending.ts';
import { fillIn } from './decide-fill-in.ts';
import { lockedReason } from './locked-parts.ts';
import { isOver, type Onboarding, type Part } from './onboarding.ts';
import { notePerson, withRefreshedApprovals } from './record-news.ts';
import { currentStep, isFinished, partsOf } from './steps.ts';
import { notPossible, type Refusal, tooLate } from './who-may.ts';

/** The record after a person's change, its revision and planned tasks still to be set; or why it is refused. */
export function decideChange(record: Onboarding, event: PersonCommand, at: number): Onboarding | Refusal {
  const { change } = event;
  switch (change.kind) {
    case 'edit':
      return reopen(record, change.part, event, at);
    case 'submit':
      return submit(record, change, event, at);
    case 'approve':
    case 'reject':
      return decideApproval(record, change, event, at);
    case 'retry':
    case 'take-credentials':
    case 'start-over':
    case 'cancel':
      return decideEnding(record, change, event, at);
    default:
      return record.stage.kind === 'drafting' ? fillIn(record, change) : tooLate('It is no longer being filled in.');
  }
}

function submit(
  record: Onboarding,
  change: Extract<Change, { kind: 'submit' }>,
  event: PersonCommand,
  at: number,
): Onboarding | Refusal {
  if (record.stage.kind !== 'drafting') return tooLate('It has been submitted already.');
  if (currentStep(record) !== 'review' || record.contract === null) return notPossible('Some parts are still missing.');
  const { discountPercent } = record.contract;
  const commitment = commitmentOf(record.lines, discountPercent, record.contract.currency);
  const noted = notePerson(record, event.by, 'submitted it', at);
  if (!needsApproval(commitment, change.approvalThreshold)) {
    return { ...noted, stage: { kind: 'provisioning', since: at, approvedBy: null } };
  }
  const approverIds = change.approverIds.filter((id) => id !== record.requester.id);
  if (approverIds.length === 0) {
    return notPossible('Nobody can approve this: there is no approver besides you. Ask your administrator to add one.');
  }
  const approverNames = [...change.approverNames];
  const stage = { kind: 'awaiting-approval' as const, since: at, approverIds, approverNames };
  return withRefreshedApprovals({ ...noted, stage }, at);
}

/** Opens a finished part again. After submission this voids the request, or the approval: what counts is what was shown. */
function reopen(record: Onboarding, part: Part, event: PersonCommand, at: number): Onboarding | Refusal {
  if (isOver(record)) return tooLate('It is over.');
  if (!partsOf(record).includes(part) || !isFinished(record, part)) {
    return record.stage.kind === 'drafting'
      ? { ...record, editing: null }
      : notPossible('There is nothing to edit yet.');
  }
  const locked = lockedReason(record, part);
  if (locked !== undefined) return tooLate(locked);
  const opened = { ...record, editing: part, linesFinished: part === 'subscriptions' ? false : record.linesFinished };
  if (record.stage.kind === 'drafting') return opened;
  const voided =
    record.stage.kind === 'provisioning' ? 'edited it, which voids the approval' : 'edited it before the decision';
  const drafting = notePerson({ ...opened, stage: { kind: 'drafting', rejection: null } }, event.by, voided, at);
  return withRefreshedApprovals({ ...drafting, order: { ...drafting.order, cartId: null } }, at);
}
