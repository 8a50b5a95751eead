import { askedOf } from './ask-approval.ts';
import { changeableUntil, isChanged, seatsNow } from './changeable.ts';
import type { Change, TaskResult } from './commands.ts';
import { withTakeBack } from './decide-end-of-term.ts';
import type { Onboarding } from './onboarding.ts';
import type { ChangedLine, OrderChange, RefusedChange } from './order-change.ts';
import { ofLine, oneAfterAnother } from './order-progress.ts';
import type { Person } from './person.ts';
import type { Problem } from './problem.ts';
import { news, quietNews, withNotice, withRefreshedApprovals, withRefreshedCards } from './record-news.ts';
import { notPossible, type Refusal } from './refusal.ts';
import { takenBackUntil } from './take-back.ts';
import { noted } from './timeline.ts';

type Asked = Extract<Change, { kind: 'ask-change' | 'withdraw-change' | 'approve-change' | 'reject-change' }>;

/** Cancelling what was ordered, or bringing down its seats: asked for by the rep, decided by an approver. */
export function decideOrderChange(record: Onboarding, change: Asked, by: Person, at: number): Onboarding | Refusal {
  switch (change.kind) {
    case 'ask-change':
      return asked(record, change, by, at);
    case 'withdraw-change':
      return withRefreshedApprovals(noted({ ...record, change: null }, { kind: 'change-withdrawn', by }, at), at);
    case 'approve-change':
      return approved(record, by, at);
    case 'reject-change': {
      const { reason } = change;
      if (reason === '') return notPossible('say-why', { requester: record.requester.name });
      const entry = { kind: 'change-rejected', by, reason } as const;
      return withNotice(withRefreshedCards(noted({ ...record, change: null }, entry, at), at), entry, at);
    }
  }
}

function asked(
  record: Onboarding,
  { lines, why, ...terms }: Extract<Change, { kind: 'ask-change' }>,
  by: Person,
  at: number,
): Onboarding | Refusal {
  const until = changeableUntil(record, lines, at);
  if (typeof until !== 'number') return until;
  const who = askedOf(record, terms);
  if ('reason' in who) return who;
  const what = { lines: [...lines], why, until };
  const change: OrderChange = { ...what, ...who, by, since: at, approvedBy: null, refused: [] };
  return noted({ ...record, change }, { kind: 'change-asked', by, ...what }, at);
}

/** What is approved is what can be done at that moment; that it still can when it is carried out, Microsoft decides. */
function approved(record: Onboarding, by: Person, at: number): Onboarding | Refusal {
  const { change } = record;
  if (change === null) return notPossible('nothing-to-take-back');
  const until = changeableUntil(record, change.lines, at);
  if (typeof until !== 'number') return until;
  const { lines } = change;
  const decided = noted(
    { ...record, change: { ...change, approvedBy: by } },
    { kind: 'change-approved', by, lines },
    at,
  );
  return withRefreshedCards(decided, at);
}

/** The time is over and nobody has decided: the rep hears of it. */
export function requestLapsed(record: Onboarding, at: number): Onboarding {
  const { change } = record;
  if (change === null || change.approvedBy !== null) return record;
  const closed = news({ ...record, change: null }, { kind: 'change-lapsed' }, { kind: 'change-lapsed' }, at);
  return withRefreshedCards(closed, at);
}

/** A reminder is due. Of what is over by now, or was taken back meanwhile, nothing is told. */
export function takeBackSeen(
  record: Onboarding,
  { lines, subscriptions: seen }: Extract<TaskResult, { kind: 'take-back-seen' }>,
  at: number,
): Onboarding {
  const subscriptions = record.order.subscriptions.map((subscription, place) => {
    const tells = lines.find(({ line }) => line === place)?.tells ?? subscription.reminded;
    return { ...withTakeBack(subscription, seen[place]), reminded: tells };
  });
  const looked: Onboarding = { ...record, order: { ...record.order, subscriptions } };
  const ends = lines.flatMap(({ line, tells }) => {
    const takeBack = subscriptions[line]?.takeBack;
    const until = takeBack ? takenBackUntil(takeBack) : undefined;
    return until === undefined || until <= at ? [] : [{ line, tells, until }];
  });
  if (record.change !== null || ends.length === 0) return looked;
  const tells = ends.some((end) => end.tells === 'last-morning') ? 'last-morning' : 'day-5';
  const until = Math.min(...ends.map((end) => end.until));
  return withNotice(looked, { kind: 'take-back-ends', tells, until, lines: ends.map(({ line }) => line) }, at);
}

/** Partner Center does not do it of a line: known, so that it is not asked again before a person says so. */
export function lineRefused(record: Onboarding, refused: RefusedChange): Onboarding {
  const { change } = record;
  return change === null ? record : { ...record, change: { ...change, refused: [...change.refused, refused] } };
}

/**
 * What was changed stands in the record as it reads. What was refused is over: the rep hears why, and may ask anew as long
 * as there is time.
 */
export function orderChanged(
  record: Onboarding,
  { subscriptions: seen }: Extract<TaskResult, { kind: 'order-changed' }>,
  at: number,
): Onboarding {
  const { change } = record;
  if (change === null) return record;
  const done = change.lines.flatMap((line) => {
    const now = seen[line.line];
    return now && isChanged(line, now) ? [{ ...line, seats: seatsNow(now) }] : [];
  });
  const isDone = (line: number) => done.some((one) => one.line === line);
  const refused = change.refused.filter(({ line }) => !isDone(line));
  const lost = change.lines.filter(({ line }) => refused.some((one) => one.line === line));
  const changed = done.length === 0 ? record : withChanged(record, done, seen, at);
  const told = lost.length === 0 ? changed : withLost(changed, lost, problemOf(record, refused), at);
  return withRefreshedCards({ ...told, change: null }, at);
}

/**
 * The deal as it stands now. What is cancelled is watched no more; a change of seats deletes what was scheduled for the
 * end of the term, which is told again.
 */
function withChanged(
  record: Onboarding,
  done: readonly ChangedLine[],
  seen: Extract<TaskResult, { kind: 'order-changed' }>['subscriptions'],
  at: number,
): Onboarding {
  const seatsOf = (place: number) => done.find(({ line }) => line === place)?.seats;
  const lines = record.lines.map((line, place) => ({ ...line, quantity: seatsOf(place) || line.quantity }));
  const subscriptions = record.order.subscriptions.map((before, place) => {
    const subscription = withTakeBack(before, seen[place]);
    const seats = seatsOf(place);
    if (seats === 0) return { ...subscription, state: 'over' as const, takeBack: null };
    return seats === undefined || before.state !== 'told'
      ? subscription
      : { ...subscription, state: 'untold' as const };
  });
  const cancelled = done.flatMap(({ line, seats }) => (seats === 0 ? [line] : []));
  const leftOut = [...new Set([...record.order.leftOut, ...cancelled])].toSorted((one, other) => one - other);
  const order = { ...record.order, subscriptions, leftOut };
  const told = { kind: 'order-changed' as const, lines: [...done] };
  return news({ ...record, lines, order }, told, told, at);
}

function withLost(record: Onboarding, lines: ChangedLine[], problem: Problem, at: number): Onboarding {
  const told = quietNews(record, { kind: 'change-refused', lines, problem }, at);
  return withNotice(told, { kind: 'change-refused', problem }, at);
}

function problemOf(record: Onboarding, refused: readonly RefusedChange[]): Problem {
  return oneAfterAnother(refused.map(({ line, problem }) => ofLine(record, line, problem)));
}
