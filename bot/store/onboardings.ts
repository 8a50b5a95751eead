import type { Log } from '../log.ts';
import { accountKey } from '../onboarding/account-name.ts';
import { nextDueAt } from '../onboarding/effects.ts';
import { Onboarding } from '../onboarding/onboarding.ts';
import { awaitedTenant } from '../onboarding/waits.ts';
import type { DocumentToWrite, Store, StoredDocument } from './store.ts';

/** A record as it was read, with the etag that a write has to name. */
export interface ReadOnboarding {
  readonly record: Onboarding;
  readonly etag: string;
}

/** The onboardings in the store. One broken document is left out of lists, loudly, and does not stop the others. */
export interface Onboardings {
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
  /** Those with an effect due at or before `before` (ms UTC), the longest waiting first. */
  due(before: number, limit: number): Promise<readonly Onboarding[]>;
}

export function createOnboardings(store: Store, log: Log): Onboardings {
  const reported = new Set<string>();
  const parseAll = (documents: readonly StoredDocument[]) =>
    documents.flatMap((document) => {
      const parsed = Onboarding.safeParse(document.body);
      if (parsed.success) return [parsed.data];
      // The same broken document comes up with every look; it is reported once as it stands.
      if (!reported.has(document.etag)) {
        log.error({ id: document.id, err: parsed.error }, 'an onboarding in the store cannot be read; it is set aside');
      }
      reported.add(document.etag);
      return [];
    });
  const find = async (field: string, value: string) => parseAll(await store.find('onboarding', field, value));

  return {
    async get(id) {
      const document = await store.get('onboarding', id);
      return document && { record: Onboarding.parse(document.body), etag: document.etag };
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
    due: async (before, limit) => parseAll(await store.due('onboarding', before, limit)),
  };
}

function toDocument(record: Onboarding): DocumentToWrite {
  const dueAt = nextDueAt(record.effects);
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
