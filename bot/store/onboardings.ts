import { OnboardingError } from '../../errors/onboarding-error.ts';
import { accountKey } from '../../onboarding/account-name.ts';
import { type Onboarding, recordSchema } from '../../onboarding/onboarding.ts';
import { readRecord } from '../../onboarding/read-record.ts';
import { nextDueAt } from '../../onboarding/tasks.ts';
import { awaitedTenant } from '../../onboarding/waits.ts';
import type { Log } from '../log/log.ts';
import type { DocumentToWrite, Store, StoredDocument } from './store.ts';

/** A record as it was read, with the etag that a write has to name. */
export interface ReadOnboarding {
  readonly record: Onboarding;
  readonly etag: string;
}

/**
 * The onboardings in the store. A broken one is left out of lists and set aside: it is no longer due and no longer found,
 * its body stays as it was for a person to look at. One of a newer version of the bot is left to that version.
 */
export interface Onboardings {
  /** Throws OnboardingError `record-broken`, `record-newer` or `store-unavailable`. */
  get(id: string): Promise<ReadOnboarding | undefined>;
  create(record: Onboarding): Promise<'created' | 'exists'>;
  replace(record: Onboarding, etag: string): Promise<'written' | 'changed'>;
  /** Those whose account name means the same company. */
  withAccountKey(key: string): Promise<readonly Onboarding[]>;
  withDomain(domain: string): Promise<readonly Onboarding[]>;
  ofRequester(personId: string): Promise<readonly Onboarding[]>;
  inStage(stage: Onboarding['stage']['kind']): Promise<readonly Onboarding[]>;
  /** Those that this tenant's acceptance may be about: it is waited for, or nobody knows the tenant's id. */
  awaitingTenant(tenantId: string): Promise<readonly Onboarding[]>;
  /** Those with an task due at or before `before` (ms UTC), the longest waiting first. */
  due(before: number, limit: number): Promise<readonly Onboarding[]>;
  /** Takes back, at start, what was set aside and can be read now: it was repaired, or this version knows better. */
  takeBack(): Promise<void>;
}

/** The lookup field of those set aside. */
const setAsideField = 'setAside';

export function createOnboardings(store: Store, log: Log): Onboardings {
  /** The etags of documents that this process has spoken of. */
  const reported = new Set<string>();

  const setAside = async (document: StoredDocument, why: Error) => {
    if (reported.has(document.etag)) return;
    log.error({ id: document.id, err: why }, 'an onboarding in the store cannot be read; it is set aside');
    const { kind, id, body, etag } = document;
    const written = await store.replace({ kind, id, body, lookup: { [setAsideField]: 'broken' } }, etag);
    reported.add(written.outcome === 'written' ? written.etag : etag);
  };

  const leaveToNewer = ({ id, etag }: StoredDocument, schema: number) => {
    if (reported.has(etag)) return;
    reported.add(etag);
    log.error({ id, schema, known: recordSchema }, 'a newer version of the bot wrote an onboarding; it is left alone');
  };

  const readable = async (documents: readonly StoredDocument[]) => {
    const records: Onboarding[] = [];
    for (const document of documents) {
      const read = readRecord(document.body);
      if (read.outcome === 'read') records.push(read.record);
      else if (read.outcome === 'broken') await setAside(document, read.why);
      else leaveToNewer(document, read.schema);
    }
    return records;
  };
  const find = async (field: string, value: string) => readable(await store.find('onboarding', field, value));

  return {
    async get(id) {
      const document = await store.get('onboarding', id);
      if (document === undefined) return undefined;
      const read = readRecord(document.body);
      switch (read.outcome) {
        case 'read':
          return { record: read.record, etag: document.etag };
        case 'broken':
          await setAside(document, read.why);
          throw brokenRecord(read.why);
        case 'newer':
          leaveToNewer(document, read.schema);
          throw newerRecord(read.schema);
      }
    },
    async create(record) {
      return (await store.create(toDocument(record))).outcome === 'written' ? 'created' : 'exists';
    },
    async replace(record, etag) {
      return (await store.replace(toDocument(record), etag)).outcome;
    },
    withAccountKey: (key) => find('accountKey', key),
    withDomain: (domain) => find('domain', domain),
    ofRequester: (personId) => find('requester', personId),
    inStage: (stage) => find('stage', stage),
    async awaitingTenant(tenantId) {
      const found = await Promise.all([find('awaitedTenant', tenantId), find('awaitedTenant', 'unknown')]);
      return found.flat();
    },
    async due(before, limit) {
      // Those that cannot be read stand in the way of no others.
      for (let most = limit; ; most *= 2) {
        const documents = await store.due('onboarding', before, most);
        const records = await readable(documents);
        if (records.length >= limit || documents.length < most) return records.slice(0, limit);
      }
    },
    async takeBack() {
      for (const { id, body, etag } of await store.find('onboarding', setAsideField, 'broken')) {
        const read = readRecord(body);
        if (read.outcome !== 'read') continue;
        const { outcome } = await store.replace(toDocument(read.record), etag);
        if (outcome === 'written') log.info({ id }, 'an onboarding that was set aside can be read again');
      }
    },
  };
}

function brokenRecord(cause: Error): OnboardingError {
  return new OnboardingError('record-broken', {
    userMessage: 'The record of this onboarding is damaged. It is kept as it is; those who run the bot have been told.',
    cause,
  });
}

function newerRecord(schema: number): OnboardingError {
  return new OnboardingError('record-newer', {
    userMessage: 'A newer version of the bot is working on this onboarding. Please try again in a few minutes.',
    retryable: true,
    cause: new Error(`Its form is version ${schema}, the latest known here is ${recordSchema}`),
  });
}

function toDocument(record: Onboarding): DocumentToWrite {
  const dueAt = nextDueAt(record.tasks);
  const domain = record.account?.domain;
  const tenant = awaitedTenant(record);
  return {
    kind: 'onboarding',
    id: record.id,
    body: record,
    lookup: {
      accountKey: accountKey(record.accountName),
      requester: record.requester.id,
      stage: record.stage.kind,
      ...(domain ? { domain } : {}),
      ...(tenant === undefined ? {} : { awaitedTenant: tenant }),
    },
    ...(dueAt === undefined ? {} : { dueAt }),
  };
}
