import { Failed } from './failed.ts';

/** What is asked again and again. */
export interface Poll {
  /** Asks at once. */
  now(): void;
  stop(): void;
}

const everyMs = 5_000;
const quietMs = 10_000;
const failingMs = 30_000;

/**
 * Asks, and asks again every few seconds as long as somebody looks; more and more seldom where nothing changes, and where
 * it fails, until it is answered again.
 * @param ask resolves with whether something has changed; throws `Failed`; whatever else it throws is one, too
 */
export function poll(ask: (signal: AbortSignal) => Promise<boolean>, failed: (error: unknown) => void): Poll {
  let failures = 0;
  let waitMs = everyMs;
  let isStopped = false;
  let timer: number | undefined;
  let asking: AbortController | undefined;

  const round = async () => {
    clearTimeout(timer);
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    try {
      waitMs = (await ask(mine.signal)) ? everyMs : Math.min(waitMs * 1.5, quietMs);
      failures = 0;
    } catch (error) {
      if (mine.signal.aborted) return;
      failures += 1;
      const asTold = error instanceof Failed ? error.retryAfterMs : undefined;
      waitMs = Math.min(asTold ?? everyMs * 2 ** (failures - 1), failingMs);
      failed(error);
    }
    if (!isStopped && asking === mine && !document.hidden) timer = window.setTimeout(round, waitMs);
  };
  const looked = () => {
    if (document.hidden) clearTimeout(timer);
    else void round();
  };

  document.addEventListener('visibilitychange', looked);
  void round();
  return {
    now: () => void round(),
    stop() {
      isStopped = true;
      clearTimeout(timer);
      asking?.abort();
      document.removeEventListener('visibilitychange', looked);
    },
  };
}
