import type { ApprovalReason } from './approval-reason.ts';
import type { Asked } from './approval-step.ts';
import type { ApprovalTerms } from './commands.ts';
import type { Onboarding } from './onboarding.ts';
import { notPossible, type Refusal } from './refusal.ts';
import type { Stage } from './stage.ts';
import { withoutHolders } from './who-may.ts';

/**
 * The record as it waits for an approval, which the approvers are asked for. Nobody approves what they asked for.
 * @param wanted why, and what the policy asks for it: as the timeline tells it
 */
export function askedForApproval(
  record: Onboarding,
  { reasons, asked }: { readonly reasons: readonly ApprovalReason[]; readonly asked: Asked },
  terms: Pick<ApprovalTerms, 'approverIds' | 'approverNames'>,
  at: number,
): Onboarding | Refusal {
  const who = askedOf(record, terms);
  if ('reason' in who) return who;
  const waiting = { since: at, ...who, reasons: [...reasons] };
  const stage: Stage = { kind: 'awaiting-approval', ...waiting, asked, approvals: [], ...stepFrom(at) };
  return withoutEarlierAsking({ ...record, stage });
}

/** A step that begins to wait. @param at ms UTC */
export function stepFrom(at: number) {
  return { stepSince: at, question: null, passedTo: null, reminded: 0, escalatedAt: null, escalatedInVain: false };
}

/** Of what was asked before nobody is asked any more; whom to ask now is planned anew. */
export function withoutEarlierAsking(record: Onboarding): Onboarding {
  const tasks = record.tasks.filter(({ kind }) => kind !== 'ask-approvers');
  const isOfEarlier = record.tasks.some(({ id, kind }) => kind === 'ask-approvers' && id === record.attention?.taskId);
  return { ...record, tasks, attention: isOfEarlier ? null : record.attention };
}

/** Whom a request goes to that was brought to nobody yet. Nobody approves what they asked for. */
export function askedOf(
  record: Onboarding,
  terms: Pick<ApprovalTerms, 'approverIds' | 'approverNames'>,
): { approverIds: string[]; approverNames: string[]; reached: null } | Refusal {
  const approverIds = withoutHolders(record, terms.approverIds);
  if (approverIds.length === 0) return notPossible('nobody-can-approve');
  return { approverIds, approverNames: [...terms.approverNames], reached: null };
}
