import type { ApprovalReason } from './approval-reason.ts';
import type { ApprovalTerms } from './commands.ts';
import type { Onboarding } from './onboarding.ts';
import { notPossible, type Refusal } from './refusal.ts';
import { withoutHolders } from './who-may.ts';

/** The record as it waits for an approval, which the approvers are asked for. */
export function askedForApproval(
  record: Onboarding,
  reasons: readonly ApprovalReason[],
  terms: ApprovalTerms,
  at: number,
): Onboarding | Refusal {
  const who = askedOf(record, terms);
  if ('reason' in who) return who;
  const waiting = { since: at, ...who, reasons: [...reasons] };
  // Of a request before this one nobody is asked any more; whom to ask for this one is planned anew.
  const tasks = record.tasks.filter(({ kind }) => kind !== 'ask-approvers');
  const isOfEarlier = record.tasks.some(({ id, kind }) => kind === 'ask-approvers' && id === record.attention?.taskId);
  const attention = isOfEarlier ? null : record.attention;
  return { ...record, stage: { kind: 'awaiting-approval', ...waiting }, tasks, attention };
}

/** Whom a request goes to that was brought to nobody yet. Nobody approves what they asked for. */
export function askedOf(
  record: Onboarding,
  terms: ApprovalTerms,
): { approverIds: string[]; approverNames: string[]; reached: null } | Refusal {
  const approverIds = withoutHolders(record, terms.approverIds);
  if (approverIds.length === 0) return notPossible('nobody-can-approve');
  return { approverIds, approverNames: [...terms.approverNames], reached: null };
}
