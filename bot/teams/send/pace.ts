import { setTimeout as wait } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { OnboardingError } from '../../../errors/onboarding-error.ts';
import { saying } from '../../../words/saying.ts';
import { atMost } from '../../at-most.ts';

/** So many sends within so many ms. */
interface Limit {
  readonly most: number;
  readonly within: number;
}

/** Microsoft Learn, "Optimize your bot with rate limiting in Teams": per bot and conversation. */
const perConversation: readonly Limit[] = [
  { most: 7, within: 1000 },
  { most: 8, within: 2000 },
  { most: 60, within: 30_000 },
  { most: 1800, within: 3_600_000 },
];
/** Same source: per app and tenant. */
const perTenant: readonly Limit[] = [{ most: 30, within: 1000 }];

/** Of more conversations than this within an hour the quietest are no longer counted. */
const mostTallied = 10_000;

/** Longer waits are left to whoever repeats the send later, in ms. */
const longestWait = 20_000;

/** Where a request goes. */
export interface Destination {
  /** Of a new message. */
  readonly conversationId?: string;
  readonly tenantId: string;
}

/** Keeps the sends of this process within what Teams takes. What other processes send is answered with 429. */
export interface Pace {
  /**
   * Waits until Teams takes one more, and counts it.
   * @throws OnboardingError `teams-not-reached`, to be repeated, when that is long
   */
  join(to: Destination): Promise<void>;
  /** Counts one that does not wait: somebody is looking for its answer. */
  goAhead(to: Destination): void;
}

/** @param now ms on any clock that does not go back */
export function createPace({
  now = () => performance.now(),
  pause = wait,
}: {
  now?: () => number;
  pause?: (ms: number) => Promise<unknown>;
} = {}): Pace {
  const conversations = createTally(perConversation, now);
  const tenants = createTally(perTenant, now);

  const goAhead = ({ conversationId, tenantId }: Destination) => {
    if (conversationId !== undefined) conversations.count(conversationId, now());
    tenants.count(tenantId, now());
  };

  return {
    goAhead,
    async join(to) {
      const { conversationId, tenantId } = to;
      const opens = () =>
        Math.max(
          conversationId === undefined ? 0 : conversations.opensAt(conversationId, now()),
          tenants.opensAt(tenantId, now()),
        );
      for (let at = opens(); at > now(); at = opens()) {
        if (at - now() > longestWait) throw tooMany((at - now()) / 1000);
        // The moment may have come since it was looked at.
        await pause(Math.max(0, at - now()));
      }
      goAhead(to);
    },
  };
}

function tooMany(seconds: number): OnboardingError {
  return new OnboardingError('teams-not-reached', {
    says: saying('errors.teams.tooMany'),
    retryable: true,
    heldBack: true,
    retryAfterSeconds: Math.ceil(seconds),
  });
}

/** When what was sent, for each key, as far back as the limits look. */
function createTally(limits: readonly Limit[], now: () => number) {
  const longest = Math.max(...limits.map(({ within }) => within));
  const sent = new LRUCache<string, number[]>({
    ...atMost(mostTallied),
    ttl: longest,
    ttlResolution: 0,
    perf: { now },
  });

  return {
    /** From when on one more may be sent; in the past or now = at once. */
    opensAt(key: string, at: number): number {
      const times = sent.get(key) ?? [];
      return Math.max(at, ...limits.map(({ most, within }) => (times.at(-most) ?? at - within) + within));
    },
    count(key: string, at: number): void {
      const times = sent.get(key) ?? [];
      const old = times.findIndex((time) => time > at - longest);
      times.splice(0, old === -1 ? times.length : old);
      times.push(at);
      sent.set(key, times);
    },
  };
}
