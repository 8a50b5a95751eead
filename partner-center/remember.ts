/**
 * The same function, remembering each answer for `ttlMs` by its (string) arguments. Callers that come while the first
 * is still asking share its answer; a failure is not remembered, and what is too old is forgotten with the next question.
 */
export function rememberFor<A extends string[], T>(
  ttlMs: number,
  now: () => number,
  load: (...args: A) => Promise<T>,
): (...args: A) => Promise<T> {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<T> }>();
  return (...args) => {
    const key = JSON.stringify(args);
    const known = kept.get(key);
    if (known && now() < known.until) return known.answer;
    for (const [old, { until }] of kept) if (until <= now()) kept.delete(old);
    const entry = { until: now() + ttlMs, answer: load(...args) };
    kept.set(key, entry);
    entry.answer.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    return entry.answer;
  };
}
