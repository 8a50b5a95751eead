import assert from 'node:assert/strict';
import { adatum, basic } from '../../partner-center/test/conformance/scene.ts';
import { catalogItem, partnerOfEachTest } from './partner.ts';

describe('simulator: catalog and promotions', () => {
  const partner = partnerOfEachTest();

  const fillCart = (...lineItems: object[]) =>
    partner.send('POST', `${adatum(partner)}/carts`, { body: { lineItems } });

  it('gives new availability ids from time to time: the old one is unknown, in old and new carts too', async () => {
    const oldCart = await fillCart(basic);
    await partner.send('POST', '/_rotate-catalog');
    const catalogItemId = await catalogItem(partner, 'CFQ7TTC0LH18', '0001');
    const gone = [
      await partner.send('GET', '/v1/products/CFQ7TTC0LH18/skus/0001/availabilities/CFQ7TTC0K971?country=US'),
      await partner.send('POST', `${adatum(partner)}/carts/${oldCart.at('id')}/checkout`),
    ];
    const cart = await fillCart(basic, { ...basic, catalogItemId });

    for (const { status, at } of gone) assert.deepEqual([status, at('code')], [404, 400019]);
    assert.equal(cart.at('lineItems.0.error.errorCode'), 10001);
    assert.equal(cart.at('lineItems.1.error'), undefined);
  });

  it('offers to a customer only the segments it qualifies for', async () => {
    const products = `${adatum(partner)}/products?targetView=OnlineServices&targetSegment=education`;
    const before = await partner.send('GET', products);
    const body = { Qualification: 'Education', EducationSegment: 'K12', Website: 'school.example' };
    await partner.send('POST', `${adatum(partner)}/qualifications`, { body });
    partner.wait(8000);
    assert.deepEqual([before.status, before.at('code')], [403, 400030]);
    assert.equal((await partner.send('GET', products)).status, 200);
  });

  it('tells why a purchase is not eligible: too few seats, another term', async () => {
    const catalogItemId = await catalogItem(partner, 'CFQ7TTC0LFLX', '0001');
    const line = { ...basic, catalogItemId, quantity: 10 };
    const items = [line, { ...line, quantity: 9 }, { ...line, billingCycle: 'Annual' }];
    const reply = await partner.send('POST', `${adatum(partner)}/promotionEligibilities`, { body: { items } });
    const reasons = items.map((_, at) => reply.at(`items.${at}.eligibilities.0.errors.0.type`));
    assert.deepEqual(reasons, [undefined, 'SeatCount', 'Term']);
  });

  it('prices a promotion asked for, one that applies by itself, and refuses a wrong one', async () => {
    const yearly = { quantity: 10, termDuration: 'P1Y', billingCycle: 'annual' };
    const premium = { ...yearly, catalogItemId: await catalogItem(partner, 'CFQ7TTC0LCHC', '0002') };
    const visio = { ...yearly, catalogItemId: await catalogItem(partner, 'CFQ7TTC0HD32', '0001') };
    const promotionId = '39NFJQT1PK3C:0001:39NFJQT1Q5KP';
    const cart = await fillCart({ ...premium, promotionId }, visio, { ...visio, promotionId });

    assert.equal(cart.at('lineItems.0.pricing.listPrice'), 211.2);
    assert.equal(cart.at('lineItems.0.pricing.discountedPrice'), 179.52);
    assert.equal(cart.at('lineItems.0.pricing.extendedPrice'), 1795.2);
    assert.equal(cart.at('lineItems.1.promotionId'), '39NFJQT1PJQB:0001:39NFJQT1Q5KN');
    assert.equal(cart.at('lineItems.2.error.errorCode'), 10014);
  });

  it('prices a country in its currency, in the catalog and in the price sheet', async () => {
    const availabilities = '/v1/products/CFQ7TTC0LH18/skus/0001/availabilities?country=DE&targetSegment=commercial';
    const sheet = "/v1.0/sales/pricesheets(Market='DE',PricesheetView='updatedlicensebased')/$value";
    assert.equal((await partner.send('GET', availabilities)).at('items.0.defaultCurrency.code'), 'EUR');
    assert.match((await partner.send('GET', sheet)).text, /"P1Y","Annual","DE","EUR","54.14",.*"67.68"\r\n/);
  });

  const answers = [
    ['/v1/products?country=US&targetView=Everything', 403],
    ['/v1/products?country=US&targetView=OnlineServices&targetSegment=mine', 403],
    ['/v1/productpromotions?country=US', 400],
    // Over since 2021, and readable still.
    ['/v1/productpromotions/39NFJQT1XK5L:000J:39NFJQT1Q5D8?country=US&segment=commercial', 200],
    ['/v1/offers?country=DE', 501],
    ['/v1/countryvalidationrules/UK', 404],
  ] as const;
  for (const [path, status] of answers) {
    it(`answers ${status} to ${path}`, async () => {
      assert.equal((await partner.send('GET', path)).status, status);
    });
  }
});
