/** Leaves the other side alone for a while when it has failed too often in a row, so that it can come back to itself. */
export interface Circuit {
  /** How long it stays open before one call may try again. */
  readonly openSeconds: number;
  /** Whether nothing but that one call is made. */
  readonly isOpen: boolean;
  /** What the call brought back; undefined when the circuit is open and the call was not made. */
  pass<T>(call: () => Promise<T>, isFailure: (result: T) => boolean): Promise<T | undefined>;
}

/** Opens only when nothing else worked in between: one broken operation alone does not stop the others. */
const FAILURES = 10;
const OPEN_SECONDS = 15;

/** @param now ms UTC; where that goes back a call tries at once, so that nobody waits for an hour to come again */
export function createCircuit(now: () => number = Date.now, openSeconds = OPEN_SECONDS): Circuit {
  let failures = 0;
  let openedAt = 0;
  let isTrying = false;

  /** @returns whether this one may be made */
  const admits = (): boolean => {
    if (failures < FAILURES) return true;
    const passed = now() - openedAt;
    // The others do not wait for the one that tries; they may have less time than that.
    return !isTrying && (passed >= openSeconds * 1000 || passed < 0);
  };

  return {
    openSeconds,
    get isOpen() {
      return failures >= FAILURES;
    },
    async pass(call, isFailure) {
      if (!admits()) return undefined;
      const tries = failures >= FAILURES;
      if (tries) isTrying = true;
      try {
        const result = await call();
        failures = isFailure(result) ? failures + 1 : 0;
        if (failures >= FAILURES) openedAt = now();
        return result;
      } finally {
        if (tries) isTrying = false;
      }
    },
  };
}
