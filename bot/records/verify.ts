import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { type Untold, untold } from '../../onboarding/as-told.ts';
import { brokenAt } from '../../onboarding/chain.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { mapPersonal } from '../../onboarding/personal.ts';
import type { Onboardings } from '../store/onboardings.ts';
import type { Store } from '../store/store.ts';
import { everySummary } from './every-summary.ts';
import { type HeadList, headList, latestHead } from './heads.ts';

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
 * listed of it, and the lists are those of the log.
 * @param logged heads from the log; each has to be one of those the store's lists lead back to
 */
export async function verify(
  { store, onboardings }: { store: Store; onboardings: Pick<Onboardings, 'every' | 'get'> },
  logged: readonly string[] = [],
): Promise<Verified> {
  const head = (await latestHead(store))?.head;
  const listed = await listedHeads(store, head);
  const problems = [...listed.problems];
  for (const known of logged) {
    if (!listed.lists.has(known)) problems.push(`The head ${known} of the log is not among those of the store.`);
  }
  let records = 0;
  let entries = 0;
  const check = async (id: string) => {
    const heads = listed.heads.get(id) ?? [];
    listed.heads.delete(id);
    try {
      const record = (await onboardings.get(id))?.record;
      records += record === undefined ? 0 : 1;
      entries += record?.timeline.length ?? 0;
      problems.push(...(record === undefined ? [`${id}: the record is gone.`] : wrongIn(record, heads)));
    } catch (error) {
      problems.push(`${id}: the record cannot be read (${asOnboardingError(error).code}).`);
    }
  };
  for await (const { id } of everySummary(onboardings)) await check(id);
  for (const id of [...listed.heads.keys()]) await check(id);
  return { records, entries, head, problems };
}

/** What the lists say, from the newest back to the first. */
async function listedHeads(store: Store, latest: string | undefined) {
  const lists = new Set<string>();
  const heads = new Map<string, Head[]>();
  const problems: string[] = [];
  for (let head: string | null = latest ?? null; head !== null; ) {
    const list: HeadList | undefined = await headList(store, head);
    if (list === undefined) {
      problems.push(`The list of heads ${head} is missing, or was changed.`);
      break;
    }
    lists.add(head);
    for (const each of list.heads) heads.set(each.id, [...(heads.get(each.id) ?? []), { ...each, at: list.at }]);
    head = list.previous;
  }
  return { lists, heads, problems };
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
  'order-ids': 'the order at Partner Center is not the one that the timeline names.',
};

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
