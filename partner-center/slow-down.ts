/** Longer than an hour is a clock that is wrong, theirs or ours, or no time to go by: so often it is tried. */
const LONGEST_MS = 60 * 60_000;

/**
 * What Partner Center has asked us to wait (429, 503). It counts calls per account, so whoever else of the account calls the
 * same host waits as long (Microsoft Learn: api-throttling-guidance).
 */
export interface SlowDown {
  /** @param ms how long it wants to be left alone */
  asked(host: string, ms: number): void;
  /** Until when a host is left alone, ms UTC; 0 = it never asked. */
  until(host: string): number;
  readonly now: () => number;
}

/** @param now ms UTC; where that is put back nobody waits longer than was asked */
export function createSlowDown(now: () => number = Date.now): SlowDown {
  const waits = new Map<string, { readonly from: number; readonly end: number }>();
  const until = (host: string) => {
    const wait = waits.get(host);
    return wait === undefined || now() < wait.from ? 0 : wait.end;
  };
  return {
    asked(host, ms) {
      const end = now() + Math.min(LONGEST_MS, ms);
      if (end > until(host)) waits.set(host, { from: now(), end });
    },
    until,
    now,
  };
}
