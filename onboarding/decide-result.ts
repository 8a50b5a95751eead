import type { RequestFate, TaskResult, TaskResultCommand } from './commands.ts';
import { decideOrder } from './decide-order.ts';
import type { Onboarding } from './onboarding.ts';
import { news, noteFact, quietNews, refreshed, withAttention } from './record-news.ts';
import type { Deed, Task } from './tasks.ts';

/**
 * What an task brought back. What was done counts whatever the stage, also when it is no longer called for: a tenant
 * that was created exists, even if the onboarding was cancelled meanwhile. What was only looked up or prepared counts
 * no longer then: it may be about another tenant, or a cart with other lines.
 */
export function decideResult(record: Onboarding, event: TaskResultCommand, at: number): Onboarding {
  const task = record.tasks.find(({ id }) => id === event.taskId);
  const { result } = event;
  if (task === undefined && !isDeed(result)) return record;
  // A late word of one who was thought dead must not take it from whoever is at it by now.
  const isLate = event.attempt !== undefined && event.attempt !== task?.attempts;
  if (isLate && (result.kind === 'failed' || result.kind === 'still-waiting')) return record;
  switch (result.kind) {
    case 'still-waiting':
      return rescheduled(record, event.taskId, { dueAt: result.nextAt, attempts: 0, requestId: '' });
    case 'failed':
      return failed(record, task, result, at);
    case 'done':
      return without(record, event.taskId);
    case 'verification':
      return verified(record, event.taskId, result, at);
    case 'agreement':
      return agreementSeen(record, event.taskId, result, at);
    default:
      return factReported(without(record, event.taskId), result, at);
  }
}

const deeds: readonly TaskResult['kind'][] = [
  'invitation-sent',
  'agreement-asked',
  'customer-created',
  'confirmation',
  'order-placed',
];

function isDeed({ kind }: TaskResult): boolean {
  return deeds.includes(kind);
}

type Fact = Exclude<TaskResult, { kind: 'still-waiting' | 'failed' | 'done' | 'verification' | 'agreement' }>;

function factReported(record: Onboarding, result: Fact, at: number): Onboarding {
  switch (result.kind) {
    case 'relationship-accepted': {
      if (record.customer !== null) return record;
      const customer = { customerId: result.customerId, domain: result.domain, since: at };
      return news(
        { ...record, customer },
        'The customer',
        'accepted the reseller relationship',
        { kind: 'relationship-accepted' },
        at,
      );
    }
    case 'invitation-sent': {
      if (!record.invitation?.mail) return record;
      const invitation = { ...record.invitation, mail: { ...record.invitation.mail, sentAt: at } };
      const what = `mailed the reseller link to ${invitation.mail.recipient.email}`;
      return quietNews({ ...record, invitation }, 'We', what, at);
    }
    case 'agreement-asked': {
      const agreementFacts = { ...record.agreementFacts, askedAt: at };
      const what = 'mailed the agreement link to the customer';
      return news({ ...record, agreementFacts }, 'We', what, { kind: 'agreement-asked' }, at);
    }
    case 'customer-created':
      return customerCreated(record, result, at);
    case 'confirmation':
      return confirmed(record, result.taken, at);
    case 'cart-created':
    case 'cart-gone':
    case 'order-blocked':
    case 'order-placed':
    case 'renewal-settled':
      return decideOrder(record, result, at);
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
    customer: { customerId: result.customerId, domain: result.domain, since: at },
    credentials:
      result.userName === null ? { kind: 'lost' } : { kind: 'in-vault', userName: result.userName, since: at },
  };
  return news(created, 'Partner Center', `created the tenant ${result.domain}`, { kind: 'tenant-created' }, at);
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
    return before === null
      ? ended
      : news(ended, 'Microsoft', 'verified the customer’s account', { kind: 'verified' }, at);
  }
  if (result.status === 'NotAllowed') {
    const text =
      'Microsoft did not approve this customer’s account. Open Partner Center, settle it with Microsoft, then press Retry.';
    return withAttention(without(seen, taskId), taskId, text, null, at);
  }
  const waiting = rescheduled(seen, taskId, { dueAt: result.nextAt, attempts: 0, requestId: '' });
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
    const waiting = rescheduled({ ...record, agreementFacts }, taskId, {
      dueAt: result.nextAt,
      attempts: 0,
      requestId: '',
    });
    return first ? refreshed(waiting, at) : waiting;
  }
  const signed = { at, how: result.signed };
  const ended = without({ ...record, agreementFacts: { ...agreementFacts, signed } }, taskId);
  return news(ended, 'The customer', 'signed the Microsoft Customer Agreement', { kind: 'agreement-signed' }, at);
}

function confirmed(record: Onboarding, taken: boolean, at: number): Onboarding {
  if (!taken) {
    const agreementFacts = { ...record.agreementFacts, confirmationRefused: true };
    const refused = { ...record, agreementFacts };
    return news(
      refused,
      'Partner Center',
      'did not take our confirmation of the agreement',
      { kind: 'confirmation-refused' },
      at,
    );
  }
  const signed = { at, how: 'confirmed-by-us' as const };
  const noted = { ...record, agreementFacts: { ...record.agreementFacts, signed } };
  return news(noted, 'We', 'confirmed the signed agreement to Partner Center', { kind: 'agreement-signed' }, at);
}

function failed(
  record: Onboarding,
  task: Task | undefined,
  result: Extract<TaskResult, { kind: 'failed' }>,
  at: number,
): Onboarding {
  if (task === undefined) return record;
  if (result.retryAt === null && isMessage(task.deed)) {
    return noteFact(without(record, task.id), 'The onboarding', `could not deliver a message: ${result.text}`, at);
  }
  const { retryAt: dueAt } = result;
  const waiting = rescheduled(record, task.id, { dueAt, ...whatIsOpen(task, result.request) });
  return result.retryAt === null ? withAttention(waiting, task.id, result.text, result.correlationId, at) : waiting;
}

/** A new request id after an answer, the same after none: the other side recognises a repetition by it. */
function whatIsOpen(task: Task, request: RequestFate): Pick<Task, 'requestId' | 'attempts' | 'unanswered'> {
  const { requestId, attempts, unanswered } = task;
  switch (request) {
    case 'answered':
      return { requestId: '', attempts, unanswered: false };
    case 'lost':
      return { requestId, attempts, unanswered: true };
    case 'unsent':
      return { requestId, attempts, unanswered };
    case 'held-back':
      return { requestId, attempts: Math.max(0, attempts - 1), unanswered };
  }
}

/** Given up when it does not get through: an alarm about it would go the same way, without end. */
function isMessage({ kind }: Deed): boolean {
  return kind === 'notify-requester' || kind === 'refresh-cards' || kind === 'tell-operators';
}

function without(record: Onboarding, taskId: string): Onboarding {
  return { ...record, tasks: record.tasks.filter(({ id }) => id !== taskId) };
}

function rescheduled(
  record: Onboarding,
  taskId: string,
  change: Partial<Pick<Task, 'dueAt' | 'requestId' | 'attempts' | 'unanswered'>>,
): Onboarding {
  const tasks = record.tasks.map((task) => (task.id === taskId ? { ...task, ...change, lease: null } : task));
  return { ...record, tasks };
}
