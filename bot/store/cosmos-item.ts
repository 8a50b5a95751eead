import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { DocumentToWrite, Kind, StoredDocument } from './store.ts';

/** An item of the container as it comes back, the service's own fields among them. */
export const storedItem = z.object({
  kind: z.custom<Kind>((kind) => typeof kind === 'string'),
  documentId: z.string(),
  body: z.unknown(),
  /** By the writer's clock, in milliseconds; the service's own `_ts` knows seconds only. */
  writtenAt: z.number(),
  expiresAt: z.number().optional(),
  _etag: z.string(),
});
export type StoredItem = z.infer<typeof storedItem>;

export function documentFrom({ kind, documentId, _etag, body }: StoredItem): StoredDocument {
  return { kind, id: documentId, etag: _etag, body };
}

export function itemFrom({ kind, id, body, lookup = {}, dueAt, expiresAt }: DocumentToWrite, now: number) {
  const name = itemName(kind, id);
  return {
    id: name,
    pk: name,
    kind,
    documentId: id,
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
