import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Store } from './store.ts';

/**
 * What was understood of something that somebody pasted or attached, while they choose what becomes of it: a card has no
 * room for it, and is no place for it. It is theirs alone, goes by itself, and is never listed.
 */
export interface Understood {
  /** @returns by what it is found again */
  keep(personId: string, body: unknown): Promise<string>;
  /** Undefined = it is gone, or was never theirs. */
  find(personId: string, id: string): Promise<{ readonly body: unknown; readonly etag: string } | undefined>;
  /** In its place; nothing where somebody was faster. */
  replace(personId: string, id: string, body: unknown, etag: string): Promise<void>;
}

/** In ms. */
const lifetime = 24 * 60 * 60_000;

const Kept = z.object({ until: z.number(), is: z.unknown() });

/** @param now ms UTC */
export function createUnderstood(store: Store, now: () => number): Understood {
  const document = (personId: string, id: string, body: unknown) => ({
    kind: 'understood' as const,
    // Of the same id with another person there is nothing.
    id: `${personId} ${id}`,
    body: { until: now() + lifetime, is: body },
    expiresAt: now() + lifetime,
  });
  return {
    async keep(personId, body) {
      const id = randomUUID();
      await store.create(document(personId, id, body));
      return id;
    },
    async find(personId, id) {
      const stored = await store.get('understood', `${personId} ${id}`);
      const kept = stored && Kept.parse(stored.body);
      return kept && kept.until > now() ? { body: kept.is, etag: stored.etag } : undefined;
    },
    async replace(personId, id, body, etag) {
      await store.replace(document(personId, id, body), etag);
    },
  };
}
