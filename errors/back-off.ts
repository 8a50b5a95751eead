/** How long to wait after a failure, in ms. */
interface Pauses {
  /** After the first one; it doubles with each further one. */
  readonly first: number;
  readonly longest?: number;
}

/**
 * The pause after so many failures, spread by a quarter up and down, so that many who failed together do not come back
 * together.
 */
export function backOff(failures: number, { first, longest = Number.POSITIVE_INFINITY }: Pauses): number {
  return Math.min(longest, first * 2 ** (failures - 1)) * (0.75 + Math.random() / 2);
}
