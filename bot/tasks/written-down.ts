import { setTimeout as pause } from 'node:timers/promises';
import { backOff } from '../../errors/back-off.ts';
import { asOnboardingError } from '../../errors/onboarding-error.ts';

/** In ms: together less than the lease, within which nobody else takes the task. */
const pauses = { first: 100, longest: 1000 };
const mostTries = 150;

/**
 * Writes down what came of a task. A store that is down for a minute would else lose it: the task would wait for its lease
 * to run out, and then be looked into anew.
 * @param isStopping then it stays unwritten, and whoever takes the task next looks
 */
export async function writtenDown(write: () => Promise<unknown>, isStopping: () => boolean): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await write();
      return;
    } catch (thrown) {
      const isDown = asOnboardingError(thrown).code === 'store-unavailable';
      if (!isDown || tried >= mostTries || isStopping()) throw thrown;
    }
    await pause(backOff(tried, pauses), undefined, { ref: false });
  }
}
