const UNTOLD_SECONDS = 10;

/**
 * How many seconds a 429 asks us to wait: the `Retry-After` header (seconds or a date), else the number in Partner
 * Center's text "Rate limit is exceeded. Try again in 57 seconds." (Microsoft Learn: api-throttling-guidance).
 */
export function secondsToWait(retryAfter: string | null, text: string, now: number = Date.now()): number {
  const header = retryAfter?.trim() ?? '';
  // Some of Partner Center's services send a header twice, which arrives as one with a comma.
  const seconds = /^(\d+)(\s*,\s*\d+)*$/.exec(header)?.[1];
  if (seconds !== undefined) return Number(seconds);
  const until = Date.parse(header);
  if (!Number.isNaN(until)) return Math.max(0, Math.ceil((until - now) / 1000));
  const told = /in (\d+) seconds?/i.exec(text)?.[1];
  return told === undefined ? UNTOLD_SECONDS : Number(told);
}
