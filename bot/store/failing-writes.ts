import { randomUUID } from 'node:crypto';
import { asOnboardingError } from '../../errors/onboarding-error.ts';
import type { Store } from './store.ts';

/** How long what was written to see that it can be stays, at most, in ms. */
const TRIAL_MS = 60_000;

/**
 * The same store, whose `check` also knows whether it takes writes: after one that failed it writes a document of its own,
 * until that is taken. As long as writes are taken nobody who asks makes any.
 */
export function knowingFailingWrites(store: Store, now: () => number): Store {
  let isFailing = false;

  const heard = async <T>(write: Promise<T>): Promise<T> => {
    try {
      const outcome = await write;
      isFailing = false;
      return outcome;
    } catch (thrown) {
      if (asOnboardingError(thrown).code === 'store-unavailable') isFailing = true;
      throw thrown;
    }
  };

  let trial: Promise<void> | undefined;
  const tryOut = async () => {
    const id = randomUUID();
    await heard(store.create({ kind: 'trial', id, body: '', expiresAt: now() + TRIAL_MS }));
    await store.delete('trial', id);
  };

  return {
    ...store,
    create: (document) => heard(store.create(document)),
    replace: (document, etag) => heard(store.replace(document, etag)),
    delete: (kind, id, etag) => heard(store.delete(kind, id, etag)),
    async check() {
      await store.check();
      if (!isFailing) return;
      // However many ask at once.
      trial ??= tryOut().finally(() => {
        trial = undefined;
      });
      await trial;
    },
  };
}
