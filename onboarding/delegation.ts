import type { ApprovalPolicy } from './approval-policy.ts';
import type { TaskResult } from './commands.ts';
import type { Delegation } from './facts.ts';
import type { Onboarding } from './onboarding.ts';
import { quietNews } from './record-news.ts';
import { type MailIdentity, mayLeaveAt, withSentMail } from './sent-mails.ts';
import { agreementMailOf, mayWriteToCustomer, signatoryOf } from './signatory.ts';

/**
 * GDAP: the customer is invited to grant our people roles in its tenant, with the agreement's mail where that leaves, else
 * by a mail of its own. Nothing of a deal rests on it, and no failure of it is one of the deal.
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Within this time after the tenant came, an invitation that is not made yet is tried for. */
const triedForMs = 30 * DAY;
/** So long the agreement's mail waits for the link that is to stand in it. */
const mailWaitsMs = 5 * MINUTE;

/** @param isOffered whether the provider of this onboarding invites to it */
export function delegationTasks(
  record: Onboarding,
  isOffered: boolean,
  at: number,
): ('create-delegation' | 'send-delegation' | 'check-delegation')[] {
  const { customer, delegation, stage } = record;
  if (customer === null || !mayWriteToCustomer(record)) return [];
  // Of a tenant that only the requester says is the customer an approver has to agree first.
  if (customer.confirmedBy !== null && (stage.kind === 'drafting' || stage.kind === 'awaiting-approval')) return [];
  if (delegation === null) return isOffered && at - customer.since < triedForMs ? ['create-delegation'] : [];
  const isOpen = delegation.status === 'asked' || delegation.status === 'active';
  return [
    ...(isMailDue(record, delegation) ? (['send-delegation'] as const) : []),
    ...(isOpen ? (['check-delegation'] as const) : []),
  ];
}

/** A mail of its own: the agreement's has left without the link, or will not leave at all. */
function isMailDue(record: Onboarding, { status, mailedAt }: Delegation): boolean {
  const { signed, askedAt } = record.agreementFacts;
  const hasAddressee = (signatoryOf(record)?.email ?? '') !== '';
  return status === 'asked' && mailedAt === null && hasAddressee && (signed !== null || askedAt !== null);
}

/** By what its own mail is known again. */
export function delegationMailOf(record: Onboarding): MailIdentity {
  return { kind: 'delegation', to: signatoryOf(record)?.email ?? '', content: record.delegation?.id ?? '' };
}

/** Until when the agreement's mail waits for the link, ms UTC; `at` when it need not. */
export function delegationAwaitedUntil({ tasks }: Onboarding, isWanted: boolean, at: number): number {
  const failing = tasks.find(({ kind }) => kind === 'create-delegation')?.failingSince;
  return isWanted ? Math.max(at, (failing ?? at) + mailWaitsMs) : at;
}

/** Graph has made an invitation, which the agreement's mail need not wait for any longer. */
export function delegationAsked(
  record: Onboarding,
  { relationshipId: id, customerId }: Extract<TaskResult, { kind: 'delegation-asked' }>,
  at: number,
): Onboarding {
  // Somebody who was thought dead may say it again, or of the customer there was before.
  if (record.delegation !== null || record.customer?.customerId !== customerId) return record;
  const asked: Onboarding = { ...record, delegation: { id, status: 'asked', since: at, mailedAt: null } };
  const leavesAt = mayLeaveAt(asked, agreementMailOf(asked), at);
  const isWaiting = (task: Onboarding['tasks'][number]) =>
    task.kind === 'send-agreement' && task.attempts === 0 && task.dueAt !== null && task.dueAt > leavesAt;
  const tasks = asked.tasks.map((task) => (isWaiting(task) ? { ...task, dueAt: leavesAt } : task));
  return quietNews({ ...asked, tasks }, { kind: 'delegation-asked', relationshipId: id }, at);
}

/** Its link has left, in a mail of its own. */
export function delegationMailed(record: Onboarding, taskId: string, at: number): Onboarding {
  const sent = withSentMail(withMailedDelegation(record, at), delegationMailOf(record), at, taskId);
  return quietNews(sent, { kind: 'delegation-mailed' }, at);
}

/** Its link has left. */
export function withMailedDelegation(record: Onboarding, at: number): Onboarding {
  return { ...record, delegation: record.delegation && { ...record.delegation, mailedAt: at } };
}

/** What Graph says has become of it. */
export function delegationSeen(
  record: Onboarding,
  { status }: Extract<TaskResult, { kind: 'delegation' }>,
  at: number,
): Onboarding {
  const { delegation } = record;
  if (delegation === null || delegation.status === status) return record;
  const seen: Onboarding = { ...record, delegation: { ...delegation, status, since: at } };
  return status === 'asked' ? seen : quietNews(seen, { kind: `delegation-${status}` }, at);
}

/** What is the provider's and the settings' to say, and so is given to whoever plans. */
export interface Policy {
  /** Whether customers of this provider are invited to GDAP. */
  readonly delegates: (providerId: string) => boolean;
  /** Whether there is a CRM that is told of deals. */
  readonly tellsCrm?: boolean;
  /** Whether there is a system that is told of orders. */
  readonly announces?: boolean;
  /** So many days after a mail the customer is reminded of it, ascending; without them never. */
  readonly remindDays?: readonly number[];
  /** Who approves what, and when they are reminded; without it nobody is. */
  readonly approval?: ApprovalPolicy;
  /** For how long an approver may take back what they decided; without it not at all. */
  readonly undoMs?: number;
}

export const noDelegation: Policy = { delegates: () => false };
