import type { EndOfTermLook, SubscriptionSeen, TaskResult } from './commands.ts';
import { type LineSubscription, notThereYet } from './facts.ts';
import type { Onboarding } from './onboarding.ts';
import { news, quietNews, withTask } from './record-news.ts';
import type { EndOfTerm } from './steps/subscriptions.ts';
import type { ChangedEnd } from './timeline.ts';
import { today } from './today.ts';

type Settled = Extract<TaskResult, { kind: 'end-of-term-settled' }>;
type Seen = SubscriptionSeen | null | undefined;

/** Each that is there reads as it was ordered: it is written down which they are, and they are watched from then on. */
export function endOfTermSettled(
  record: Onboarding,
  { subscriptions: seen, watchAt }: Settled,
  at: number,
): Onboarding {
  // It was about an order that Microsoft has cancelled since.
  if (record.order.placed === null) return record;
  const before = record.order.subscriptions;
  const subscriptions = record.lines.map((_, line) => withTakeBack(settledAs(before[line], seen[line]), seen[line]));
  const order = { ...record.order, endOfTermSettled: true, subscriptions };
  const settled = { ...record, order };
  const isPlanned = settled.tasks.some(({ kind }) => kind === 'watch-end-of-term');
  const watched =
    isWatched(settled) && !isPlanned ? withTask(settled, { kind: 'watch-end-of-term' }, watchAt) : settled;
  const isToldFirst = ({ state }: LineSubscription, line: number) =>
    state !== 'untold' && (before[line]?.state ?? 'untold') === 'untold';
  const isNew = before.length === 0 || subscriptions.some(isToldFirst);
  const named = isNew
    ? quietNews(watched, { kind: 'end-of-term-settled', subscriptions: namesOf(subscriptions) }, at)
    : watched;
  const lines = before.flatMap(({ state, changedTo }, line) =>
    state === 'drifted' && subscriptions[line]?.state === 'told' ? changedEnd(record, line, changedTo) : [],
  );
  if (lines.length === 0) return named;
  return news(named, { kind: 'end-of-term-repaired', lines }, { kind: 'end-of-term-repaired', lines }, at);
}

/** Whether there is still a term that could end otherwise than ordered; none are known of orders of before they were. */
export function isWatched({ order }: Pick<Onboarding, 'order'>): boolean {
  const { subscriptions, endOfTermSettled } = order;
  return subscriptions.length === 0 ? endOfTermSettled : subscriptions.some(({ state }) => state === 'told');
}

/** A later look: what is to be told again, and what somebody has decided otherwise. */
export function endsOfTermSeen(record: Onboarding, { subscriptions: seen }: EndOfTermLook, at: number): Onboarding {
  if (record.order.placed === null) return record;
  const before = record.order.subscriptions;
  const subscriptions = record.lines.map(({ endOfTerm }, line) =>
    withTakeBack(looked(endOfTerm, before[line], seen[line], at), seen[line]),
  );
  const endOfTermSettled = subscriptions.every(({ state }) => state !== 'drifted' && state !== 'untold');
  const after = { ...record, order: { ...record.order, endOfTermSettled, subscriptions } };
  const named =
    before.length > 0
      ? after
      : quietNews(after, { kind: 'end-of-term-watched', subscriptions: namesOf(subscriptions) }, at);
  const lines = subscriptions.flatMap(({ state, changedTo }, line) =>
    state === 'left' && before[line]?.state !== 'left' ? changedEnd(record, line, changedTo) : [],
  );
  if (lines.length === 0) return named;
  return news(named, { kind: 'end-of-term-left', lines }, { kind: 'end-of-term-left', lines }, at);
}

/** With what can be taken back of it by the last look. */
export function withTakeBack(subscription: LineSubscription, seen: Seen): LineSubscription {
  if (!seen || seen.id !== subscription.id) return subscription;
  return { ...subscription, takeBack: seen.isGone ? null : seen.takeBack };
}

function settledAs(was: LineSubscription = notThereYet, seen: Seen): LineSubscription {
  if (!seen || was.state === 'left' || was.state === 'over') return was;
  const { lastDay, isGone } = seen;
  return { ...was, id: was.id || seen.id, lastDay, state: isGone ? 'over' : 'told', changedTo: null };
}

/**
 * What another end than the ordered one means. Microsoft moves subscriptions to the extended term, and a change in the
 * middle of a term deletes what was scheduled: that is told again. To let it renew, or to cancel, is only ever decided by
 * a person, and so is an extended term that comes back after it was taken out: that is left as it is.
 */
function looked(ordered: EndOfTerm, was: LineSubscription | undefined, seen: Seen, at: number): LineSubscription {
  if (was !== undefined && (was.state !== 'told' || !seen)) return was;
  if (!seen) return { ...notThereYet, state: 'over' };
  const now = { ...notThereYet, ...was, id: was?.id ?? seen.id, lastDay: seen.lastDay, changedTo: seen.reads };
  // What renews has another term to come: it is watched for as long as it lives.
  const isTermOver = ordered !== 'renew' && was !== undefined && was.lastDay !== null && was.lastDay < today(at);
  // What comes after the term has days of its own.
  if (seen.isGone || isTermOver) return { ...now, lastDay: was?.lastDay ?? seen.lastDay, state: 'over' };
  if (seen.reads === ordered) return { ...now, state: 'told', changedTo: null };
  // Before a subscription could be cancelled in so many words, this is how that was decided.
  const isOldDecision = was === undefined && ordered === 'renew';
  if (seen.reads === null && !isOldDecision) return { ...now, state: was === undefined ? 'untold' : 'drifted' };
  if (seen.reads === 'extend' && !now.wasExtended) return { ...now, state: 'drifted', wasExtended: true };
  return { ...now, state: 'left' };
}

function namesOf(subscriptions: readonly LineSubscription[]): { id: string; lastDay: string | null }[] {
  return subscriptions.map(({ id, lastDay }) => ({ id, lastDay }));
}

function changedEnd({ lines }: Onboarding, index: number, found: EndOfTerm | null): ChangedEnd[] {
  const line = lines[index];
  return line === undefined ? [] : [{ title: line.product.title, ordered: line.endOfTerm, found }];
}
