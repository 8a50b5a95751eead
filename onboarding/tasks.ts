import { z } from 'zod';
import { CardMessage } from './card-message.ts';
import { ApproverNews, Notice } from './notices.ts';
import type { OmitFromEach } from './omit-from-each.ts';
import { Person } from './person.ts';
import { Problem } from './problem.ts';

const written = {
  /** Also the correlation id of everything done for it. */
  id: z.string(),
  /** Of the next attempt: kept after a lost answer, new after an answer. */
  idempotencyKey: z.string(),
  attempts: z.number(),
  /** When it is due, ms UTC; null = parked until a person presses Retry. */
  dueAt: z.number().nullable(),
  /** Who is carrying it out, and until when nobody else may. */
  lease: z.object({ owner: z.string(), until: z.number() }).nullable(),
  /** The last attempt's answer was lost: it may have been carried out. */
  unanswered: z.boolean(),
  /** Since when each attempt has failed, ms UTC; null = the last one did not, or there was none. */
  failingSince: z.number().nullable().default(null),
  /** What the last attempt failed by; null = it did not fail, or that is not known. */
  failingBy: Problem.nullable().default(null),
  /** Since when the provider, which lets nobody in, holds it up, ms UTC; null = it does not. */
  heldSince: z.number().nullable().default(null),
  /** The trace it was born in, as a W3C `traceparent`; null = there was none. */
  trace: z.string().nullable().default(null),
};

/** Tasks that follow from what the record says (`plan-tasks.ts`); the others are added by the command that causes them. */
export const plannedKinds = [
  'send-invitation',
  'check-relationship',
  'create-customer',
  'check-verification',
  'confirm-agreement',
  'send-agreement',
  'check-agreement',
  'create-cart',
  'check-out',
  'check-order',
  'set-end-of-term',
  'watch-end-of-term',
  'remind-of-take-back',
  'close-request',
  'change-order',
  'create-delegation',
  'send-delegation',
  'check-delegation',
  'tell-crm',
  'announce-deal',
  'send-sign-in-link',
  'send-sign-in-code',
  'end-sign-in-link',
  'send-again',
  'remind-customer',
  'ask-approvers',
  // Its time has come: who is asked for an approval is reminded, or others are asked as well.
  'remind-approvers',
  // From now on what was decided can no longer be undone.
  'settle-decision',
] as const;
export type PlannedKind = (typeof plannedKinds)[number];

/** Everything these need is read from the record when they run. */
const plainKinds = [...plannedKinds, 'forget-credentials', 'refresh-approvals', 'refresh-cards'] as const;

const taskOf = <Kind extends string>(kind: Kind) => z.object({ ...written, kind: z.literal(kind) });

/** Something that has to happen outside, written down before it is carried out. */
export const Task = z.discriminatedUnion('kind', [
  z.object({ ...written, kind: z.enum(plainKinds) }),
  /** Tells these approvers, by object id, something about a request that they have. */
  taskOf('tell-approvers').extend({ news: ApproverNews, to: z.array(z.string()) }),
  /** What is told in one message, in the order in which it happened. */
  taskOf('notify-requester').extend({ notices: z.array(Notice) }),
  taskOf('tell-former-requester').extend({
    by: Person,
    former: Person,
    conversationId: z.string(),
    card: CardMessage.nullable(),
    endsChange: z.boolean().default(false),
  }),
  taskOf('tell-operators').extend({ problem: Problem }),
]);
export type Task = z.infer<typeof Task>;
export type TaskKind = Task['kind'];

/**
 * `work` changes something outside; `poll` only looks, and goes on however long the other side is silent; `message`
 * tells or redraws, and is given up when it does not get through: an alarm about it would go the same way, without end;
 * `aside` is what nothing of the deal rests on: it comes last, and goes on whatever it meets, which is the operators'
 * alone to know.
 */
export const natures: Readonly<Record<TaskKind, 'work' | 'poll' | 'message' | 'aside'>> = {
  'send-invitation': 'work',
  'check-relationship': 'poll',
  'create-customer': 'work',
  'check-verification': 'poll',
  'confirm-agreement': 'work',
  'send-agreement': 'work',
  'send-again': 'work',
  'check-agreement': 'poll',
  'create-cart': 'work',
  'check-out': 'work',
  'check-order': 'poll',
  'set-end-of-term': 'work',
  'watch-end-of-term': 'poll',
  'send-sign-in-link': 'work',
  'send-sign-in-code': 'work',
  'end-sign-in-link': 'poll',
  'remind-of-take-back': 'poll',
  'close-request': 'poll',
  'change-order': 'work',
  'forget-credentials': 'work',
  // Who may approve, and can be reached, changes while the request waits.
  'ask-approvers': 'poll',
  'remind-approvers': 'poll',
  'settle-decision': 'poll',
  'refresh-approvals': 'message',
  'tell-approvers': 'message',
  'refresh-cards': 'message',
  'notify-requester': 'message',
  'tell-former-requester': 'message',
  'tell-operators': 'message',
  'remind-customer': 'aside',
  'create-delegation': 'aside',
  'send-delegation': 'aside',
  'check-delegation': 'aside',
  'tell-crm': 'aside',
  'announce-deal': 'aside',
};

/** What is to be done, before it is written down. */
export type Planned = OmitFromEach<Task, keyof typeof written>;

/**
 * A task as decided, for now or for later; its id and idempotency key are given when it is written down, for chance has
 * no place here.
 * @param dueAt ms UTC
 */
export function newTask(planned: Planned, dueAt: number): Task {
  return {
    id: '',
    idempotencyKey: '',
    attempts: 0,
    dueAt,
    lease: null,
    unanswered: false,
    failingSince: null,
    failingBy: null,
    heldSince: null,
    trace: null,
    ...planned,
  };
}

/**
 * Whether somebody is at a task of this kind, or will repeat it without being asked because nobody knows what came of
 * it: until that is known, nothing it rests on may change.
 */
export function isUnderWay(tasks: readonly Task[], kind: TaskKind): boolean {
  return tasks.some(
    (task) =>
      task.kind === kind && (task.lease !== null || task.unanswered || (task.attempts > 0 && task.dueAt !== null)),
  );
}

/** When the next task of a record wants to run, ms UTC; undefined = nothing is waiting. */
export function nextDueAt(tasks: readonly Task[]): number | undefined {
  const times = tasks.flatMap(({ dueAt, lease }) => (dueAt === null ? [] : [Math.max(dueAt, lease?.until ?? 0)]));
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Since when a task of a record has failed that is tried on by itself, ms UTC; undefined = none does. */
export function failingSince(tasks: readonly Task[]): number | undefined {
  const times = tasks.flatMap((task) => (task.dueAt === null ? [] : (task.failingSince ?? [])));
  return times.length === 0 ? undefined : Math.min(...times);
}

const order = ['work', 'poll', 'message', 'aside'];

/** The task to carry out at this moment: what changes something outside goes before what only tells of it. */
export function dueTask(tasks: readonly Task[], at: number): Task | undefined {
  return tasks
    .filter(({ dueAt, lease }) => dueAt !== null && dueAt <= at && (lease === null || lease.until <= at))
    .toSorted((one, other) => order.indexOf(natures[one.kind]) - order.indexOf(natures[other.kind]))[0];
}
