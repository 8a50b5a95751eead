import { setTimeout as pause } from 'node:timers/promises';

export type Standing = 'ok' | 'not-reached' | 'paused' | 'unknown';

/** How each stands that the bot rests on. It needs the store for everything; without the others much still goes on. */
export interface Readiness {
  readonly store: Standing;
  readonly vault: Standing;
  /** `paused`: one of the accounts lets nobody in; `unknown`: nobody can tell, as before the first request to it. */
  readonly partnerCenter: Standing;
}

export interface Rests {
  readonly checkStore: () => Promise<void>;
  /** Asks for a secret, whichever. */
  readonly checkVault: () => Promise<unknown>;
  readonly pausedProviders: () => Promise<readonly unknown[]>;
  /** By their last requests; a stranger makes nobody send another. */
  readonly reachedProviders: () => 'ok' | 'not-reached' | 'unknown';
}

/** Whoever asks is a stranger and may ask often: what has to be asked elsewhere for it is asked no more often than this. */
const KEPT_MS = 30_000;
/** In ms; a platform waits no longer for its answer than that. */
const PATIENCE_MS = 3000;

export function createReadiness(
  { checkStore, checkVault, pausedProviders, reachedProviders }: Rests,
  now: () => number,
): () => Promise<Readiness> {
  const vault = keptFor(now, () => reached(checkVault));
  const paused = keptFor(now, () => pausedProviders().catch(() => undefined));
  const partnerCenter = async (): Promise<Standing> => {
    const found = await paused();
    if (found === undefined) return 'unknown';
    return found.length > 0 ? 'paused' : reachedProviders();
  };
  return async () => ({ store: await reached(checkStore), vault: await vault(), partnerCenter: await partnerCenter() });
}

async function reached(check: () => Promise<unknown>): Promise<Standing> {
  const over = new AbortController();
  const late = pause(PATIENCE_MS, 'not-reached' as const, { signal: over.signal }).catch(() => 'ok' as const);
  const answered = check().then(
    () => 'ok' as const,
    () => 'not-reached' as const,
  );
  return Promise.race([answered, late]).finally(() => over.abort());
}

function keptFor<T>(now: () => number, look: () => Promise<T>): () => Promise<T> {
  let kept: { readonly until: number; readonly found: Promise<T> } | undefined;
  return () => {
    if (kept === undefined || kept.until <= now()) kept = { until: now() + KEPT_MS, found: look() };
    return kept.found;
  };
}
