import assert from 'node:assert/strict';
import { portsOf } from '../../bot/providers/ports.ts';
import { checkOut } from '../../bot/tasks/check-out.ts';
import { confirmAgreement } from '../../bot/tasks/confirm-agreement.ts';
import { createCustomer } from '../../bot/tasks/create-customer.ts';
import { setEndOfTerm } from '../../bot/tasks/set-end-of-term.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { createClient, startScriptedServer } from '../../partner-center/test/scripted-server.ts';
import { ofEachTest } from '../of-each-test.ts';
import * as abc from '../onboarding/abc-corp.ts';
import {
  approved,
  completed,
  created,
  creating,
  newTenantReviewed,
  readyToCheckOut,
  type Story,
  taskOf,
} from '../onboarding/story.ts';
import { sheetPath, sheetWith } from './price-sheet.ts';

const minute = 60_000;
const unknown = { status: 404, body: { code: 60003, description: "A customer with the tenant Id '…' was not found." } };
const ofCustomer = (what: string) => `/v1/customers/abc-tenant/${what}`;

/** What the second attempt of each task asks first, and how long "not found" may mean "not yet" where clocks differ. */
const tasks = [
  {
    kind: 'confirm-agreement',
    perform: confirmAgreement,
    asks: `GET ${ofCustomer('agreements')}`,
    story: created,
    settled: 20 * minute,
  },
  {
    kind: 'check-out',
    perform: checkOut,
    asks: `GET ${ofCustomer('orders')}`,
    story: readyToCheckOut,
    settled: 20 * minute,
  },
  {
    kind: 'set-end-of-term',
    perform: setEndOfTerm,
    asks: `GET ${ofCustomer('subscriptions')}`,
    story: () => withEndingLine(completed()),
    settled: 30 * minute,
  },
] as const;

/** The rep did not want it to renew. */
function withEndingLine({ record, now }: Story): Pick<Story, 'record' | 'now'> {
  const lines = [abc.line(abc.businessBasic, { endOfTerm: 'cancel' })];
  const task = { ...taskOf(record, 'notify-requester'), kind: 'set-end-of-term' as const };
  return { record: { ...record, lines, tasks: [task] }, now };
}

describe('work on a customer that Partner Center does not know yet', () => {
  const server = ofEachTest(startScriptedServer);
  beforeEach(() => {
    server.on(`GET ${ofCustomer('carts/cart-1')}`, unknown);
    server.on(sheetPath, sheetWith({ cost: '10.00' }));
  });
  const approvalTerms = async () => ({ policy: abc.ruleFrom(0), approverIds: [], approverNames: [] });

  for (const { kind, perform, asks, story, settled } of tasks) {
    it(`is tried again while it may still settle, and not for ever: ${kind}`, async () => {
      server.on(asks, unknown);
      const { record, now } = story();
      const { partnerCenter } = createClient(server);
      const isRetryable = async (at: number) => {
        const task = { ...taskOf(record, kind), attempts: 2 };
        const ids = { requestId: task.idempotencyKey, correlationId: task.id };
        const outside = { ...portsOf(partnerCenter, server.url), approvalTerms, priceTolerancePercent: 1 };
        const work = perform({ ...outside, now: () => at }, { record, task, ids, nextAt: at });
        const error = await work.catch((thrown: unknown) => thrown);
        assert.ok(error instanceof OnboardingError && error.code === 'partner-center-not-found', String(error));
        return error.detail.retryable;
      };
      assert.equal(await isRetryable(now), true);
      assert.equal(await isRetryable(now + settled), false);
    });
  }
});

describe('a tenant that is there already when it is made again', () => {
  const server = ofEachTest(startScriptedServer);
  beforeEach(() => {
    server.on('POST /v1/customers', { status: 400, body: { code: 3000, description: 'The domain is taken.' } });
  });

  const again = async (
    companyName: string,
    { domain = 'abccorp.onmicrosoft.com', others = 0, story = approved(newTenantReviewed()), later = 0 } = {},
  ) => {
    const companyProfile = { tenantId: 'abc-tenant', domain, companyName };
    const items = [{ id: 'abc-tenant', companyProfile, relationshipToPartner: 'reseller' }];
    server.on('GET /v1/customers', { body: { items } });
    const { record, now } = story;
    const task = { ...taskOf(record, 'create-customer'), attempts: 2 };
    const ids = { requestId: task.idempotencyKey, correlationId: task.id };
    const vault = { put: () => assert.fail(), get: () => assert.fail(), delete: () => assert.fail() };
    const onboardings = { withCustomer: async () => ({ items: [], total: others }) };
    const parts = {
      ...portsOf(createClient(server).partnerCenter, server.url),
      vault,
      onboardings,
      now: () => now + later,
    };
    return createCustomer(parts, { record, task, ids, nextAt: 0 });
  };

  it('is ours under the very domain and name', async () => {
    const made = { kind: 'customer-created', customerId: 'abc-tenant', domain: 'abccorp.onmicrosoft.com' };
    assert.deepEqual(await again('ABC Corporation'), { ...made, userName: null });
  });

  it('is another deal’s where one has it', async () => {
    await assert.rejects(again('ABC Corporation', { others: 1 }), { code: 'partner-center-refused' });
  });

  it('is somebody else’s under another', async () => {
    await assert.rejects(again('Contoso'), { code: 'partner-center-refused' });
    await assert.rejects(again('ABC Corporation', { domain: 'abccorp.onmicrosoft.com.example' }), {
      code: 'partner-center-refused',
    });
  });

  it('counts after cancelling; where there is none, none is made, and that is known after minutes', async () => {
    const story = creating().rep(abc.cancel);
    assert.equal((await again('ABC Corporation', { story })).kind, 'customer-created');
    const asked = server.received.length;
    await assert.rejects(again('Contoso', { story }), { code: 'partner-center-not-found' });
    assert.deepEqual(await again('Contoso', { story, later: 5 * minute }), { kind: 'done' });
    assert.ok(server.received.slice(asked).every(({ method }) => method === 'GET'));
  });
});
