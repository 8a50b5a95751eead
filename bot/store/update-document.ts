import { setTimeout as pause } from 'node:timers/promises';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';
import type { DocumentToWrite, Index, Kind, Store, StoredDocument } from './store.ts';

type Content = {
  /** A JSON value. */
  readonly body: unknown;
} & (
  | { readonly index?: Index; readonly summary?: unknown; readonly rank?: number; readonly expiresAt?: never }
  /** From when on the document no longer exists, ms UTC. */
  | { readonly expiresAt: number; readonly index?: never; readonly summary?: never; readonly rank?: never }
);

/** More writers than this do not change one document at the same moment. */
const attempts = 50;
const longestPauseMs = 100;

/**
 * Changes a document by what is there: reads, changes, writes if nobody was faster, and begins again if somebody was. A
 * change that leaves the body as it is is not written.
 * @param change what to keep in place of what is there; undefined = leave that as it is. May be called several times
 * @param known what was read already, to begin with
 * @returns what was there before
 * @throws OnboardingError `store-conflict` when others were faster every time
 */
export async function updateDocument(
  store: Store,
  kind: Kind,
  id: string,
  change: (stored: StoredDocument | undefined) => Content | undefined,
  known?: { readonly stored: StoredDocument | undefined },
): Promise<StoredDocument | undefined> {
  let stored = known === undefined ? await store.get(kind, id) : known.stored;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const changed = change(stored);
    if (changed === undefined || JSON.stringify(changed.body) === JSON.stringify(stored?.body)) return stored;
    const document: DocumentToWrite = { kind, id, ...changed };
    const written = stored === undefined ? await store.create(document) : await store.replace(document, stored.etag);
    if (written.outcome === 'written') return stored;
    await pause(Math.random() * Math.min(10 * attempt, longestPauseMs));
    stored = await store.get(kind, id);
  }
  throw new OnboardingError('store-conflict', {
    says: saying('errors.store.conflict'),
    retryable: true,
  });
}
