import { OnboardingError } from '../../errors/onboarding-error.ts';
import { addOnLeft, inTurn, isChanged } from '../../onboarding/changeable.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { ChangedLine } from '../../onboarding/order-change.ts';
import { isRefusedToAccount } from '../../partner-center/account-fault.ts';
import type { Subscription } from '../../partner-center/subscriptions.ts';
import { saying } from '../../words/saying.ts';
import type { Ordering } from '../providers/ports.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { customerOf, withNewCustomer } from './customer-of.ts';
import { seenOf, subscriptionsOfLines } from './subscriptions-of-lines.ts';

/**
 * Cancels what is to be cancelled and brings down seats, one subscription at a time and never more of it than is asked:
 * each attempt looks first how all of them read. What is refused holds up only the base of an add-on that stays.
 */
export async function changeOrder(
  { ordering, now }: Pick<TaskParts, 'ordering' | 'now'>,
  { record, ids }: Attempt,
): Promise<TaskResult> {
  const { change } = record;
  if (change === null || change.approvedBy === null) return { kind: 'done' };
  const { customerId } = customerOf(record);
  const found = await withNewCustomer(record, now(), subscriptionsOfLines(ordering, record));
  const subscriptions = record.lines.map((line, place) => {
    const subscription = found[place];
    return subscription === undefined ? null : seenOf(subscription, line);
  });
  const isRefused = ({ line }: ChangedLine) => change.refused.some((one) => one.line === line);
  const next = inTurn(record, change.lines).find(
    (each) => !isChanged(each, subscriptions[each.line]) && !isRefused(each),
  );
  if (next === undefined) return { kind: 'order-changed', subscriptions };
  const kept = addOnLeft(
    record,
    change.lines.filter((each) => !isRefused(each)),
    next,
  );
  if (kept !== undefined) {
    const problem = saying('errors.tasks.add-on-stays', { product: kept });
    return { kind: 'change-refused', line: next.line, problem };
  }
  const subscription = found[next.line];
  if (subscription === undefined) throw notThere(next);
  try {
    await withNewCustomer(record, now(), request(ordering, customerId, subscription, next, ids));
    return { kind: 'still-waiting', nextAt: now() };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { kind: 'change-refused', line: next.line, problem: error.says };
  }
}

function request(
  ordering: Ordering,
  customerId: string,
  subscription: Subscription,
  { seats }: ChangedLine,
  ids: Attempt['ids'],
): Promise<void> {
  return seats === 0
    ? ordering.cancelSubscription(customerId, subscription, ids)
    : ordering.changeSubscription(customerId, subscription, { quantity: seats }, ids);
}

/** What is not listed at the moment is not known to be cancelled. */
function notThere({ before, title }: ChangedLine): OnboardingError {
  const says = saying('errors.tasks.subscription-not-there', { product: `${before} × ${title}` });
  return new OnboardingError('partner-center-not-found', { says, retryable: true });
}

/** What is refused to our account is no matter of this line. */
function isRefusal(error: unknown): error is OnboardingError {
  if (isRefusedToAccount(error)) return false;
  return error instanceof OnboardingError && error.code === 'partner-center-refused' && !error.detail.retryable;
}
