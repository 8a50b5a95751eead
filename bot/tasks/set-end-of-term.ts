import { randomUUID } from 'node:crypto';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { SubscriptionSeen, TaskResult } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { lineName, linesToTell } from '../../onboarding/order-progress.ts';
import { saying } from '../../words/saying.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { customerOf, withNewCustomer } from './customer-of.ts';
import { watchPause } from './poll-pause.ts';
import { goneSince, seenOf, subscriptionsOfLines } from './subscriptions-of-lines.ts';

/** So long after the order was complete a subscription may not be listed, in ms. */
const LISTED_WITHIN = 24 * 60 * 60_000;

/**
 * Tells Partner Center what becomes of each subscription that is there when its term is over, one at a time: an order has
 * no such choice, and what is told to nobody renews, or is extended for money. It is done when each of them reads so; one
 * that is refused holds up none of the others.
 */
export async function setEndOfTerm(
  { ordering, now }: Pick<TaskParts, 'ordering' | 'now'>,
  { record, ids, nextAt }: Attempt,
): Promise<TaskResult> {
  const { customerId } = customerOf(record);
  const subscriptions = await withNewCustomer(record, now(), subscriptionsOfLines(ordering, record));
  const known = record.order.subscriptions;
  const settled: (SubscriptionSeen | null)[] = record.lines.map(() => null);
  let trouble: OnboardingError | undefined;
  let requestId = ids.requestId;
  for (const place of linesToTell(record)) {
    const line = record.lines[place];
    if (line === undefined) continue;
    const subscription = subscriptions[place];
    const was = known[place];
    if (subscription === undefined) {
      if (was !== undefined && was.id !== '') settled[place] = goneSince(was);
      else trouble ??= notListed(record, place);
      continue;
    }
    const seen = seenOf(subscription, line);
    if (seen.isGone || seen.reads === line.endOfTerm) {
      settled[place] = seen;
      continue;
    }
    try {
      const request = { ...ids, requestId };
      await withNewCustomer(record, now(), ordering.setEndOfTerm(customerId, subscription, line.endOfTerm, request));
      return { kind: 'still-waiting', nextAt: now() };
    } catch (error) {
      if (!isRefused(error)) throw error;
      trouble = refusedEnd(record, place, seen, error);
      requestId = randomUUID();
    }
  }
  if (settled.some((seen) => seen !== null) || trouble === undefined) {
    const all = settled.map((seen, place) => seen ?? known[place] ?? null);
    return { kind: 'end-of-term-settled', subscriptions: settled, watchAt: now() + watchPause(all, now()) };
  }
  if (trouble.code === 'partner-center-not-found' && !isLate(record, now())) return { kind: 'still-waiting', nextAt };
  throw trouble;
}

/** Since what is to be told was there, or the whole of an order of before orders were watched. */
function isLate(record: Onboarding, at: number): boolean {
  const { stage, order } = record;
  const lines = linesToTell(record);
  const times = order.watched.flatMap((each) =>
    each.lines.some(({ line }) => lines.includes(line)) ? each.since : [],
  );
  const since = times.length > 0 ? Math.max(...times) : stage.kind === 'completed' ? stage.at : at;
  return at - since > LISTED_WITHIN;
}

function notListed(record: Onboarding, line: number): OnboardingError {
  return new OnboardingError('partner-center-not-found', {
    says: saying('errors.tasks.subscription-not-listed', { product: lineName(record, line) }),
  });
}

function isRefused(error: unknown): error is OnboardingError {
  return error instanceof OnboardingError && error.code === 'partner-center-refused' && !error.detail.retryable;
}

/** What it is about, and what happens if nobody does anything. */
function refusedEnd(
  record: Onboarding,
  line: number,
  { reads }: SubscriptionSeen,
  error: OnboardingError,
): OnboardingError {
  const values = {
    product: lineName(record, line),
    ordered: record.lines[line]?.endOfTerm ?? '',
    reads: reads ?? 'nothing',
    problem: error.says,
  };
  const says = saying('errors.tasks.end-of-term-refused', values);
  return new OnboardingError(error.code, { ...error.detail, says, cause: error });
}
