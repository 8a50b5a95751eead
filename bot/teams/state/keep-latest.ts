import type { DocumentToWrite, Store } from '../../store/store.ts';

/**
 * Keeps what is now known of a card or a person. Only news is written: most activities come from where the last one
 * came. Of two written at once the later write stays.
 */
export async function keepLatest(store: Store, document: DocumentToWrite): Promise<void> {
  for (;;) {
    const stored = await store.get(document.kind, document.id);
    if (stored !== undefined && JSON.stringify(stored.body) === JSON.stringify(document.body)) return;
    const written = stored === undefined ? await store.create(document) : await store.replace(document, stored.etag);
    if (written.outcome === 'written') return;
  }
}
