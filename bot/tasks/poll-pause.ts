import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { TaskKind } from '../../onboarding/tasks.ts';
import { type Wait, waitsOf } from '../../onboarding/waits.ts';

const HOUR = 60 * 60_000;
const LONGEST_MS = HOUR / 4;
/** Nobody waits for the customer's grant of roles, which may be months away, or end in years. */
const LONGEST_OF_DELEGATION_MS = { asked: 12 * HOUR, active: 7 * 24 * HOUR } as const;
/** Who has waited two hours is asked about every ten minutes. */
const SHARE_OF_WAIT = 1 / 6;

/** An order is often through within a minute. */
const ORDER_FIRST_MS = 20_000;
/** Looks at an order are after 20 s, 1 min, 3 min: three more than others cost, which ordering itself costs too. */
const ORDER_SHARE_OF_WAIT = 2;

/**
 * How long a look waits before the next, in ms: for an hour as the setting says, an order sooner at first, then longer
 * the longer it has waited, with jitter. A thousand onboardings that began to wait at the same moment so stay under the 500 requests a minute that
 * Microsoft lets a partner make (Microsoft Learn: api-throttling-guidance).
 * @param at now, ms UTC
 */
export function pollPause(intervalMs: number, kind: TaskKind, record: Onboarding, at: number): number {
  const { since, longest } = kind === 'check-delegation' ? ofDelegation(record, at) : ofWait(kind, record, at);
  const waited = at - since;
  const grown = Math.min(longest, (waited - HOUR) * SHARE_OF_WAIT);
  const usual = kind === 'check-order' ? Math.min(intervalMs, soon(waited)) : intervalMs;
  return Math.max(usual, grown) * (0.5 + Math.random());
}

function soon(waited: number): number {
  return Math.max(ORDER_FIRST_MS, waited * ORDER_SHARE_OF_WAIT);
}

interface Pauses {
  readonly since: number;
  readonly longest: number;
}

function ofWait(kind: TaskKind, record: Onboarding, at: number): Pauses {
  const times = waitsOf(record).flatMap(({ for: what, since }) => (lookedFor(kind).includes(what) ? [since] : []));
  return { since: times.length === 0 ? at : Math.max(...times), longest: LONGEST_MS };
}

function ofDelegation({ delegation }: Onboarding, at: number): Pauses {
  const longest = LONGEST_OF_DELEGATION_MS[delegation?.status === 'active' ? 'active' : 'asked'];
  return { since: delegation?.since ?? at, longest };
}

const DAY = 24 * HOUR;
const LAST_MONTH = 31 * DAY;

/**
 * How long the watch over the ends of terms waits, in ms: a week, and a day where one of them ends within a month; with
 * jitter, as above.
 * @param at now, ms UTC
 */
export function watchPause(subscriptions: readonly ({ readonly lastDay: string | null } | null)[], at: number): number {
  const ends = subscriptions.map((one) => Date.parse(one?.lastDay ?? '') + DAY);
  const isNear = ends.some((end) => end >= at && end - at < LAST_MONTH);
  return (isNear ? DAY : 7 * DAY) * (0.5 + Math.random());
}

function lookedFor(kind: TaskKind): readonly Wait['for'][] {
  switch (kind) {
    case 'check-relationship':
      return ['relationship'];
    case 'check-verification':
      return ['verification'];
    case 'check-agreement':
      return ['agreement'];
    case 'check-order':
      return ['order', 'order-review'];
    default:
      return [];
  }
}
