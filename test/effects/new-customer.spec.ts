import assert from 'node:assert/strict';
import { checkOut } from '../../bot/effects/check-out.ts';
import { confirmAgreement } from '../../bot/effects/confirm-agreement.ts';
import { stopRenewal } from '../../bot/effects/stop-renewal.ts';
import { OnboardingError } from '../../bot/errors.ts';
import * as abc from '../onboarding/abc-corp.ts';
import {
  approved,
  effectOf,
  newTenantReviewed,
  orderPlaced,
  readyToOrder,
  type Story,
  tenantCreated,
} from '../onboarding/story.ts';
import { createClient, type ScriptedServer, startScriptedServer } from '../partner-center/scripted-server.ts';

const minute = 60_000;
const unknown = { status: 404, body: { code: 60003, description: "A customer with the tenant Id '…' was not found." } };
const ofCustomer = (what: string) => `/v1/customers/abc-tenant/${what}`;

const ordered = () => {
  const story = readyToOrder().effect('create-cart', { kind: 'cart-created', cartId: 'cart' });
  return story.effect('check-out', orderPlaced);
};

/** What the second attempt of each deed asks first, and how long "not found" may mean "not yet". */
const deeds = [
  {
    kind: 'confirm-agreement',
    perform: confirmAgreement,
    asks: `GET ${ofCustomer('agreements')}`,
    story: () => approved(newTenantReviewed()).effect('create-customer', tenantCreated),
    settled: 5 * minute,
  },
  {
    kind: 'check-out',
    perform: checkOut,
    asks: `POST ${ofCustomer('carts/cart/checkout')}`,
    story: () => readyToOrder().effect('create-cart', { kind: 'cart-created', cartId: 'cart' }),
    settled: 5 * minute,
  },
  {
    kind: 'stop-renewal',
    perform: stopRenewal,
    asks: `GET ${ofCustomer('subscriptions')}`,
    story: () => withEndingLine(ordered()),
    settled: 15 * minute,
  },
] as const;

/** The rep did not want it to renew. */
function withEndingLine({ record, now }: Story): Pick<Story, 'record' | 'now'> {
  const lines = [abc.line(abc.businessBasic, { autoRenew: false })];
  const effect = { ...effectOf(record, 'notify-requester'), deed: { kind: 'stop-renewal' } as const };
  return { record: { ...record, lines, effects: [effect] }, now };
}

describe('work on a customer that Partner Center does not know yet', () => {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await startScriptedServer();
    server.on(`GET ${ofCustomer('carts/cart')}`, unknown);
  });
  afterEach(() => server.close());

  for (const { kind, perform, asks, story, settled } of deeds) {
    it(`is tried again while it may still settle, and not for ever: ${kind}`, async () => {
      server.on(asks, unknown);
      const { record, now } = story();
      const { partnerCenter } = createClient(server);
      const isRetryable = async (at: number) => {
        const effect = { ...effectOf(record, kind), attempts: 2 };
        const ids = { requestId: effect.requestId, correlationId: effect.id };
        const work = perform({ partnerCenter, now: () => at }, { record, effect, ids, nextAt: at });
        const error = await work.catch((thrown: unknown) => thrown);
        assert.ok(error instanceof OnboardingError && error.code === 'partner-center-not-found', String(error));
        return error.detail.retryable;
      };
      assert.equal(await isRetryable(now), true);
      assert.equal(await isRetryable(now + settled), false);
    });
  }
});
