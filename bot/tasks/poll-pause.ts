import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { TaskKind } from '../../onboarding/tasks.ts';
import { type Wait, waitsOf } from '../../onboarding/waits.ts';

const HOUR = 60 * 60_000;
const LONGEST_MS = HOUR / 4;
/** Who has waited two hours is asked about every ten minutes. */
const SHARE_OF_WAIT = 1 / 6;

/**
 * How long a look waits before the next, in ms: for an hour as the setting says, then longer the longer it has
 * waited, with jitter. A thousand onboardings that began to wait at the same moment so stay under the 500 requests a minute that
 * Microsoft lets a partner make (Microsoft Learn: api-throttling-guidance).
 * @param at now, ms UTC
 */
export function pollPause(intervalMs: number, kind: TaskKind, record: Onboarding, at: number): number {
  const since = waitsOf(record).find((wait) => wait.for === lookedFor(kind))?.since ?? at;
  const grown = Math.min(LONGEST_MS, (at - since - HOUR) * SHARE_OF_WAIT);
  return Math.max(intervalMs, grown) * (0.5 + Math.random());
}

function lookedFor(kind: TaskKind): Wait['for'] | undefined {
  switch (kind) {
    case 'check-relationship':
      return 'relationship';
    case 'check-verification':
      return 'verification';
    case 'check-agreement':
      return 'agreement';
    default:
      return undefined;
  }
}
