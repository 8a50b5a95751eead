/** A function that remembers; `keep` gives it a newer answer from elsewhere. */
export interface Remembering<A extends string[], T> {
  (...args: A): Promise<T>;
  keep(answer: Promise<T>, ...args: A): Promise<T>;
}

/**
 * The same function, remembering each answer for `ttlMs` by its (string) arguments. Callers that come while the first
 * is still asking share its answer; a failure is not remembered, and what is too old is forgotten with the next question.
 */
export function rememberFor<A extends string[], T>(
  ttlMs: number,
  now: () => number,
  load: (...args: A) => Promise<T>,
): Remembering<A, T> {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<T> }>();
  const keep = (answer: Promise<T>, ...args: A) => {
    const key = JSON.stringify(args);
    for (const [old, { until }] of kept) if (until <= now()) kept.delete(old);
    const entry = { until: now() + ttlMs, answer };
    kept.set(key, entry);
    answer.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    return answer;
  };
  const ask = (...args: A) => {
    const known = kept.get(JSON.stringify(args));
    return known && now() < known.until ? known.answer : keep(load(...args), ...args);
  };
  return Object.assign(ask, { keep });
}
