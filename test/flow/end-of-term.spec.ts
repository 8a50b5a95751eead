import assert from 'node:assert/strict';
import { agreementAlreadySigned, fillInNewTenant } from './fill-in.ts';
import { type Product, startProduct } from './start-product.ts';

const day = 24 * 60 * 60_000;
const looked = /"task":"watch-end-of-term".*"result":"ends-of-term-seen"/;

describe('what becomes of a subscription after its term', () => {
  let product: Product;
  afterEach(() => product.close());

  const ordered = async (settings = {}) => {
    product = await startProduct({ settings });
    const { rep, manager } = product;
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await product.untilLogged(/"task":"set-end-of-term".*"result":"end-of-term-settled"/);
  };
  const line = () => product.simulator.state.orders[0]?.lineItems[0] ?? assert.fail('nothing is ordered');
  const says = () => [line().autoRenewEnabled, ...line().scheduledActions.map(({ actionType }) => actionType)];
  const bulk = () => fetch(`${product.simulator.url}/_extend-unrenewed`, { method: 'POST' });
  let looks = 0;
  /** Until it was looked at once more. */
  const days = async (count: number) => {
    looks = product.logged().split('\n').filter((text) => looked.test(text)).length;
    product.later(count * day);
    await product.untilLogged(looked, looks + 1);
  };

  it('is told again after Microsoft changed it in bulk, then left where that is meant, and the rep hears of both', async () => {
    await ordered();
    assert.deepEqual(says(), [false, 'Cancel']);
    await days(11);
    await bulk();
    await days(11);
    assert.match(await product.rep.until(/the bot set it again as ordered/), /\(ordered: ends; found: goes on month by month\)/);
    assert.deepEqual(says(), [false, 'Cancel']);
    await bulk();
    await days(11);
    await product.rep.until(/somebody decided otherwise/);
    assert.deepEqual(says(), [false, 'RenewToExtendedServiceTerm']);
  });
});
