import { clockStruck } from './approval-clock.ts';
import { approversAsked } from './approvers-asked.ts';
import type { ResultCommand, TaskResult } from './commands.ts';
import { crmGone, crmTold } from './crm.ts';
import { announced } from './deal-events.ts';

import { withAcceptors } from './decide-acceptance.ts';
import { chased } from './decide-chase.ts';
import { endOfTermSettled, endsOfTermSeen } from './decide-end-of-term.ts';
import { codeSent, linkExpired, linkSent } from './decide-hand-over.ts';
import { decideOrder } from './decide-order.ts';
import { lineRefused, orderChanged, requestLapsed, takeBackSeen } from './decide-order-change.ts';
import { orderSeen } from './decide-provisioning.ts';
import {
  delegationAsked,
  delegationMailed,
  delegationSeen,
  noDelegation,
  type Policy,
  withMailedDelegation,
} from './delegation.ts';
import { heldUp } from './held-up.ts';
import type { Onboarding } from './onboarding.ts';
import { personal } from './personal.ts';
import { isPlanned, isReadyToOrder } from './plan-tasks.ts';
import { lesserNews, news, quietNews, refreshed, togetherMs, withAttention } from './record-news.ts';
import { withSentMail } from './sent-mails.ts';
import { isSetBackAgain, withoutSetback } from './setback.ts';
import { agreementMailOf } from './signatory.ts';
import { invitationMailOf } from './steps/invitation.ts';
import { natures, type Task } from './tasks.ts';
import { noted } from './timeline.ts';
import { withDecisionStanding } from './undo.ts';

/**
 * What a task brought back. What was done counts whatever the stage, also when it is no longer called for: a tenant
 * that was created exists, even if the onboarding was cancelled meanwhile. What was only looked up or prepared counts
 * no longer then: it may be about another tenant, or a cart with other lines.
 */
export function decideResult(
  record: Onboarding,
  command: ResultCommand,
  at: number,
  policy: Policy = noDelegation,
): Onboarding {
  const task = record.tasks.find(({ id }) => id === command.taskId);
  const { result } = command;
  if (task === undefined && !isDone(result)) return record;
  // A late word of one who was thought dead must not take it from whoever is at it by now.
  const isLate = command.attempt !== undefined && command.attempt !== task?.attempts;
  if (isLate && onlyOfTask.includes(result.kind)) return record;
  switch (result.kind) {
    case 'still-waiting':
      return rescheduled(record, command.taskId, { dueAt: result.nextAt, attempts: 0, idempotencyKey: '' });
    case 'failed':
      return failed(record, task, result, at);
    case 'held-up': {
      const waiting = heldUp(record, command.taskId, result, at);
      return isUnwanted(waiting, command.taskId) ? without(record, command.taskId) : waiting;
    }
    case 'tenants-found':
      return withAcceptors(
        rescheduled(record, command.taskId, { dueAt: result.nextAt, attempts: 0, idempotencyKey: '' }),
        result.tenants,
        at,
      );
    case 'approvers-asked':
      return approversAsked(
        rescheduled(record, command.taskId, { dueAt: result.nextAt, attempts: 0, idempotencyKey: '' }),
        command.taskId,
        result,
        at,
      );
    case 'done':
      return without(record, command.taskId);
    case 'time-came':
      return clockStruck(without(record, command.taskId), policy.approval, result, at);
    case 'decision-stands': {
      // Another may have come since.
      const isOver = record.undoable !== null && record.undoable.until <= at;
      return isOver ? withDecisionStanding(without(record, command.taskId), at) : without(record, command.taskId);
    }
    case 'verification':
      return verified(record, command.taskId, result, at);
    case 'agreement':
      return agreementSeen(record, command.taskId, result, at);
    case 'delegation': {
      const waiting = rescheduled(record, command.taskId, { dueAt: result.nextAt, attempts: 0, idempotencyKey: '' });
      return delegationSeen(waiting, result, at);
    }
    case 'order-seen': {
      const waiting = rescheduled(record, command.taskId, { dueAt: result.nextAt, attempts: 0, idempotencyKey: '' });
      return orderSeen(waiting, command.taskId, result, at);
    }
    case 'change-refused': {
      const { line, problem } = result;
      const going = rescheduled(record, command.taskId, {
        dueAt: at,
        attempts: 0,
        idempotencyKey: '',
        unanswered: false,
      });
      return lineRefused(going, { line, problem });
    }
    case 'ends-of-term-seen': {
      const waiting = rescheduled(record, command.taskId, { dueAt: result.nextAt, attempts: 0, idempotencyKey: '' });
      return endsOfTermSeen(waiting, result, at);
    }
    default:
      return factReported(without(record, command.taskId), result, command.taskId, at);
  }
}

/** What says when the task itself goes on, or that it has to be done anew, and so only whoever is at it may say. */
const onlyOfTask: readonly TaskResult['kind'][] = [
  'failed',
  'held-up',
  'still-waiting',
  'tenants-found',
  'cart-gone',
  'order-blocked',
  'order-refused',
  'order-seen',
  'ends-of-term-seen',
  'change-refused',
  'order-changed',
  'approvers-asked',
  'time-came',
  'decision-stands',
  'price-moved',
];

/** What has changed something outside. */
const done: readonly TaskResult['kind'][] = [
  'mailed-again',
  'reminded',
  'mail-refused',
  'invitation-sent',
  'agreement-asked',
  'customer-created',
  'confirmation',
  'order-placed',
  'delegation-asked',
  'delegation-mailed',
  'crm-told',
  'announced',
  'sign-in-link-sent',
  'sign-in-code-sent',
];

function isDone({ kind }: TaskResult): boolean {
  return done.includes(kind);
}

type Fact = Exclude<
  TaskResult,
  {
    kind:
      | 'still-waiting'
      | 'tenants-found'
      | 'ends-of-term-seen'
      | 'change-refused'
      | 'approvers-asked'
      | 'failed'
      | 'held-up'
      | 'done'
      | 'time-came'
      | 'decision-stands'
      | 'verification'
      | 'agreement'
      | 'delegation'
      | 'order-seen';
  }
>;

function factReported(record: Onboarding, result: Fact, taskId: string, at: number): Onboarding {
  switch (result.kind) {
    case 'relationship-accepted': {
      if (record.customer !== null) return record;
      const customer = { customerId: result.customerId, domain: result.domain, since: at, confirmedBy: null };
      const { customerId: tenantId, domain } = customer;
      return lesserNews({ ...record, customer }, { kind: 'tenant-connected', domain, tenantId }, at);
    }
    case 'invitation-sent': {
      if (!record.invitation?.mail) return record;
      const invitation = { ...record.invitation, mail: { ...record.invitation.mail, sentAt: at } };
      const sent = withSentMail({ ...record, invitation }, invitationMailOf(invitation.mail), at, taskId);
      return quietNews(sent, { kind: 'invitation-mailed', to: personal(invitation.mail.recipient.email) }, at);
    }
    case 'agreement-asked': {
      const agreementFacts = { ...record.agreementFacts, askedAt: at };
      // What was to leave again before was something else.
      const chase = { ...record.chase, again: null };
      const asked = withSentMail({ ...record, agreementFacts, chase }, agreementMailOf(record), at, taskId);
      const invited = result.invites === true ? withMailedDelegation(asked, at) : asked;
      return lesserNews(invited, { kind: 'agreement-mailed' }, at);
    }
    case 'delegation-asked':
      return delegationAsked(record, result, at);
    case 'delegation-mailed':
      return delegationMailed(record, taskId, at);
    case 'crm-told':
      return crmTold(record, result);
    case 'crm-gone':
      return crmGone(record, at);
    case 'announced':
      return announced(record, result);
    case 'sign-in-link-sent':
      return linkSent(record, result, taskId, at);
    case 'sign-in-code-sent':
      return codeSent(record, result, at);
    case 'sign-in-link-expired':
      return linkExpired(record, result, at);
    case 'mailed-again':
    case 'reminded':
    case 'mail-refused':
      return chased(record, result, taskId, at);
    case 'customer-created':
      return customerCreated(record, result, at);
    case 'confirmation':
      return confirmationAnswered(record, result.taken, at);
    case 'cart-created':
    case 'cart-gone':
    case 'order-blocked':
    case 'price-moved':
    case 'order-placed':
    case 'order-refused':
      return decideOrder(record, result, taskId, at);
    case 'end-of-term-settled':
      return endOfTermSettled(record, result, at);
    case 'take-back-seen':
      return takeBackSeen(record, result, at);
    case 'request-lapsed':
      return requestLapsed(record, at);
    case 'order-changed':
      return orderChanged(record, result, at);
  }
}

function customerCreated(
  record: Onboarding,
  result: Extract<TaskResult, { kind: 'customer-created' }>,
  at: number,
): Onboarding {
  if (record.customer !== null) return record;
  const created: Onboarding = {
    ...record,
    customer: { customerId: result.customerId, domain: result.domain, since: at, confirmedBy: null },
    credentials:
      result.userName === null ? { kind: 'lost' } : { kind: 'in-vault', userName: result.userName, since: at },
  };
  const made = { kind: 'tenant-created', domain: result.domain, tenantId: result.customerId } as const;
  return news(created, made, { kind: 'tenant-created' }, at);
}

function verified(
  record: Onboarding,
  taskId: string,
  result: Extract<TaskResult, { kind: 'verification' }>,
  at: number,
): Onboarding {
  const before = record.verification;
  const seen: Onboarding = { ...record, verification: { status: result.status, since: before?.since ?? at } };
  if (result.status === 'Allowed') {
    const ended = without(seen, taskId);
    return before === null || isSetBackAgain(record) ? ended : lesserNews(ended, { kind: 'verified' }, at);
  }
  if (result.status === 'NotAllowed') {
    const problem = { key: 'errors.tasks.account-not-approved', values: {} };
    return withAttention(without(seen, taskId), { taskId, problem, correlationId: null }, at);
  }
  const waiting = rescheduled(withoutSetback(seen), taskId, { dueAt: result.nextAt, attempts: 0, idempotencyKey: '' });
  return before?.status === result.status ? waiting : refreshed(waiting, at);
}

function agreementSeen(
  record: Onboarding,
  taskId: string,
  result: Extract<TaskResult, { kind: 'agreement' }>,
  at: number,
): Onboarding {
  const first = record.agreementFacts.checkedAt === null;
  const agreementFacts = { ...record.agreementFacts, checkedAt: at };
  if (result.signed === null) {
    const waiting = rescheduled(withoutSetback({ ...record, agreementFacts }), taskId, {
      dueAt: result.nextAt,
      attempts: 0,
      idempotencyKey: '',
    });
    return first ? refreshed(waiting, at) : waiting;
  }
  const signed = { at, how: result.signed };
  const ended = without({ ...record, agreementFacts: { ...agreementFacts, signed } }, taskId);
  if (isSetBackAgain(record)) return ended;
  const what = { kind: 'agreement-signed', how: 'by-customer' } as const;
  // Who had signed before anybody asked is no news.
  if (first && agreementFacts.askedAt === null) return lesserNews(ended, what, at);
  // Where the order follows by itself it is told with it.
  const dueAt = isReadyToOrder(ended) ? at + togetherMs : at;
  return news(ended, what, { kind: 'agreement-signed' }, at, dueAt);
}

function confirmationAnswered(record: Onboarding, taken: boolean, at: number): Onboarding {
  if (!taken) {
    const agreementFacts = { ...record.agreementFacts, confirmationRefused: true };
    return lesserNews({ ...record, agreementFacts }, { kind: 'confirmation-refused' }, at);
  }
  const signed = { at, how: 'confirmed-by-us' as const };
  const confirmed = { ...record, agreementFacts: { ...record.agreementFacts, signed } };
  return lesserNews(confirmed, { kind: 'agreement-signed', how: signed.how }, at);
}

function failed(
  record: Onboarding,
  task: Task | undefined,
  result: Extract<TaskResult, { kind: 'failed' }>,
  at: number,
): Onboarding {
  if (task === undefined) return record;
  const { retryAt: dueAt, problem, correlationId } = result;
  if (dueAt === null && natures[task.kind] === 'message') {
    return noted(without(record, task.id), { kind: 'message-undelivered', problem }, at);
  }
  const open = whatIsOpen(task, result);
  const waiting = rescheduled(record, task.id, {
    dueAt,
    failingSince: task.failingSince ?? at,
    failingBy: problem,
    ...open,
  });
  if (isUnwanted(waiting, task.id)) return without(record, task.id);
  return dueAt === null ? withAttention(waiting, { taskId: task.id, problem, correlationId }, at) : waiting;
}

/** Nobody wants it any more, and it is known not to be done. What is aside goes as soon as nothing calls for it. */
function isUnwanted({ stage, tasks }: Onboarding, taskId: string): boolean {
  const task = tasks.find(({ id }) => id === taskId);
  if (stage.kind !== 'cancelled' || task === undefined || natures[task.kind] === 'aside') return false;
  return isPlanned(task.kind) && !task.unanswered;
}

/**
 * A new key after an answer, the same after none: the other side recognises a repetition by it. In an outage none of the
 * attempts counts but as the one after which the next looks first.
 */
function whatIsOpen(
  task: Task,
  { request, isOutage }: Extract<TaskResult, { kind: 'failed' }>,
): Pick<Task, 'idempotencyKey' | 'attempts' | 'unanswered'> {
  const { idempotencyKey, unanswered } = task;
  const attempts = isOutage ? Math.min(1, task.attempts) : task.attempts;
  switch (request) {
    case 'answered':
      return { idempotencyKey: '', attempts, unanswered: false };
    case 'lost':
      return { idempotencyKey, attempts, unanswered: true };
    case 'unsent':
      return { idempotencyKey, attempts, unanswered };
    case 'held-back':
      return { idempotencyKey, attempts: Math.max(0, Math.min(attempts, task.attempts - 1)), unanswered };
  }
}

function without(record: Onboarding, taskId: string): Onboarding {
  return { ...record, tasks: record.tasks.filter(({ id }) => id !== taskId) };
}

function rescheduled(
  record: Onboarding,
  taskId: string,
  change: Partial<Pick<Task, 'dueAt' | 'idempotencyKey' | 'attempts' | 'unanswered' | 'failingSince' | 'failingBy'>>,
): Onboarding {
  const over = { lease: null, failingSince: null, failingBy: null, heldSince: null };
  const tasks = record.tasks.map((task) => (task.id === taskId ? { ...task, ...over, ...change } : task));
  return { ...record, tasks };
}
