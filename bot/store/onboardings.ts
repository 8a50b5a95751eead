import { LRUCache } from 'lru-cache';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { type Onboarding, recordSchema } from '../../onboarding/onboarding.ts';
import type { RecordRead } from '../../onboarding/read-record.ts';
import { causeOf } from '../../onboarding/who-helps.ts';
import { type WorkGroup, workGroups } from '../../onboarding/work.ts';
import { saying } from '../../words/saying.ts';
import { atMost } from '../at-most.ts';
import type { Log } from '../log/log.ts';
import { cardsKeptApart } from './cards-kept-apart.ts';
import type { Selection } from './facts.ts';
import {
  afterCause,
  attentionOf,
  awaitsApprovalOf,
  documentOf,
  searchOfEvery,
  searchOfRequester,
  searchOfWork,
} from './onboarding-document.ts';
import { OnboardingSummary, summaryOf } from './onboarding-summary.ts';
import { recordIn } from './record-in.ts';
import { sealed } from './sealed.ts';
import {
  type CountedPage,
  type Created,
  type DueDocument,
  everyPage,
  type ListedDocument,
  type Page,
  type PageRequest,
  type Replaced,
  type Search,
  type Store,
  type StoredDocument,
} from './store.ts';

/** A record as it was read, with the etag that a write has to name. Records are never changed, only replaced. */
export interface ReadOnboarding {
  readonly record: Onboarding;
  readonly etag: string;
}

export type SummaryPage = Page<OnboardingSummary>;

/**
 * The onboardings in the store. Pages show the open ones first, then the newest. A broken one is put into quarantine as
 * soon as it is read: it is no longer due and on no page, its body stays as it was for a person to look at. One of a
 * newer version of the bot is left to that version.
 */
export interface Onboardings {
  /** Throws OnboardingError `record-broken`, `record-newer` or `store-unavailable`. */
  get(id: string): Promise<ReadOnboarding | undefined>;
  create(record: Onboarding): Promise<Created>;
  replace(record: Onboarding, etag: string): Promise<Replaced>;
  /** Those a person started: all or the open ones, all or those whose name begins so; these by name. */
  ofRequester(personId: string, which: OwnOnboardings, page?: PageRequest): Promise<SummaryPage>;
  /** Of the work of a person one group: all of it, the open ones first, then the newest; or what is called so, by name. */
  workOf(personId: string, group: WorkGroup, nameBegins: string, page?: PageRequest): Promise<SummaryPage>;
  /** The same of all groups, of each the beginning. */
  workInGroups(
    personId: string,
    limits: Readonly<Record<WorkGroup, number>>,
    nameBegins: string,
  ): Promise<readonly (SummaryPage & { readonly group: WorkGroup })[]>;
  /** All of them, or those whose name begins so; these by name. */
  every(page?: PageRequest, nameBegins?: string): Promise<SummaryPage>;
  /** Those whose account name means the same company. */
  withAccountKey(key: string, page?: PageRequest): Promise<SummaryPage>;
  /** Those of which an account of the CRM is the customer. */
  withCrmAccount(accountId: string, page?: PageRequest): Promise<SummaryPage>;
  /** The open ones, then those that are over and whose customer has a tenant, whatever that is called: it may not know the domain. */
  withDomain(domain: string, page?: PageRequest): Promise<SummaryPage>;
  /** Those that wait for an approval, be it of a change to what was ordered, the longest first. */
  awaitingApproval(page?: PageRequest): Promise<SummaryPage>;
  /** Of these those that wait for this person, among others. */
  askedOf(approverId: string, page?: PageRequest): Promise<SummaryPage>;
  /** Those that wait for the acceptance of this tenant and no other; without one, of any. */
  awaitingAcceptance(page: PageRequest, tenantId?: string): Promise<SummaryPage>;
  /** Those whose customer this tenant is. */
  withCustomer(tenantId: string, page?: PageRequest): Promise<SummaryPage>;
  /** All that wait for a person, by cause. */
  waiting(page?: PageRequest): Promise<SummaryPage>;
  /** Why onboardings wait for a person: the keys of the causes, each of which is that of one at least. */
  attentionCauses(most: number): Promise<readonly string[]>;
  /** Those that wait for a person because of this, the longest first. */
  needingAttention(cause: string, page?: PageRequest): Promise<SummaryPage>;
  /** What several conditions find together, in the order asked for. */
  select(selection: Selection, page?: PageRequest): Promise<SummaryPage>;
  /** What is counted of all of them for figures, page by page. */
  counted(page: PageRequest): Promise<CountedPage>;
  /** Those with a task that keeps failing and is tried on by itself, the longest first. */
  failing(page?: PageRequest): Promise<SummaryPage>;
  /** Ids of those that this provider, which lets nobody in, holds up. */
  heldUpBy(providerId: string): Promise<readonly string[]>;
  /** Those with the earliest tasks, those of the future too; one of them may turn out broken when it is read. */
  due(limit: number): Promise<readonly DueDocument[]>;
  /** At start: keeps in today's form what has an older one, or was in quarantine and can be read now. */
  bringAlong(): Promise<void>;
}

/** What everybody may do; writing is for the one door (`apply-command.ts`). */
export type OnboardingLists = Omit<Onboardings, 'create' | 'replace' | 'bringAlong'>;

export interface OwnOnboardings {
  readonly open?: boolean;
  readonly namePrefix?: string;
}

const firstPage: PageRequest = { limit: 20 };
/** How many parsed records are remembered. */
const REMEMBERED = 500;
const BROUGHT_AT_ONCE = 32;

/** @param hasOperators whether anybody looks after onboardings that are not theirs */
export function createOnboardings(store: Store, log: Log, hasOperators = false): Onboardings {
  /** The etags of documents that this process has spoken of. */
  const reported = new LRUCache<string, true>(atMost(10_000));
  const parsed = new LRUCache<string, ReadOnboarding>({ max: REMEMBERED });

  const remember = (record: Onboarding, etag: string): ReadOnboarding => {
    const read = { record, etag };
    parsed.set(record.id, read);
    return read;
  };

  const quarantine = async ({ kind, id, body, etag }: StoredDocument, why: Error) => {
    if (reported.has(etag)) return;
    log.error({ id, err: why }, 'an onboarding in the store cannot be read; it is in quarantine');
    const written = await store.replace({ kind, id, body }, etag);
    reported.set(written.outcome === 'written' ? written.etag : etag, true);
  };

  const leaveToNewer = ({ id, etag }: StoredDocument, schema: number) => {
    if (reported.has(etag)) return;
    reported.set(etag, true);
    log.error({ id, schema, known: recordSchema }, 'a newer version of the bot wrote an onboarding; it is left alone');
  };

  const recordFrom = async (document: StoredDocument): Promise<RecordRead> => {
    const read = recordIn(document);
    if (read.outcome === 'broken') await quarantine(document, read.why);
    if (read.outcome === 'newer') leaveToNewer(document, read.schema);
    return read;
  };

  const get = async (id: string): Promise<ReadOnboarding | undefined> => {
    const document = await store.get('onboarding', id);
    if (document === undefined) return undefined;
    const known = parsed.get(id);
    if (known?.etag === document.etag) return known;
    const read = await recordFrom(document);
    switch (read.outcome) {
      case 'read':
        return remember(read.record, document.etag);
      case 'broken':
        throw brokenRecord(read.why);
      case 'newer':
        throw newerRecord(read.schema);
    }
  };

  /** What another version has kept is read whole; what cannot be read, which is reported, is left out. */
  const summaryFrom = async ({ id, summary }: ListedDocument): Promise<OnboardingSummary[]> => {
    const kept = OnboardingSummary.safeParse(summary);
    if (kept.success) return [kept.data];
    const document = await store.get('onboarding', id);
    const read = document && (await recordFrom(document));
    return read?.outcome === 'read' ? [summaryOf(read.record)] : [];
  };

  const shown = async (page: Page): Promise<SummaryPage> => {
    return { ...page, items: (await Promise.all(page.items.map(summaryFrom))).flat() };
  };

  const pageOf = async (search: Search, request = firstPage) => shown(await store.page('onboarding', search, request));

  const bringOneAlong = async (id: string) => {
    const document = await store.get('onboarding', id);
    if (document === undefined) return;
    const read = await recordFrom(document);
    if (read.outcome !== 'read') return;
    const { record } = read;
    const cards = record.cards.length > 0 ? record.cards : [...(await cardsKeptApart(store, record))];
    const { outcome } = await store.replace(documentOf(sealed({ ...record, cards }), hasOperators), document.etag);
    if (outcome === 'written') log.info({ id }, 'an onboarding is kept in today’s form from now on');
  };

  return {
    get,
    async create(record) {
      const created = await store.create(documentOf(record, hasOperators));
      if (created.outcome === 'written') remember(record, created.etag);
      return created;
    },
    async replace(record, etag) {
      const replaced = await store.replace(documentOf(record, hasOperators), etag);
      if (replaced.outcome === 'written') remember(record, replaced.etag);
      return replaced;
    },
    ofRequester: (personId, which, page) => pageOf(searchOfRequester(personId, which), page),
    workOf: (personId, group, nameBegins, page) => pageOf(searchOfWork(personId, group, nameBegins), page),
    async workInGroups(personId, limits, nameBegins) {
      const searches = workGroups.map((group) => [searchOfWork(personId, group, nameBegins), limits[group]] as const);
      const pages = await Promise.all((await store.firstPages('onboarding', searches)).map(shown));
      return workGroups.flatMap((group, at) => (pages[at] === undefined ? [] : [{ ...pages[at], group }]));
    },
    every: (page, nameBegins = '') => pageOf(searchOfEvery(nameBegins), page),
    withAccountKey: (value, page) => pageOf({ field: 'accountKey', value }, page),
    withCrmAccount: (value, page) => pageOf({ field: 'crmAccount', value }, page),
    withDomain: (value, page) => pageOf({ field: 'domain', value }, page),
    awaitingApproval: (page) => pageOf({ field: 'awaitsApproval', prefix: '' }, page),
    askedOf: (approverId, page) => pageOf({ field: awaitsApprovalOf(approverId), prefix: '' }, page),
    awaitingAcceptance: (page, tenantId = '') => pageOf({ field: 'awaitedTenant', prefix: tenantId }, page),
    withCustomer: (value, page) => pageOf({ field: 'customer', value }, page),
    waiting: (page) => pageOf({ field: 'attention', prefix: '' }, page),
    async attentionCauses(most) {
      const causes: string[] = [];
      let from = '';
      while (causes.length < most) {
        const { items } = await pageOf({ field: 'attention', prefix: '', from }, { limit: 1 });
        const problem = items[0]?.attention?.problem;
        const cause = problem && causeOf(problem).key;
        if (cause === undefined || causes.includes(cause)) break;
        causes.push(cause);
        from = afterCause(cause);
      }
      return causes;
    },
    needingAttention: (cause, page) => pageOf({ field: 'attention', prefix: attentionOf(cause) }, page),
    select: async (selection, page = firstPage) => shown(await store.select('onboarding', selection, page)),
    counted: (page) => store.counted('onboarding', page),
    failing: (page) => pageOf({ field: 'failing', prefix: '' }, page),
    async heldUpBy(value) {
      return (await everyPage(store, 'onboarding', { field: 'heldUpBy', value })).map(({ id }) => id);
    },
    due: (limit) => store.due('onboarding', { schema: recordSchema, limit }),
    async bringAlong() {
      let after: string | undefined;
      do {
        const { ids, next } = await store.outdated('onboarding', recordSchema, { limit: BROUGHT_AT_ONCE, after });
        await Promise.all(ids.map(bringOneAlong));
        after = next;
      } while (after !== undefined);
    },
  };
}

function brokenRecord(cause: Error): OnboardingError {
  return new OnboardingError('record-broken', {
    says: saying('errors.store.broken'),
    cause,
  });
}

function newerRecord(schema: number): OnboardingError {
  return new OnboardingError('record-newer', {
    says: saying('errors.store.newer'),
    retryable: true,
    cause: new Error(`Its form is version ${schema}, the latest known here is ${recordSchema}`),
  });
}
