/** Chance that comes out the same for the same seed. */
export interface Chance {
  /** From 0 up to 1, without 1. */
  next(): number;
  below(limit: number): number;
  oneOf<T>(these: readonly T[]): T;
}

/** mulberry32: 32 bits of state, enough to draw lots with. */
export function createChance(seed: string): Chance {
  let state = [...seed].reduce((hash, sign) => Math.imul(hash ^ sign.charCodeAt(0), 0x01000193), 0x811c9dc5);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    oneOf(these) {
      const one = these[below(these.length)];
      if (one === undefined) throw new Error('There is nothing to choose from.');
      return one;
    },
  };
}
