import { hash } from 'node:crypto';
import { type Untold, untold } from '../../onboarding/as-told.ts';
import { brokenAt } from '../../onboarding/chain.ts';
import { type Onboarding, recordSchema } from '../../onboarding/onboarding.ts';
import { mapPersonal } from '../../onboarding/personal.ts';
import { everyOnboarding } from '../store/onboarding-document.ts';
import { OnboardingSummary, summaryOf } from '../store/onboarding-summary.ts';
import { recordIn } from '../store/record-in.ts';
import type { Store, StoredDocument } from '../store/store.ts';
import { everyDocument } from './every-document.ts';
import { everyList, type HeadList, latestHead } from './heads.ts';

type Head = HeadList['heads'][number] & { readonly at: number };

export interface Verified {
  readonly records: number;
  readonly entries: number;
  /** The newest head; undefined = none was listed yet. */
  readonly head: string | undefined;
  /** What does not fit, a line each. */
  readonly problems: readonly string[];
}

/**
 * Whether what happened still is on record as it was written: every chain holds, contains each head that was ever
 * listed of it, the record is what its timeline says, and the lists are those of the log. It only reads: what is wrong is
 * so the next time too.
 * @param logged heads from the log; each has to be one of those the store's lists lead back to
 */
export async function verify({ store }: { store: Store }, logged: readonly string[] = []): Promise<Verified> {
  const head = (await latestHead(store))?.head;
  const listed = await listedHeads(store, head);
  const problems = [...listed.problems];
  for (const known of logged) {
    if (!listed.lists.has(known)) problems.push(`The head ${known} of the log is not among those of the store.`);
  }
  let records = 0;
  let entries = 0;
  const shown = new Map<string, Shown>();
  for await (const { id, document } of everyDocument(store)) {
    const heads = listed.heads.get(id) ?? [];
    // Whoever has an id, and cannot be had, is gone.
    if (document === undefined) {
      listed.heads.set(id, heads);
      continue;
    }
    listed.heads.delete(id);
    records += 1;
    const read = recordIn(document);
    if (read.outcome === 'read') {
      entries += read.record.timeline.length;
      problems.push(...wrongIn(read.record, heads));
      if (isOfToday(document)) shown.set(id, { etag: document.etag, summary: summaryText(summaryOf(read.record)) });
    } else {
      const why = read.outcome === 'newer' ? 'a newer version of the bot wrote it' : firstLine(read.why);
      problems.push(`${id}: the record cannot be read: ${why}.`);
    }
  }
  for (const id of listed.heads.keys()) problems.push(`${id}: the record is gone.`);
  problems.push(...(await shownOtherwise(store, shown)));
  return { records, entries, head, problems };
}

/** What the lists say, from the newest back to the first. */
async function listedHeads(store: Store, latest: string | undefined) {
  const lists = new Set<string>();
  const heads = new Map<string, Head[]>();
  const problems: string[] = [];
  for await (const { head, list } of everyList(store, latest)) {
    if (list === undefined) problems.push(`The list of heads ${head} is missing, or was changed.`);
    else lists.add(head);
    for (const each of list?.heads ?? []) {
      heads.set(each.id, [...(heads.get(each.id) ?? []), { ...each, at: list?.at ?? 0 }]);
    }
  }
  return { lists, heads, problems };
}

/** What lists have to show of a record, and of which state of it. */
interface Shown {
  readonly etag: string;
  readonly summary: string;
}

/** Those that people do not see in their lists, or otherwise than they are. What was written meanwhile is passed over. */
async function shownOtherwise(store: Store, shown: ReadonlyMap<string, Shown>): Promise<string[]> {
  const wrong = new Map([...shown.keys()].map((id) => [id, 'it is in no list']));
  for (let after: string | undefined, isLast = false; !isLast; ) {
    const page = await store.page('onboarding', { field: 'every', value: everyOnboarding }, { limit: 100, after });
    for (const { id, summary } of page.items) {
      if (shown.get(id)?.summary === summaryText(summary)) wrong.delete(id);
      else if (wrong.has(id)) wrong.set(id, 'lists show it otherwise than it is');
    }
    after = page.next;
    isLast = after === undefined;
  }
  const problems: string[] = [];
  for (const [id, what] of wrong) {
    const isAsRead = (await store.get('onboarding', id))?.etag === shown.get(id)?.etag;
    if (isAsRead) problems.push(`${id}: ${what}.`);
  }
  return problems;
}

/** What an older version kept gets its summary when it is brought along at start. */
function isOfToday({ body }: StoredDocument): boolean {
  return typeof body === 'object' && body !== null && 'schema' in body && body.schema === recordSchema;
}

function summaryText(summary: unknown): string {
  return hash('sha256', JSON.stringify(OnboardingSummary.safeParse(summary).data ?? null));
}

function firstLine({ message }: Error): string {
  return message.replaceAll(/\s+/g, ' ').slice(0, 200);
}

function wrongIn(record: Onboarding, heads: readonly Head[]): string[] {
  const { id, accountName, timeline } = record;
  const about = `${id} (${accountName})`;
  const broken = brokenAt(id, timeline);
  const lost = heads.find(({ entries, hash }) => timeline[entries - 1]?.hash !== hash);
  return [
    ...(broken === undefined ? [] : [`${about}: the chain breaks at entry ${broken} of ${timeline.length}.`]),
    ...(lost === undefined ? [] : [`${about}: entry ${lost.entries} is not the one of ${day(lost.at)}.`]),
    ...(isErasedUntold(record) ? [`${about}: personal data is gone, and no entry says that it was erased.`] : []),
    ...untold(record).map((what) => `${about}: ${untoldTexts[what]}`),
  ];
}

function isErasedUntold({ timeline }: Onboarding): boolean {
  if (timeline.some(({ kind }) => kind === 'personal-data-erased')) return false;
  let isErased = false;
  mapPersonal(timeline, (found) => {
    isErased ||= 'digest' in found;
    return found;
  });
  return isErased;
}

const untoldTexts: Readonly<Record<Untold, string>> = {
  requester: 'the requester, or who had it before, is not whom the timeline names.',
  stage: 'it does not stand where the timeline ends.',
  order: 'the order is not the one that was submitted.',
  customer: 'the customer is not the one that the timeline names.',
  approver: 'it was not approved by whom the timeline names.',
  subscriptions: 'the subscriptions are not those that the timeline names.',
  change: 'what is taken back of the order is not what the timeline says was asked for, and approved.',
  'order-ids': 'the order at Partner Center is not the one that the timeline names.',
};

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
