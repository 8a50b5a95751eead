import type { ApprovalReason } from './approval-reason.ts';
import type { ApprovalTerms } from './commands.ts';
import type { Onboarding } from './onboarding.ts';
import { withAskedApprovers } from './record-news.ts';
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
  const waiting = { since: at, approverIds, approverNames, reasons: [...reasons] };
  return withAskedApprovers({ ...record, stage: { kind: 'awaiting-approval', ...waiting } }, at);
}
