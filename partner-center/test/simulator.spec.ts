import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';
import { createClient } from './scripted-server.ts';

/** The refresh token that the simulator always takes. */
const firstRefreshToken = 'simulator-refresh-token';

const newIds = () => ({ requestId: randomUUID(), correlationId: randomUUID() });
const refusedWith = (providerCode: string) => (error: unknown) =>
  error instanceof OnboardingError && error.detail.providerCode === providerCode;

describe('the client and the simulator', () => {
  let simulator: Simulator;
  let now = Date.parse('2026-03-01T12:00:00Z');
  beforeEach(async () => {
    simulator = await startSimulator({ port: 0, clock: () => now });
  });
  afterEach(() => simulator.close());

  it('bring a new customer from the first look at its domain to a completed order', async () => {
    const vault = { token: firstRefreshToken };
    const { partnerCenter } = createClient(simulator, {
      now: () => now,
      readRefreshToken: async () => vault.token,
      saveRefreshToken: async (token) => {
        vault.token = token;
      },
    });
    const domain = 'abccorp.onmicrosoft.com';
    const address = {
      addressLine1: '1 Microsoft Way',
      city: 'Redmond',
      state: 'WA',
      postalCode: '98052',
      country: 'US',
    };
    const contact = { firstName: 'Tania', lastName: 'Carr', email: 'tania@abccorp.com', phoneNumber: '4255550100' };

    assert.equal((await partnerCenter.partnerProfile()).country, 'US');
    assert.equal(await partnerCenter.findTenant('abccorp.com'), undefined);
    assert.ok(await partnerCenter.findTenant('fabrikam.com'));
    assert.equal(await partnerCenter.isDomainFree(domain), true);
    assert.equal((await partnerCenter.validateAddress(address)).status, 'VerifiedShippable');

    const input = { companyName: 'ABC Corp', domain, contact, address, culture: 'en-US', language: 'en' };
    const ids = newIds();
    const created = await partnerCenter.createCustomer(input, ids);
    assert.equal(created.userName, `admin@${domain}`);
    assert.deepEqual(
      await partnerCenter.createCustomer(input, ids),
      created,
      'the same request id is the same customer',
    );
    assert.equal(await partnerCenter.isDomainFree(domain), false);
    const { customerId } = created;
    assert.equal(await partnerCenter.getCustomer(customerId), undefined, 'not readable at once');
    now += 60_000;
    assert.equal((await partnerCenter.findCustomersByDomain(domain))[0]?.customerId, customerId);
    assert.equal(await partnerCenter.verificationStatus(customerId), 'Allowed');

    const [product] = await partnerCenter.products('US', 'commercial');
    assert.ok(product);
    const [sku] = await partnerCenter.skus(product.id, 'US', 'commercial');
    assert.ok(sku);
    const [availability] = await partnerCenter.availabilities(product.id, sku.id, 'US', 'commercial');
    const term = availability?.terms.find(
      ({ duration, billingCycle }) => duration === 'P1Y' && billingCycle === 'monthly',
    );
    assert.ok(availability && term);
    const plan = { billingPlan: term.billingCycle, termDuration: term.duration };
    assert.ok((await partnerCenter.prices('US')).find({ productId: product.id, skuId: sku.id, ...plan })?.unitPrice);

    const line = { quantity: 5, billingCycle: term.billingCycle, termDuration: term.duration };
    const wrong = await partnerCenter.createCart(customerId, [{ ...line, catalogItemId: 'NONE:0001:NONE' }], newIds());
    assert.equal(wrong.lines[0]?.error?.code, '10001');
    const { cartId, lines } = await partnerCenter.createCart(
      customerId,
      [{ ...line, catalogItemId: availability.catalogItemId }],
      newIds(),
    );
    assert.equal(lines[0]?.error, undefined);
    await assert.rejects(partnerCenter.checkout(customerId, cartId, newIds()), refusedWith('13605'));

    const [template] = await partnerCenter.agreementTemplates();
    assert.ok(template);
    const confirmation = { templateId: template.templateId, primaryContact: contact, dateAgreed: '2026-03-01' };
    assert.equal(await partnerCenter.isAgreementSignedDirectly(customerId), false);
    assert.equal(await partnerCenter.confirmAgreement(customerId, confirmation, newIds()), 'confirmed');
    assert.equal(await partnerCenter.confirmAgreement(customerId, confirmation, newIds()), 'already-confirmed');
    assert.equal((await partnerCenter.customerAgreements(customerId)).length, 1);

    const { orders, errors } = await partnerCenter.checkout(customerId, cartId, newIds());
    assert.deepEqual(errors, []);
    assert.ok(orders[0]);
    now += 60_000;
    const order = await partnerCenter.order(customerId, orders[0].id);
    assert.equal(order?.status, 'completed');
    assert.ok(order.lineItems[0]?.subscriptionId);
    assert.notEqual(vault.token, firstRefreshToken);
  });
});
