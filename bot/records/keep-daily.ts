import type { Log } from '../log/log.ts';
import type { Store } from '../store/store.ts';
import { type ErasureParts, eraseExpired } from './erase.ts';
import { latestHead, listHeads } from './heads.ts';

export interface Keeper {
  /** Looks now whether it is another day: the clock has been put forward. */
  look(): void;
  stop(): Promise<void>;
}

/** A process that has just started has other things to do. */
const FIRST_MS = 5 * 60_000;
const AGAIN_MS = 60 * 60_000;

/**
 * Once a day (UTC), by whichever process sees first that it is another day: personal data that was kept for long enough
 * is erased, and the heads of what happened are listed, with the hash of the list in the log.
 * @param parts.retentionDays 0 = personal data is kept
 */
export function keepDaily(
  parts: ErasureParts & {
    readonly store: Store;
    readonly retentionDays: number;
    readonly now: () => number;
    readonly log: Log;
  },
): Keeper {
  const { store, retentionDays, now, log } = parts;
  const over = new AbortController();
  const { signal } = over;
  let looking: Promise<void> | undefined;

  const keep = async () => {
    const latest = await latestHead(store);
    if (latest !== undefined && dayOf(latest.at) === dayOf(now())) return;
    if (retentionDays > 0) await eraseExpired({ ...parts, signal }, retentionDays);
    const listed = await listHeads({ ...parts, signal });
    if (listed === undefined) return;
    const { unread, ...head } = listed;
    log.info({ ...head, day: dayOf(now()) }, 'the head of what happened up to now');
    if (unread.length > 0) log.error({ unread }, 'these onboardings have no timeline that can be read');
  };

  const look = () => {
    looking ??= keep()
      .catch((error: unknown) => {
        if (!signal.aborted) log.error({ err: error }, 'the heads could not be listed; trying again in an hour');
      })
      .finally(() => {
        looking = undefined;
      });
  };

  const first = setTimeout(look, FIRST_MS).unref();
  const again = setInterval(look, AGAIN_MS).unref();
  return {
    look,
    async stop() {
      over.abort();
      clearTimeout(first);
      clearInterval(again);
      await looking;
    },
  };
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
