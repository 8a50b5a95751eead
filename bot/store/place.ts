/** The digits of the largest rank. */
const DIGITS = String(Number.MAX_SAFE_INTEGER).length;

/**
 * Where a document stands among others, as text that sorts: the highest rank first, then by name. One value instead of
 * two, so that one index orders a page and its end is the place where the next one begins.
 */
export function placeOf(rank: number, name: string): string {
  if (!Number.isSafeInteger(rank) || rank < 0) throw new RangeError(`Not a rank: ${rank}`);
  return String(Number.MAX_SAFE_INTEGER - rank).padStart(DIGITS, '0') + name;
}
