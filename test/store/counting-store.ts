import { AsyncLocalStorage } from 'node:async_hooks';
import type { Store } from '../../bot/store/store.ts';

/** How often a store was asked: a document or a page each a read, every attempt to write a write. */
export interface Accesses {
  readonly reads: number;
  readonly writes: number;
}

export interface CountingStore extends Store {
  /** All since it was opened. */
  readonly accesses: Accesses;
}

/**
 * Counts what turns ask of a store. What the task runner does in the background is no turn's: whoever asks what is due
 * is the runner, and nothing that follows from that is counted.
 */
export function countAccesses(store: Store): CountingStore {
  const background = new AsyncLocalStorage<boolean>();
  let accesses: Accesses = { reads: 0, writes: 0 };
  const read = () => {
    if (!background.getStore()) accesses = { ...accesses, reads: accesses.reads + 1 };
  };
  const write = () => {
    if (!background.getStore()) accesses = { ...accesses, writes: accesses.writes + 1 };
  };
  return {
    ...store,
    get accesses() {
      return accesses;
    },
    get(kind, id) {
      read();
      return store.get(kind, id);
    },
    page(kind, search, page) {
      read();
      return store.page(kind, search, page);
    },
    create(document) {
      write();
      return store.create(document);
    },
    replace(document, etag) {
      write();
      return store.replace(document, etag);
    },
    delete(kind, id, etag) {
      write();
      return store.delete(kind, id, etag);
    },
    due(kind, of) {
      background.enterWith(true);
      return store.due(kind, of);
    },
  };
}
