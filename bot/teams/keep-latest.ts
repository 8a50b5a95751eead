import type { DocumentToWrite, Store } from '../store/store.ts';

/**
 * Keeps what is now known of a person, a conversation or a card. Only news is written: most activities come from where
 * the last one came. Of two written at once one stays; the next activity puts it right.
 */
export async function keepLatest(store: Store, document: DocumentToWrite): Promise<void> {
  const stored = await store.get(document.kind, document.id);
  if (stored === undefined) await store.create(document);
  else if (JSON.stringify(stored.body) !== JSON.stringify(document.body)) await store.replace(document, stored.etag);
}
