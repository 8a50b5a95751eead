import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Store } from '../store/store.ts';
import { everyDocument } from './every-document.ts';

/**
 * The chain of one record can be made anew by whoever can write the store. So once a day the heads of all chains that
 * have grown are listed, and the hash of the list goes into the log, where the store's writers do not reach. A list
 * names the one before by its hash: a single line of the log holds everything up to that day. Lists are kept in the
 * store under their hash; one that was changed no longer fits its name.
 */
const HeadList = z.object({
  /** The hash of the list before; null = it is the first. */
  previous: z.string().nullable(),
  /** ms UTC */
  at: z.number(),
  /** How many entries a record's timeline had, and the hash of the last. */
  heads: z.array(z.object({ id: z.string(), entries: z.number(), hash: z.string() })),
});
export type HeadList = z.infer<typeof HeadList>;

const Latest = z.object({ head: z.string(), at: z.number() });
export type Latest = z.infer<typeof Latest>;

/** As many as fit into one document; further ones make a further list. */
const MOST = 5000;

/** The newest list; undefined = there is none. */
export async function latestHead(store: Store): Promise<Latest | undefined> {
  const kept = await store.get('heads', 'latest');
  return kept && Latest.parse(kept.body);
}

/** The lists, from the newest back to the first. One that is missing, or was changed, is undefined, and the last. */
export async function* everyList(
  store: Pick<Store, 'get'>,
  latest: string | undefined,
): AsyncGenerator<{ readonly head: string; readonly list: HeadList | undefined }> {
  for (let head = latest ?? null; head !== null; ) {
    const list = await headList(store, head);
    yield { head, list };
    head = list?.previous ?? null;
  }
}

export interface Listed {
  readonly head: string;
  /** Of how many records. */
  readonly records: number;
  /** Ids of records whose timeline cannot be read. */
  readonly unread: readonly string[];
}

const WithTimeline = z.object({ timeline: z.array(z.object({ hash: z.string() })) });

/**
 * Lists the heads that are in no list yet. Each record's timeline is read for it: what a summary, an index or a time says
 * of it could hide it.
 * @returns undefined = another process was faster
 */
export async function listHeads(parts: {
  readonly store: Store;
  readonly now: () => number;
  readonly signal?: AbortSignal;
}): Promise<Listed | undefined> {
  const { store, now, signal } = parts;
  const at = now();
  const before = await store.get('heads', 'latest');
  const latest = before && Latest.parse(before.body);
  const known = new Map<string, string>();
  for await (const { list } of everyList(store, latest?.head)) {
    // The newest comes first.
    for (const { id, hash } of list?.heads ?? []) if (!known.has(id)) known.set(id, hash);
  }
  const grown: HeadList['heads'] = [];
  const unread: string[] = [];
  for await (const { id, document } of everyDocument(store, signal)) {
    const read = WithTimeline.safeParse(document?.body);
    const { timeline } = read.data ?? { timeline: [] };
    const hash = timeline.at(-1)?.hash;
    if (hash === undefined) unread.push(id);
    // What an older version kept has no hash yet: it is brought along at start.
    else if (hash !== '' && hash !== known.get(id)) grown.push({ id, entries: timeline.length, hash });
  }
  let head = latest?.head ?? null;
  for (let from = 0; from === 0 || from < grown.length; from += MOST) {
    head = await keep(store, { previous: head, at, heads: grown.slice(from, from + MOST) });
  }
  const document = { kind: 'heads', id: 'latest', body: { head, at } } as const;
  const written = before === undefined ? await store.create(document) : await store.replace(document, before.etag);
  return written.outcome === 'written' && head !== null ? { head, records: grown.length, unread } : undefined;
}

/** @returns its hash */
async function keep(store: Store, list: HeadList): Promise<string> {
  const id = hashOf(list);
  // "exists" is success: it is the same list.
  await store.create({ kind: 'heads', id, body: list });
  return id;
}

/** The list of this hash; undefined = it is not there, or no longer what it was. */
export async function headList(store: Pick<Store, 'get'>, head: string): Promise<HeadList | undefined> {
  const kept = HeadList.safeParse((await store.get('heads', head))?.body);
  return kept.success && hashOf(kept.data) === head ? kept.data : undefined;
}

/** SHA-256, hex. */
function hashOf({ previous, at, heads }: HeadList): string {
  return hash('sha256', JSON.stringify([previous, at, heads.map(({ id, entries, hash }) => [id, entries, hash])]));
}
