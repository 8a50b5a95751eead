import { clockStruck } from './approval-clock.ts';
import { approversAsked } from './approvers-asked.ts';
import type { ResultCommand, TaskResult } from './commands.ts';
import { crmGone, crmTold } from './crm.ts';
import { announced } from './deal-events.ts';
import { withAcceptors } from './decide-acceptance.ts';
import { agreementSeen, confirmationAnswered } from './decide-agreement.ts';
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
import { lesserNews, news, quietNews, refreshed, withAttention } from './record-news.ts';
import { repGone } from './rep-gone.ts';
import { withSentMail } from './sent-mails.ts';
import { isSetBackAgain, withoutSetback } from './setback.ts';
import { agreementMailOf } from './signatory.ts';
import { invitationMailOf } from './steps/invitation.ts';
import { failed, isUnwanted, lookedAgain, rescheduled, without } from './task-after.ts';
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
      return lookedAgain(record, command.taskId, result.nextAt);
    case 'failed':
      return failed(record, task, result, at);
    case 'held-up': {
      const waiting = heldUp(record, command.taskId, result, at);
      return isUnwanted(waiting, command.taskId) ? without(record, command.taskId) : waiting;
    }
    case 'tenants-found':
      return withAcceptors(lookedAgain(record, command.taskId, result.nextAt), result.tenants, at);
    case 'approvers-asked':
      return approversAsked(lookedAgain(record, command.taskId, result.nextAt), command.taskId, result, at);
    case 'done':
      return without(record, command.taskId);
    case 'rep-gone':
      return repGone(without(record, command.taskId), command.taskId, at);
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
      const waiting = lookedAgain(record, command.taskId, result.nextAt);
      return delegationSeen(waiting, result, at);
    }
    case 'order-seen': {
      const waiting = lookedAgain(record, command.taskId, result.nextAt);
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
      const waiting = lookedAgain(record, command.taskId, result.nextAt);
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
      | 'rep-gone'
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
  const waiting = lookedAgain(withoutSetback(seen), taskId, result.nextAt);
  return before?.status === result.status ? waiting : refreshed(waiting, at);
}
