import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { DocumentToWrite, Kind, StoredDocument } from './store.ts';

/**
 * An item of the container as it comes back. Beside what the service itself vouches for, nothing here makes a document
 * unreadable that somebody has edited by hand.
 */
export const storedItem = z.object({
  id: z.string(),
  documentId: z.string().optional(),
  /** Each write has its own: after an answer that was lost it tells whether what stands there is ours. */
  writeId: z.string().optional(),
  body: z.unknown(),
  /** By the writer's clock, in milliseconds; the service's own `_ts` knows seconds only. */
  writtenAt: z.number().catch(0),
  expiresAt: z.number().optional().catch(undefined),
  _etag: z.string(),
});
export type StoredItem = z.infer<typeof storedItem>;

export function documentFrom(kind: Kind, { id, documentId, _etag, body }: StoredItem): StoredDocument {
  return { kind, id: documentId ?? id.slice(`${kind}:`.length), etag: _etag, body };
}

export function itemFrom({ kind, id, body, lookup = {}, dueAt, expiresAt }: DocumentToWrite, now: number) {
  const name = itemName(kind, id);
  return {
    id: name,
    pk: name,
    kind,
    documentId: id,
    writeId: randomUUID(),
    body,
    lookup: Object.fromEntries(Object.entries(lookup).map(([field, value]) => [fieldName(field), value])),
    writtenAt: now,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(expiresAt === undefined ? {} : { expiresAt, ttl: secondsToLive(expiresAt, now) }),
  };
}

/** Time to live counts from the write, in whole seconds, at least one (Microsoft Learn: time-to-live). */
function secondsToLive(expiresAt: number, now: number): number {
  return Math.min(Math.max(Math.ceil((expiresAt - now) / 1_000), 1), 2_147_483_647);
}

/**
 * An id that Cosmos DB takes: no `/`, `\`, `?` or `#`, at most 1,023 bytes (Microsoft Learn: concepts-limits). Plain
 * ids stay readable; `~`, which no plain id holds, marks the others.
 */
export function itemName(kind: Kind, id: string): string {
  const plain = /^[\w.@-]{1,200}$/.test(id);
  return `${kind}:${plain ? id : `~${createHash('sha256').update(id).digest('base64url')}`}`;
}

/** A lookup field stands in the text of a query, so it is a plain word. */
export function fieldName(field: string): string {
  if (!/^\w+$/.test(field)) throw new TypeError(`Not a lookup field: ${field}`);
  return field;
}
