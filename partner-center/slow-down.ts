/**
 * What Partner Center has asked us to wait (429). It counts calls per account, so whoever else of the account calls the
 * same host waits as long (Microsoft Learn: api-throttling-guidance).
 */
export interface SlowDown {
  /** @param ms how long it wants to be left alone */
  asked(host: string, ms: number): void;
  /** Until when a host is left alone, ms UTC; 0 = it never asked. */
  until(host: string): number;
  readonly now: () => number;
}

/** @param now ms UTC */
export function createSlowDown(now: () => number = Date.now): SlowDown {
  const ends = new Map<string, number>();
  const until = (host: string) => ends.get(host) ?? 0;
  return { asked: (host, ms) => void ends.set(host, Math.max(until(host), now() + ms)), until, now };
}
