import { asOnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import { natures } from '../../onboarding/tasks.ts';
import { saying } from '../../words/saying.ts';
import { type Alarms, alarmCauseOf } from '../alarms.ts';
import type { Claimed } from './claim-task.ts';

const HOUR = 60 * 60_000;

/**
 * What has kept failing for an hour, and goes on by itself, is known to an operator: once for each outage; else once for
 * each provider, kind of task and problem, and of what nothing of a deal rests on, all kinds are one. What waits for a
 * person has told them already.
 * @param at now, ms UTC
 */
export async function tellLongFailing(
  alarms: Alarms,
  { record, task }: Claimed,
  { problem, retryAt, thrown }: Extract<TaskResult, { kind: 'failed' }> & { readonly thrown: unknown },
  at: number,
): Promise<void> {
  const { failingSince } = task;
  // Told at once (`refused-account.ts`).
  if (asOnboardingError(thrown).detail.outage === 'account-rights') return;
  if (retryAt === null || failingSince === null || at - failingSince < HOUR) return;
  const isAside = natures[task.kind] === 'aside';
  const key = isAside ? 'errors.tasks.failing-aside' : 'errors.tasks.failing-long';
  const says = saying(key, { why: problem, accountName: record.accountName });
  const cause = alarmCauseOf(thrown, `task ${record.providerId} ${isAside ? 'aside' : task.kind} ${problem.key}`);
  // Another service than what deals rest on: neither's outage hides the other's.
  await alarms.raise(isAside ? `aside ${cause}` : cause, says);
}
