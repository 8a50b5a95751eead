/** Deeper than any card. */
const deepest = 100;

/**
 * JSON that somebody sent. Undefined = it is none, or lies so deep that whatever goes through it by calling itself,
 * which is what libraries do, runs out of stack.
 */
export function readJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Level by level, so that it has no such end itself. */
function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= deepest && level.length > 0; depth += 1) {
    level = level.flatMap((each: unknown) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return level.length > 0;
}
