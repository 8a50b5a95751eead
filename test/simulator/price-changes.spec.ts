import assert from 'node:assert/strict';
import { adatum, basic } from '../../partner-center/test/conformance/scene.ts';
import { partnerOfEachTest } from './partner.ts';

describe('simulator: prices change', () => {
  const partner = partnerOfEachTest();

  /** What Business Basic costs by the month, in all rows of a sheet. */
  async function costs(timeline = ''): Promise<unknown[]> {
    const sheet = `/v1.0/sales/pricesheets(Market='US',PricesheetView='updatedlicensebased')/$value${timeline}`;
    const { status, text } = await partner.send('GET', sheet);
    if (status !== 200) return [status];
    return [...text.matchAll(/"CFQ7TTC0LH18","0001".*"P1M","Monthly","US","USD","(.*?)"/g)].map(([, cost]) => cost);
  }

  it('announces them in the sheet of the future until they take effect', async () => {
    const inFortyDays = { percent: 10, hours: 40 * 24, product: 'CFQ7TTC0LH18:0001' };
    assert.equal((await partner.send('POST', '/_price-changes', { body: inFortyDays })).status, 204);
    assert.deepEqual(await costs(), ['5.76']);
    assert.deepEqual(await costs('?timeline=future'), ['6.34']);

    await partner.waitDays(40);
    assert.deepEqual(await costs(), ['5.76', '6.34']);
    assert.deepEqual(await costs('?timeline=future'), [404]);
    assert.deepEqual(await costs('?timeline=history&month=202603'), ['5.76']);
  });

  it('sells at the price of the day, also what was in the cart before', async () => {
    const cart = await partner.send('POST', `${adatum(partner)}/carts`, { body: { lineItems: [basic] } });
    await partner.send('POST', '/_price-changes', { body: { percent: 25 } });
    assert.deepEqual(await costs(), ['5.76', '7.2']);

    const ordered = await partner.send('POST', `${adatum(partner)}/carts/${cart.at('id')}/checkout`);
    const [before, after] = [cart.at('lineItems.0.pricing.price'), ordered.at('orders.0.lineItems.0.pricing.price')];
    assert.equal(after, Number(before) * 1.25);
  });
});
