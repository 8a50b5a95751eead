import type { Problem } from '../onboarding/problem.ts';
import { saying } from '../words/saying.ts';

const MINUTE = 60_000;
/** From then on another machine may think a task given up that is being carried out (`tasks/claim-task.ts`). */
const MOST_MS = 2 * MINUTE;

/**
 * Hears what time it is elsewhere: a clock of this machine that is minutes off is an alarm, because tokens of Teams are
 * refused by it, and machines that do not agree on the time do the same task at once.
 * @param parts.now ms UTC
 */
export function createClockWatch(parts: {
  readonly raise: (cause: string, problem: Problem) => Promise<void>;
  readonly now: () => number;
  /** Which of several machines it is. */
  readonly machine: string;
}): (theirs: number, askedAt: number) => void {
  const { raise, now, machine } = parts;
  let raisedAt = Number.NEGATIVE_INFINITY;
  return (theirs, askedAt) => {
    // The answer is of some moment between the question and now.
    const ahead = Math.max(0, askedAt - theirs) || Math.min(0, now() - theirs);
    if (Math.abs(ahead) < MOST_MS || Math.abs(now() - raisedAt) < MINUTE) return;
    raisedAt = now();
    const values = { machine, minutes: Math.round(Math.abs(ahead) / MINUTE), by: ahead > 0 ? 'ahead' : 'behind' };
    void raise(`clock of ${machine}`, saying('errors.clock.off', values));
  };
}
