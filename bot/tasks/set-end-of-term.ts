import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { saying } from '../../words/saying.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { customerOf, withNewCustomer } from './customer-of.ts';
import { watchPause } from './poll-pause.ts';
import { seenOf, subscriptionsOfLines } from './subscriptions-of-lines.ts';

/** So long after the order was complete a subscription may not be listed, in ms. */
const LISTED_WITHIN = 24 * 60 * 60_000;

/**
 * Tells Partner Center what becomes of each subscription when its term is over, one at a time: an order has no such
 * choice, and what is told to nobody renews, or is extended for money. It is done when each of them reads so.
 */
export async function setEndOfTerm(
  { ordering, now }: Pick<TaskParts, 'ordering' | 'now'>,
  { record, ids, nextAt }: Attempt,
): Promise<TaskResult> {
  const { customerId } = customerOf(record);
  const subscriptions = await withNewCustomer(record, now(), subscriptionsOfLines(ordering, record));
  const known = record.order.subscriptions;
  const lines = record.lines.map((line, index) => {
    const subscription = subscriptions[index];
    return { line, subscription, was: known[index], seen: subscription && seenOf(subscription, line) };
  });
  for (const { line, subscription, was, seen } of lines) {
    const isToTell = was === undefined || was.state === 'untold' || was.state === 'drifted';
    if (!isToTell || !subscription || !seen || seen.isGone || seen.reads === line.endOfTerm) continue;
    await withNewCustomer(record, now(), ordering.setEndOfTerm(customerId, subscription, line.endOfTerm, ids));
    return { kind: 'still-waiting', nextAt: now() };
  }
  const missing = lines.find(({ seen, was }) => seen === undefined && was === undefined);
  if (missing !== undefined) {
    if (isLate(record, now())) throw notListed(missing.line.product.title);
    return { kind: 'still-waiting', nextAt };
  }
  const seen = lines.map(({ seen: one, was }) => one ?? goneSince(was));
  return { kind: 'end-of-term-settled', subscriptions: seen, watchAt: now() + watchPause(seen, now()) };
}

function isLate({ stage }: Onboarding, at: number): boolean {
  return stage.kind === 'completed' && at - stage.at > LISTED_WITHIN;
}

function notListed(product: string): OnboardingError {
  return new OnboardingError('partner-center-not-found', {
    says: saying('errors.tasks.subscription-not-listed', { product }),
  });
}

/** It was there, and is listed no more. */
function goneSince(was: Onboarding['order']['subscriptions'][number] | undefined) {
  return { id: was?.id ?? '', lastDay: was?.lastDay ?? null, reads: null, isGone: true };
}
