import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { orders, sortable } from './facts.ts';
import { placeOf } from './place.ts';
import type { DocumentToWrite, Kind, StoredDocument } from './store.ts';

/**
 * An item of the container as it comes back. Beside what the service itself vouches for, nothing here makes a document
 * unreadable that somebody has edited by hand.
 */
export const storedItem = z.object({
  id: z.string(),
  documentId: z.string().optional(),
  /** The ids of its last writes, the latest first. */
  writes: z.array(z.string()).catch([]),
  body: z.unknown(),
  expiresAt: z.number().optional().catch(undefined),
  _etag: z.string(),
});
export type StoredItem = z.infer<typeof storedItem>;

/**
 * So many writes of others may come between ours, whose answer was lost, and our look at what stands there: as long as
 * ours is among the last, it is known to have happened.
 */
const WRITES_KEPT = 32;

/** Carries the service's etag and the ids of the last writes, so that they can be written on without a read. */
export function etagOf({ _etag, writes }: Pick<StoredItem, '_etag' | 'writes'>): string {
  return [_etag, ...writes].join(' ');
}

export function etagParts(etag: string): Pick<StoredItem, '_etag' | 'writes'> {
  const [_etag = '', ...writes] = etag.split(' ');
  return { _etag, writes };
}

/** The etag of a write after which others have written. The service never gives it, so no write is accepted for it. */
export const overtakenEtag = etagOf({ _etag: '"overtaken"', writes: [] });

export function documentFrom(kind: Kind, item: StoredItem): StoredDocument {
  return { kind, id: idOf(kind, item), etag: etagOf(item), body: item.body };
}

export function idOf(
  kind: Kind,
  { id, documentId }: { readonly id: string; readonly documentId?: string | undefined },
) {
  return documentId ?? id.slice(`${kind}:`.length);
}

/** The id under which an item really is read, whatever it says of itself. */
export function idFoundAt(kind: Kind, item: { readonly id: string; readonly documentId?: string | undefined }): string {
  const id = idOf(kind, item);
  return itemName(kind, id) === item.id ? id : item.id.slice(`${kind}:`.length);
}

/** @param before the ids of the writes that this one follows, the latest first */
export function itemFrom(document: DocumentToWrite, now: number, before: readonly string[] = []) {
  const { kind, id, body, index = {}, summary, facts, rank = 0, schema = 0, dueAt, expiresAt } = document;
  const name = itemName(kind, id);
  const place = placeOf(rank, name);
  const fields = Object.entries(index).map(([field, value]) => [fieldName(field), value] as const);
  return {
    id: name,
    pk: name,
    kind,
    documentId: id,
    writes: [randomBytes(9).toString('base64url'), ...before].slice(0, WRITES_KEPT),
    body,
    index: fields.flatMap(([field, values]) => [values].flat().map((value) => entryOf(kind, field, value))),
    place,
    // No query orders by an element of an array: what a prefix finds is ordered by these.
    sorted: Object.fromEntries(
      fields.flatMap(([field, value]) => (typeof value === 'string' ? [[field, `${value}\u0000${place}`]] : [])),
    ),
    schema,
    ...(summary === undefined ? {} : { summary }),
    ...(facts === undefined
      ? {}
      : {
          facts,
          ordered: Object.fromEntries(orders.map((name) => [name, `${sortable(facts[name])}\u0000${place}`])),
        }),
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

/** What a document is found by, as one value: kind, field and value are looked for together. */
export function entryOf(kind: Kind, field: string, value: string): string {
  return `${kind}/${field}=${value}`;
}

/** A field stands in the text of a query, so it is a plain word. */
export function fieldName(field: string): string {
  if (!/^\w+$/.test(field)) throw new TypeError(`Not a field of the index: ${field}`);
  return field;
}
