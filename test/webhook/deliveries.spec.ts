import assert from 'node:assert/strict';
import type { ApplyCommand } from '../../bot/apply-command.ts';
import { createLogger } from '../../bot/log/log.ts';
import { portsOf } from '../../bot/providers/ports.ts';
import { createOnboardings } from '../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { createDeliveries, type Deliveries } from '../../bot/webhook/deliveries.ts';
import { createPlaceAcceptance, type PlaceAcceptance } from '../../bot/webhook/place-acceptance.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { Finding } from '../../onboarding/steps/registration.ts';
import { createClient, startScriptedServer } from '../../partner-center/test/scripted-server.ts';
import { saying } from '../../words/saying.ts';
import { ofEachTest } from '../of-each-test.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { tellStory } from '../onboarding/story.ts';

const log = createLogger({ level: 'silent' });
const tenantId = '4b2a6e33-8791-4386-bd2b-0d55baf25039';
const minutes = 60_000;

describe('an acceptance among 600 deals that wait', () => {
  const server = ofEachTest(startScriptedServer);
  let store: Store;
  beforeEach(() => {
    store = openSqliteStore({ file: ':memory:' });
  });
  afterEach(() => store.close());

  /** @returns the deals that looked, and what the operators heard */
  const place = async (findings: Readonly<Record<string, Finding>>) => {
    const onboardings = createOnboardings(store, log);
    for (let at = 0; at < 600; at++) {
      const domain = `customer-${at}.example`;
      const id = `deal-${at}`;
      const { record } = tellStory({ ...abc.started(), id, accountName: `Customer ${at}` })
        .rep({ kind: 'save-account', account: { ...abc.account, domain } })
        .rep(abc.answer('no', findings[id] ?? { kind: 'unknown', domain, why: { key: '', values: {} } }))
        .rep(abc.saveInvitation)
        .task('send-invitation', { kind: 'invitation-sent' });
      await onboardings.create(record);
    }
    const companyProfile = { tenantId, domain: 'customer-7.example', companyName: 'Seventh' };
    server.on(`GET /v1/customers/${tenantId}`, { body: { id: tenantId, companyProfile } });
    const looked: string[] = [];
    const applyCommand: ApplyCommand = async (id) => {
      looked.push(id);
      return { outcome: 'missing' };
    };
    const prompt = portsOf(createClient(server).partnerCenter, server.url);
    const providers = [{ id: abc.started().providerId, prompt }];
    const told: string[] = [];
    const tellOperators = async ({ key }: { key: string }) => void told.push(key);
    await createPlaceAcceptance({ providers, onboardings, applyCommand, tellOperators, log })(tenantId);
    return { looked, told };
  };

  it('makes that of its tenant look, and no other', async () => {
    const finding: Finding = { kind: 'tenant', domain: 'customer-9.example', tenantId };
    assert.deepEqual(await place({ 'deal-9': finding }), { looked: ['deal-9'], told: [] });
  });

  it('makes that of its domain look where no tenant is known, and no other', async () => {
    assert.deepEqual(await place({}), { looked: ['deal-7'], told: [] });
  });
});

describe('what Partner Center has delivered', () => {
  let store: Store;
  let open: Deliveries[];
  let now: number;
  beforeEach(() => {
    store = openSqliteStore({ file: ':memory:' });
    open = [];
    now = abc.startedAt;
  });
  afterEach(async () => {
    await Promise.all(open.map((one) => one.stop()));
    await store.close();
  });

  const delivery = {
    eventName: 'reseller-relationship-accepted-by-customer',
    resourceUri: `https://api.partnercenter.microsoft.com/v1/customers/${tenantId}`,
    changedAt: '2026-11-02T09:00:00Z',
    customerId: tenantId,
  };
  const deliveries = (placeAcceptance: PlaceAcceptance) => {
    const alarms = { raise: () => assert.fail() };
    const made = createDeliveries({ store, placeAcceptance, alarms, now: () => now, log });
    open.push(made);
    return made;
  };

  it('is kept before the answer and carried out after it, by another process where the first one dies', async () => {
    const begun = Promise.withResolvers<void>();
    const dying = deliveries(() => {
      begun.resolve();
      return new Promise(() => {});
    });
    assert.equal(await dying.keep(delivery), true);
    await begun.promise;
    const placed = Promise.withResolvers<string>();
    const next = deliveries(async (id) => placed.resolve(id));
    assert.equal(await next.keep(delivery), false, 'it counts once');
    now += 11 * minutes;
    next.look();
    assert.equal(await placed.promise, tenantId);
    open.shift();
  });

  it('is tried again while it fails; after an hour the operators know, and after a day it is given up', async () => {
    const since = now;
    const given = Promise.withResolvers<void>();
    // Time goes by each time that somebody looks at the clock.
    const clock = () => {
      now += 7 * minutes;
      return now;
    };
    const noAnswer = async () => {
      throw new OnboardingError('store-unavailable', { says: saying('errors.store.unavailable') });
    };
    const toldAfter: number[] = [];
    const alarms = { raise: async () => void toldAfter.push(now - since) };
    const givenUp = { ...log, error: () => given.resolve() };
    const failing = createDeliveries({ store, placeAcceptance: noAnswer, alarms, now: clock, log: givenUp });
    open.push(failing);
    await failing.keep(delivery);
    await given.promise;
    const first = toldAfter[0] ?? 0;
    assert.ok(first >= 60 * minutes && first < 120 * minutes, `told after ${first / minutes} minutes`);
    assert.ok(now - since >= 24 * 60 * minutes);
  });
});
