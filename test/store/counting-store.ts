import type { Store } from '../../bot/store/store.ts';

/** How often a store was asked: a document, a page or several first pages at once each a read, every attempt to write a write. */
export interface Accesses {
  readonly reads: number;
  readonly writes: number;
}

export interface CountingStore extends Store {
  /** All since it was opened. */
  readonly accesses: Accesses;
}

/**
 * Counts what turns ask of a store. Nothing is ever due in it: the tasks that turns leave behind stay where they are,
 * since what the runner does in the background is no part of a turn, and must not be counted as if it were.
 */
export function countAccesses(store: Store): CountingStore {
  let accesses: Accesses = { reads: 0, writes: 0 };
  const read = () => {
    accesses = { ...accesses, reads: accesses.reads + 1 };
  };
  const write = () => {
    accesses = { ...accesses, writes: accesses.writes + 1 };
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
    firstPages(kind, searches) {
      read();
      return store.firstPages(kind, searches);
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
    due: async () => [],
  };
}
