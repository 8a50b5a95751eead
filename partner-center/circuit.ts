import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleType } from 'cockatiel';

/** Leaves the other side alone for a while when it has failed too often in a row, so that it can come back to itself. */
export interface Circuit {
  /** How long it stays open before one call may try again. */
  readonly openSeconds: number;
  /** What the call brought back; undefined when the circuit is open and the call was not made. */
  pass<T>(call: () => Promise<T>, isFailure: (result: T) => boolean): Promise<T | undefined>;
}

/** Opens only when nothing else worked in between: one broken operation alone does not stop the others. */
const FAILURES = 10;
const OPEN_SECONDS = 15;

class CallFailed extends Error {}

export function createCircuit(openSeconds = OPEN_SECONDS): Circuit {
  const breaker = circuitBreaker(handleType(CallFailed), {
    breaker: new ConsecutiveBreaker(FAILURES),
    halfOpenAfter: openSeconds * 1000,
  });
  return {
    openSeconds,
    async pass<T>(call: () => Promise<T>, isFailure: (result: T) => boolean) {
      // The library lets all others wait for the one that tries; they may have less time than that.
      if (breaker.state === CircuitState.HalfOpen) return undefined;
      let result: T | undefined;
      try {
        await breaker.execute(async () => {
          result = await call();
          if (isFailure(result)) throw new CallFailed();
        });
      } catch (error) {
        if (!(error instanceof BrokenCircuitError || error instanceof CallFailed)) throw error;
      }
      return result;
    },
  };
}
