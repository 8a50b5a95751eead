import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Onboardings } from '../store/onboardings.ts';
import type { Store } from '../store/store.ts';
import { everySummary } from './every-summary.ts';

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
/** What others wrote by a clock that is behind ours, or began to write before our last list, is listed once more. */
const OVERLAP_MS = 60 * 60_000;

/** The newest list; undefined = there is none. */
export async function latestHead(store: Store): Promise<Latest | undefined> {
  const kept = await store.get('heads', 'latest');
  return kept && Latest.parse(kept.body);
}

/**
 * Lists what has grown since the last list.
 * @returns the head, and of how many records; undefined = another process was faster
 */
export async function listHeads(parts: {
  readonly store: Store;
  readonly onboardings: Pick<Onboardings, 'every'>;
  readonly now: () => number;
  readonly signal?: AbortSignal;
}): Promise<{ readonly head: string; readonly records: number } | undefined> {
  const { store, onboardings, now, signal } = parts;
  const at = now();
  const before = await store.get('heads', 'latest');
  const latest = before && Latest.parse(before.body);
  const grown: HeadList['heads'] = [];
  for await (const { id, history } of everySummary(onboardings, signal)) {
    const isNew = latest === undefined || history.at >= latest.at - OVERLAP_MS;
    if (isNew && history.head !== '') grown.push({ id, entries: history.entries, hash: history.head });
  }
  let head = latest?.head ?? null;
  for (let from = 0; from === 0 || from < grown.length; from += MOST) {
    head = await keep(store, { previous: head, at, heads: grown.slice(from, from + MOST) });
  }
  const document = { kind: 'heads', id: 'latest', body: { head, at } } as const;
  const written = before === undefined ? await store.create(document) : await store.replace(document, before.etag);
  return written.outcome === 'written' && head !== null ? { head, records: grown.length } : undefined;
}

/** @returns its hash */
async function keep(store: Store, list: HeadList): Promise<string> {
  const id = hashOf(list);
  // "exists" is success: it is the same list.
  await store.create({ kind: 'heads', id, body: list });
  return id;
}

/** The list of this hash; undefined = it is not there, or no longer what it was. */
export async function headList(store: Store, head: string): Promise<HeadList | undefined> {
  const kept = HeadList.safeParse((await store.get('heads', head))?.body);
  return kept.success && hashOf(kept.data) === head ? kept.data : undefined;
}

/** SHA-256, hex. */
function hashOf({ previous, at, heads }: HeadList): string {
  return hash('sha256', JSON.stringify([previous, at, heads.map(({ id, entries, hash }) => [id, entries, hash])]));
}
