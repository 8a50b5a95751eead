import assert from 'node:assert/strict';
import { type Partner, startPartner } from './partner.ts';

const basic = '/v1/products/CFQ7TTC0LH18/skus/0001/availabilities';

describe('simulator: catalog and promotions', () => {
  let partner: Partner;
  beforeEach(async () => {
    partner = await startPartner();
  });
  afterEach(() => partner.close());

  it('gives new availability ids from time to time: the old one is unknown, in a cart too', async () => {
    const before = String((await partner.send('GET', `${basic}?country=US`)).at('items.0.catalogItemId'));
    const oldId = before.split(':')[2];
    await partner.send('POST', '/_rotate-catalog');
    const after = String((await partner.send('GET', `${basic}?country=US`)).at('items.0.catalogItemId'));
    const gone = await partner.send('GET', `${basic}/${oldId}?country=US`);
    const line = { quantity: 1, termDuration: 'P1Y', billingCycle: 'monthly' };
    const lineItems = [before, after].map((catalogItemId) => ({ ...line, catalogItemId }));
    const cart = await partner.send('POST', `/v1/customers/${adatum()}/carts`, { body: { lineItems } });

    assert.notEqual(after, before);
    assert.deepEqual([gone.status, gone.at('code')], [404, 400019]);
    assert.equal(cart.at('lineItems.0.error.errorCode'), 10001);
    assert.equal(cart.at('lineItems.1.error'), undefined);
  });

  it('does not check out a cart whose availability changed since', async () => {
    const catalogItemId = 'CFQ7TTC0LH18:0001:CFQ7TTC0K971';
    const lineItems = [{ catalogItemId, quantity: 1, termDuration: 'P1Y', billingCycle: 'monthly' }];
    const cart = await partner.send('POST', `/v1/customers/${adatum()}/carts`, { body: { lineItems } });
    await partner.send('POST', '/_rotate-catalog');
    const reply = await partner.send('POST', `/v1/customers/${adatum()}/carts/${cart.at('id')}/checkout`);
    assert.deepEqual([reply.status, reply.at('code')], [404, 400019]);
  });

  it('offers to a customer only the segments it qualifies for', async () => {
    const path = `/v1/customers/${adatum()}`;
    const products = `${path}/products?targetView=OnlineServices&targetSegment=education`;
    const before = await partner.send('GET', products);
    const body = { Qualification: 'Education', EducationSegment: 'K12', Website: 'school.example' };
    const asked = await partner.send('POST', `${path}/qualifications`, { body });
    const during = await partner.send('GET', `${path}/qualifications`, { kind: 'app' });
    partner.wait(8000);
    const approved = await partner.send('GET', `${path}/qualifications`);
    const after = await partner.send('GET', products);

    assert.deepEqual([before.status, before.at('code')], [403, 400030]);
    assert.deepEqual([asked.status, asked.at('vettingStatus')], [201, 'InReview']);
    assert.equal(during.at('0.vettingStatus'), 'InReview');
    assert.deepEqual(JSON.parse(approved.text), [{ qualification: 'Education', vettingStatus: 'Approved' }]);
    assert.equal(after.status, 200);
  });

  it('lists the promotions that run, and keeps one that is over readable', async () => {
    const market = 'country=US&segment=commercial';
    const list = await partner.send('GET', `/v1/productpromotions?${market}`, { kind: 'app' });
    const over = await partner.send('GET', `/v1/productpromotions/39NFJQT1XK5L:000J:39NFJQT1Q5D8?${market}`);
    const noSegment = await partner.send('GET', '/v1/productpromotions?country=US');

    assert.equal(list.at('totalCount'), 3);
    assert.equal(list.at('items.0.requiredProducts.0.pricingPolicies.0.policyType'), 'PercentDiscount');
    assert.equal(over.at('endDate'), '2021-10-14T23:59:59+00:00');
    assert.equal(noSegment.status, 400);
  });

  it('tells why a purchase is not eligible: too few seats, another term', async () => {
    const catalogItemId = await catalogItem('CFQ7TTC0LFLX', '0001');
    const line = { catalogItemId, quantity: 10, termDuration: 'P1Y', billingCycle: 'Monthly' };
    const items = [line, { ...line, quantity: 9 }, { ...line, billingCycle: 'Annual' }];
    const path = `/v1/customers/${adatum()}/promotionEligibilities`;
    const reply = await partner.send('POST', path, { kind: 'app', body: { items } });

    assert.equal(reply.status, 200);
    assert.equal(reply.at('items.0.eligibilities.0.isEligible'), true);
    assert.equal(reply.at('items.0.eligibilities.0.errors'), undefined);
    assert.equal(reply.at('items.1.eligibilities.0.errors.0.type'), 'SeatCount');
    assert.equal(reply.at('items.1.eligibilities.0.errors.0.minimumRequiredSeats'), 10);
    assert.equal(reply.at('items.2.eligibilities.0.errors.0.type'), 'Term');
    assert.equal(reply.at('items.2.id'), 2);
  });

  it('prices a promotion asked for, one that applies by itself, and refuses a wrong one', async () => {
    const premium = await catalogItem('CFQ7TTC0LCHC', '0002');
    const visio = await catalogItem('CFQ7TTC0HD32', '0001');
    const yearly = { quantity: 10, termDuration: 'P1Y', billingCycle: 'annual' };
    const lineItems = [
      { ...yearly, catalogItemId: premium, promotionId: '39NFJQT1PK3C:0001:39NFJQT1Q5KP' },
      { ...yearly, catalogItemId: visio },
      { ...yearly, catalogItemId: visio, promotionId: '39NFJQT1PK3C:0001:39NFJQT1Q5KP' },
    ];
    const cart = await partner.send('POST', `/v1/customers/${adatum()}/carts`, { body: { lineItems } });

    assert.equal(cart.at('lineItems.0.pricing.listPrice'), 211.2);
    assert.equal(cart.at('lineItems.0.pricing.discountedPrice'), 179.52);
    assert.equal(cart.at('lineItems.0.pricing.extendedPrice'), 1795.2);
    assert.equal(cart.at('lineItems.1.promotionId'), '39NFJQT1PJQB:0001:39NFJQT1Q5KN');
    assert.equal(cart.at('lineItems.2.error.errorCode'), 10014);
  });

  it('has the old offers of the United States as once recorded', async () => {
    const offers = await partner.send('GET', '/v1/offers?country=US', { kind: 'app' });
    const one = await partner.send('GET', '/v1/offers/8BDBB60B-E526-43E9-92EF-AB760C8E0B72?country=US');
    const categories = await partner.send('GET', '/v1/offercategories?country=US');
    const elsewhere = await partner.send('GET', '/v1/offers?country=DE');
    assert.equal(offers.at('items.5.name'), 'Microsoft 365 E5');
    assert.equal(one.at('product.unit'), 'Licenses');
    assert.equal(categories.at('totalCount'), 4);
    assert.equal(elsewhere.status, 501);
  });

  function adatum(): string | undefined {
    return partner.simulator.state.customers.find(({ companyName }) => companyName === 'Adatum')?.id;
  }

  async function catalogItem(productId: string, skuId: string): Promise<string> {
    const path = `/v1/products/${productId}/skus/${skuId}/availabilities?country=US`;
    return String((await partner.send('GET', path)).at('items.0.catalogItemId'));
  }
});
