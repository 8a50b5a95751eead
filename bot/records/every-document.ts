import { setImmediate as whenOthersHadTheirTurn } from 'node:timers/promises';
import type { Store, StoredDocument } from '../store/store.ts';

const PAGE = 100;
/** So many are read at once, and then others have their turn: a store of this machine answers without a pause. */
const AT_ONCE = 8;

/** An onboarding as it is kept; no document = it is listed and cannot be had. */
export interface Kept {
  readonly id: string;
  readonly document: StoredDocument | undefined;
}

/**
 * All onboardings as they are kept, read and nothing more: by no index and no summary, which whoever can write the store
 * could make to hide one.
 * @param signal ends it between two, by throwing
 */
export async function* everyDocument(store: Pick<Store, 'ids' | 'get'>, signal?: AbortSignal): AsyncGenerator<Kept> {
  let after: string | undefined;
  do {
    const { ids, next } = await store.ids('onboarding', { limit: PAGE, after });
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      signal?.throwIfAborted();
      const some = ids.slice(from, from + AT_ONCE);
      yield* await Promise.all(some.map(async (id) => ({ id, document: await store.get('onboarding', id) })));
      await whenOthersHadTheirTurn();
    }
    after = next;
  } while (after !== undefined);
}
