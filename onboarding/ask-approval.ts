import type { ApprovalReason } from './approval-reason.ts';
import type { ApprovalTerms } from './commands.ts';
import type { Onboarding } from './onboarding.ts';
import { notPossible, type Refusal } from './refusal.ts';
import { withoutHolders } from './who-may.ts';

/** The record as it waits for an approval, which the approvers are asked for. Nobody approves what they asked for. */
export function askedForApproval(
  record: Onboarding,
  reasons: readonly ApprovalReason[],
  terms: ApprovalTerms,
  at: number,
): Onboarding | Refusal {
  const approverIds = withoutHolders(record, terms.approverIds);
  if (approverIds.length === 0) return notPossible('nobody-can-approve');
  const approverNames = [...terms.approverNames];
  const waiting = { since: at, approverIds, approverNames, reached: null, reasons: [...reasons] };
  // Of a request before this one nobody is asked any more; whom to ask for this one is planned anew.
  const tasks = record.tasks.filter(({ kind }) => kind !== 'ask-approvers');
  const isOfEarlier = record.tasks.some(({ id, kind }) => kind === 'ask-approvers' && id === record.attention?.taskId);
  const attention = isOfEarlier ? null : record.attention;
  return { ...record, stage: { kind: 'awaiting-approval', ...waiting }, tasks, attention };
}
