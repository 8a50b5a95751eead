import { z } from 'zod';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { Problem } from '../../onboarding/problem.ts';
import { mayBeOfAccount } from '../../partner-center/account-fault.ts';
import type { Guard } from '../../partner-center/request.ts';
import { saying } from '../../words/saying.ts';
import type { Log } from '../log/log.ts';
import type { Store } from '../store/store.ts';

/**
 * A fault of the account (a dead sign-in, an expired client secret, MFA) is one fault: whoever meets it first pauses the
 * provider, by a document that all processes see; operators hear of it once. Until it is mended nothing is sent. One
 * process at a time, whichever, tries whether it is.
 */
export interface Pause {
  /** Around every request to the provider. Throws OnboardingError `provider-paused`. */
  readonly guard: Guard;
  /** Why, and since when, it is paused, whoever has paused it; undefined = it is not. */
  standing(): Promise<{ readonly fault: Problem; readonly since: number } | undefined>;
  /** Looks whether others have paused it, as a process does at its start. Resolves when that is over, and never rejects. */
  start(): Promise<void>;
  /** While it is paused, looks whether it still is; likewise. */
  look(): Promise<void>;
  stop(): void;
}

export interface PauseParts {
  readonly provider: { readonly id: string; readonly name: string };
  /** Asks the account cheaply whether it lets us in, unguarded. Throws what is wrong. */
  readonly probe: () => Promise<void>;
  readonly tellOperators: (problem: Problem) => Promise<void>;
  /** Sets going what the provider held up. */
  readonly goOn: (providerId: string) => Promise<void>;
  readonly store: Store;
  readonly now: () => number;
  readonly log: Log;
}

const Paused = z.object({
  fault: Problem,
  /** ms UTC */
  since: z.number(),
  /** When somebody may try whether it is mended, ms UTC. */
  probeAt: z.number(),
  areOperatorsTold: z.boolean(),
});
type Paused = z.infer<typeof Paused>;

const BETWEEN_PROBES_MS = 30_000;
/** Whoever has not said what came of it by then has died over it. */
const LONGEST_PROBE_MS = 2 * 60_000;
/** How soon a process sees that another one found it mended. */
const BETWEEN_LOOKS_MS = 10_000;

type Found = { readonly kind: 'lets-us-in' } | { readonly kind: 'fault' | 'unclear'; readonly error: OnboardingError };

/** Why a provider is paused, and since when (ms UTC); undefined = it is not. */
export async function pausedSince(store: Store, id: string): Promise<Pick<Paused, 'fault' | 'since'> | undefined> {
  const stored = await store.get('provider', id);
  return stored && Paused.parse(stored.body);
}

export function createPause(parts: PauseParts): Pause {
  const { provider, store, now, log } = parts;
  const { id } = provider;
  let paused: Paused | undefined;
  let probing: Promise<Found> | undefined;
  let looking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  /** One at a time: many meet the same fault at once. */
  const probe = (): Promise<Found> => {
    probing ??= outcomeOf(parts.probe).finally(() => {
      probing = undefined;
    });
    return probing;
  };

  /** What somebody hears whose request failed in a way that may be the account's. */
  const explained = async (error: OnboardingError): Promise<OnboardingError> => {
    const found = await probe();
    if (found.kind === 'unclear') return found.error;
    if (found.kind === 'fault') {
      await begin(found.error);
      return providerPaused(error);
    }
    // What Entra refused a moment ago it gives now; a refusal of Partner Center's own is about this request alone.
    const isMended = error.detail.httpStatus === undefined;
    return isMended ? new OnboardingError(error.code, { ...error.detail, retryable: true, cause: error }) : error;
  };

  const begin = async (error: OnboardingError) => {
    const at = now();
    const body: Paused = { fault: error.says, since: at, probeAt: at, areOperatorsTold: false };
    const { outcome } = await store.create({ kind: 'provider', id, body });
    if (outcome === 'written') log.error({ provider: id, err: error }, 'the provider lets us do nothing; it is paused');
    paused ??= body;
    void look();
  };

  const end = async (ending: Paused, etag: string) => {
    paused = undefined;
    try {
      await parts.goOn(id);
      if ((await store.delete('provider', id, etag)) !== 'deleted') return;
    } catch (error) {
      // Whoever looks next ends it.
      paused = ending;
      throw error;
    }
    log.info({ provider: id }, 'the provider lets us in again');
    await tell(saying('errors.providers.goesOn', { provider: provider.name }));
  };

  /** @returns whether they know */
  const tell = async (problem: Problem): Promise<boolean> => {
    try {
      await parts.tellOperators(problem);
      return true;
    } catch (err) {
      log.error({ provider: id, err }, 'operators could not be told about the provider');
      return false;
    }
  };

  const lookOnce = async () => {
    const stored = await store.get('provider', id);
    paused = stored && Paused.parse(stored.body);
    if (stored === undefined || paused === undefined || now() < paused.probeAt) return;
    const taken: Paused = { ...paused, probeAt: now() + LONGEST_PROBE_MS };
    const mine = await store.replace({ kind: 'provider', id, body: taken }, stored.etag);
    if (mine.outcome !== 'written') return;

    const isNew = now() - taken.since < BETWEEN_PROBES_MS;
    const found: Found | undefined = isNew ? undefined : await probe();
    if (found?.kind === 'lets-us-in') return end(taken, mine.etag);
    const fault = found?.kind === 'fault' ? found.error.says : taken.fault;
    const isKnown = taken.areOperatorsTold && fault.key === taken.fault.key;
    const problem = saying('errors.providers.paused', { provider: provider.name, key: id, problem: fault });
    const areOperatorsTold = isKnown || (await tell(problem));
    paused = { ...taken, fault, probeAt: now() + BETWEEN_PROBES_MS, areOperatorsTold };
    await store.replace({ kind: 'provider', id, body: paused }, mine.etag);
    log.debug({ provider: id, probed: found?.kind ?? 'later', areOperatorsTold }, 'the provider stays paused');
  };

  const look = async (): Promise<void> => {
    if (isStopped) return;
    looking ??= lookOnce()
      .catch((err: unknown) => {
        if (!isStopped) log.error({ provider: id, err }, 'could not look whether the provider is paused');
      })
      .finally(() => {
        looking = undefined;
        clearTimeout(timer);
        if (paused !== undefined && !isStopped) timer = setTimeout(look, BETWEEN_LOOKS_MS).unref();
      });
    await looking;
  };

  return {
    async guard(request) {
      if (paused !== undefined) throw providerPaused();
      try {
        return await request();
      } catch (error) {
        throw mayBeOfAccount(error) ? await explained(error) : error;
      }
    },
    standing: () => pausedSince(store, id),
    start: look,
    async look() {
      if (paused !== undefined) await look();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };

  function providerPaused(cause?: OnboardingError): OnboardingError {
    const answered = cause?.detail.answeredRequest;
    return new OnboardingError('provider-paused', {
      says: saying('errors.providers.waits', { provider: provider.name }),
      retryable: true,
      heldBack: true,
      ...(cause === undefined ? {} : { cause }),
      ...(answered === undefined ? {} : { answeredRequest: answered }),
    });
  }
}

/** Whoever is refused anything but the sign-in was let in. */
async function outcomeOf(probe: () => Promise<void>): Promise<Found> {
  try {
    await probe();
    return { kind: 'lets-us-in' };
  } catch (error) {
    if (mayBeOfAccount(error)) return { kind: 'fault', error };
    if (error instanceof OnboardingError && error.detail.retryable) return { kind: 'unclear', error };
    return { kind: 'lets-us-in' };
  }
}
