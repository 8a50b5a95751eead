import { nextStroke } from './approval-clock.ts';
import type { ApprovalPolicy } from './approval-policy.ts';
import { againAt, againTo, isBounceOver, nextReminderAt } from './chase.ts';
import { crmTasks } from './crm.ts';
import { announceTasks } from './deal-events.ts';
import { isWatched } from './decide-end-of-term.ts';
import { delegationAwaitedUntil, delegationMailOf, delegationTasks, noDelegation, type Policy } from './delegation.ts';
import { goodCode, isSignInHandedOver, nextLinkNewsAt, openLink } from './link-standing.ts';
import type { Onboarding } from './onboarding.ts';
import { openRequest } from './open-request.ts';
import { linesToTell, missingLines, openOrders } from './order-progress.ts';
import { linesToRemindOf } from './reminders.ts';
import { mayLeaveAt } from './sent-mails.ts';
import { agreementMailOf, mayWriteToCustomer } from './signatory.ts';
import { isUnderWay, newTask, type PlannedKind, plannedKinds, type Task, type TaskKind } from './tasks.ts';
import { restMs } from './tried-in-vain.ts';
import type { Undoable } from './undoable.ts';

/**
 * Adds what the record now calls for and takes out what it no longer does. Results of the latter are still heard.
 * @param inVain what has just come to nothing: it is left alone for a while
 */
export function planTasks(
  record: Onboarding,
  at: number,
  policy: Policy = noDelegation,
  inVain?: TaskKind,
): Onboarding {
  const reminderAt = nextReminderAt(record, policy.remindDays ?? [], at);
  const wanted = new Set([...wantedKinds(record, policy, at), ...chaseTasks(record, reminderAt)]);
  // What happened since may have put it off.
  const later = (task: Task): Task => {
    const isUntouched = task.attempts === 0 && task.lease === null && task.dueAt !== null;
    return task.kind === 'remind-customer' && isUntouched ? { ...task, dueAt: reminderAt ?? task.dueAt } : task;
  };
  const kept = record.tasks.filter(({ kind }) => !isPlanned(kind) || wanted.has(kind)).map(later);
  const there = new Set<TaskKind>(kept.map(({ kind }) => kind));
  const missing = [...wanted]
    .filter((kind) => !there.has(kind))
    .map((kind) => {
      const dueAt = firstDueAt(record, kind, { wanted, policy, reminderAt, at });
      return newTask({ kind }, kind === inVain ? Math.max(dueAt, at + restMs) : dueAt);
    });
  const calledOff = record.tasks.filter((task) => !kept.includes(task));
  // An alarm about what is no longer called for would never end.
  const isCalledOff = calledOff.some(({ id }) => id === record.attention?.taskId);
  return {
    ...record,
    tasks: [...kept, ...missing],
    attention: isCalledOff || isBounceOver(record) ? null : record.attention,
  };
}

/** The same mail leaves at most once a day, also when what was known of it is asked for again. */
function firstDueAt(
  record: Onboarding,
  kind: PlannedKind,
  {
    wanted,
    policy,
    reminderAt,
    at,
  }: { wanted: ReadonlySet<PlannedKind>; policy: Policy; reminderAt: number | undefined; at: number },
): number {
  switch (kind) {
    case 'send-agreement': {
      const completeAt = delegationAwaitedUntil(record, wanted.has('create-delegation'), at);
      return Math.max(mayLeaveAt(record, agreementMailOf(record), at), completeAt);
    }
    case 'send-delegation':
      return mayLeaveAt(record, delegationMailOf(record), at);
    case 'end-sign-in-link':
      return record.signInLink === null ? at : nextLinkNewsAt(record.signInLink, at);
    case 'close-request':
      return record.change?.until ?? at;
    case 'send-again':
      return againAt(record, at);
    case 'remind-customer':
      return reminderAt ?? at;
    case 'settle-decision':
      return record.undoable?.until ?? at;
    case 'remind-approvers':
      return nextStroke(record, policy.approval)?.at ?? at;
    default:
      return at;
  }
}

/** Whether it follows from what the record says. */
export function isPlanned(kind: TaskKind): kind is PlannedKind {
  return plannedKinds.some((planned) => planned === kind);
}

function wantedKinds(record: Onboarding, policy: Policy, at: number): PlannedKind[] {
  const { delegates, approval, tellsCrm = false, announces = false } = policy;
  if (record.undoable !== null) return wantedMeanwhile(record, record.undoable, policy, at);
  const tells = [...crmTasks(record, tellsCrm), ...announceTasks(record, announces)];
  if (record.stage.kind === 'cancelled') return [...unknownTasks(record), ...tells];
  const aside = [...delegationTasks(record, delegates(record.providerId), at), ...tells];
  const links = signInTasks(record, at);
  const afterOrder = [...approvalTasks(record, approval), ...endOfTermTasks(record), ...takeBackTasks(record, at)];
  if (record.stage.kind === 'completed') return [...afterOrder, ...links, ...aside];
  return [
    ...relationshipTasks(record),
    ...tenantTasks(record),
    ...agreementTasks(record),
    ...links,
    ...orderTasks(record),
    ...watchTasks(record),
    ...afterOrder,
    ...aside,
  ];
}

/** What is called for whether the decision stands or not; nobody is asked for it any more. */
function wantedMeanwhile(record: Onboarding, { stage }: Undoable, policy: Policy, at: number): PlannedKind[] {
  const undecided = wantedKinds({ ...record, stage, undoable: null }, policy, at);
  return ['settle-decision', ...undecided.filter((kind) => kind !== 'ask-approvers' && kind !== 'remind-approvers')];
}

/** A tenant of which nobody knows whether it was made is looked for, also when nobody wants it any more: it may exist. */
function unknownTasks({ customer, tasks }: Onboarding): PlannedKind[] {
  return customer === null && isUnderWay(tasks, 'create-customer') ? ['create-customer'] : [];
}

/** As long as it waits, for whoever may approve it changes, and can be reached or not. */
function approvalTasks(record: Onboarding, policy: ApprovalPolicy | undefined): PlannedKind[] {
  if (openRequest(record) === undefined) return [];
  return nextStroke(record, policy) === undefined ? ['ask-approvers'] : ['ask-approvers', 'remind-approvers'];
}

/** Its people are reminded as long as anything can be taken back; what they ask for is closed in time, or carried out. */
function takeBackTasks(record: Onboarding, at: number): PlannedKind[] {
  if (record.change !== null) return [record.change.approvedBy === null ? 'close-request' : 'change-order'];
  return linesToRemindOf(record, at).length > 0 ? ['remind-of-take-back'] : [];
}

/** "No": the invitation goes out as soon as the rep sends it, long before the approval. */
function relationshipTasks(record: Onboarding): PlannedKind[] {
  const mail = record.registration?.answer === 'no' ? record.invitation?.mail : undefined;
  if (mail === undefined || mail === null || record.customer !== null) return [];
  return mail.sentAt === null ? ['send-invitation'] : ['check-relationship'];
}

function tenantTasks(record: Onboarding): PlannedKind[] {
  if (record.customer === null) {
    const isNewTenant = record.registration?.answer === 'yes' && record.company !== null;
    return isNewTenant && record.stage.kind === 'provisioning' ? ['create-customer'] : [];
  }
  const refused = record.verification?.status === 'NotAllowed';
  return isVerified(record) || refused ? [] : ['check-verification'];
}

function agreementTasks(record: Onboarding): PlannedKind[] {
  const { signed, askedAt, checkedAt } = record.agreementFacts;
  if (record.customer === null || signed !== null) return [];
  if (mayConfirm(record)) return ['confirm-agreement'];
  // The customer is asked only after a look that found nothing signed, for who has accepted is not asked again; and once
  // they can sign in, which they have to before they can accept.
  return mayWriteToCustomer(record) && askedAt === null && checkedAt !== null && isSignInHandedOver(record)
    ? ['send-agreement', 'check-agreement']
    : ['check-agreement'];
}

/** What brings the new tenant's sign-in to the customer, by the link that the rep has sent. */
function signInTasks(record: Onboarding, at: number): PlannedKind[] {
  const link = openLink(record);
  // The rep hears again of one that has ended, for as long as they do nothing about it.
  if (link === undefined) return record.signInLink && !isSignInHandedOver(record) ? ['end-sign-in-link'] : [];
  const isCodeDue = goodCode(link, at)?.sentAt === null;
  return [
    ...(link.sentAt === null ? (['send-sign-in-link'] as const) : []),
    ...(isCodeDue ? (['send-sign-in-code'] as const) : []),
    'end-sign-in-link',
  ];
}

/** What the customer has not answered leaves again: as somebody wants it, and after some days by itself. */
function chaseTasks(record: Onboarding, reminderAt: number | undefined): PlannedKind[] {
  return [
    ...(againTo(record) === undefined ? [] : (['send-again'] as const)),
    ...(reminderAt === undefined ? [] : (['remind-customer'] as const)),
  ];
}

function orderTasks(record: Onboarding): PlannedKind[] {
  if (!isReadyToOrder(record)) return [];
  return record.order.cartId === null ? ['create-cart'] : ['check-out'];
}

/** Whether nobody is waited for any more before it is ordered. */
export function isReadyToOrder(record: Onboarding): boolean {
  return (
    record.stage.kind === 'provisioning' &&
    record.customer !== null &&
    isVerified(record) &&
    record.agreementFacts.signed !== null &&
    missingLines(record).length > 0
  );
}

/** What Microsoft took is looked at until it is there. */
function watchTasks(record: Onboarding): PlannedKind[] {
  return openOrders(record).length > 0 ? ['check-order'] : [];
}

/**
 * An order has no such choice: what becomes of a subscription is said as soon as it is there, whatever else of the deal
 * is not, and watched from then on.
 */
function endOfTermTasks(record: Onboarding): PlannedKind[] {
  return [
    ...(linesToTell(record).length > 0 ? (['set-end-of-term'] as const) : []),
    ...(isWatched(record) ? (['watch-end-of-term'] as const) : []),
  ];
}

/**
 * Whether Microsoft lets this customer buy. A tenant that was there before may have no verification record at all;
 * should Microsoft still object, the order says so and we wait for the verification then.
 */
export function isVerified(record: Onboarding): boolean {
  const status = record.verification?.status;
  return status === 'Allowed' || (status === 'NoRecord' && record.registration?.answer === 'no');
}

/** Whether we confirm the agreement to Partner Center ourselves: the customer signed it and told us when. */
function mayConfirm(record: Onboarding): boolean {
  return (
    record.registration?.answer === 'yes' &&
    record.agreement?.how.kind === 'already-signed' &&
    record.agreement.template.publisher === 'microsoft' &&
    !record.agreementFacts.confirmationRefused
  );
}
