import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { atDesk } from '../tab/ask-tab.ts';
import { openLinkIn } from './customer.ts';
import { agreementAlreadySigned, fillInNewTenant } from './fill-in.ts';
import { takeCredentials } from './hand-over.ts';
import { type Product, people, startProduct } from './start-product.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const dearer = /Microsoft 365 Business Basic: cost was \$5\.04, is now \$5\.65/;

describe('the price at the order', () => {
  let product: Product;
  afterEach(() => product.close());

  async function raisePrices(percent: number): Promise<void> {
    const body = JSON.stringify({ percent });
    await fetch(`${product.simulator.url}/_price-changes`, { method: 'POST', body });
  }
  const ordered = () =>
    product.simulator.state.orders.flatMap(({ lineItems }) => lineItems.map(({ pricing }) => pricing.price));
  const told = (match: RegExp) => product.rep.texts().filter((text) => match.test(text)).length;

  /** Everything is done but the customer's part; then days pass. */
  async function waitingForAgreement(settings: Record<string, string> = {}): Promise<() => Promise<void>> {
    product = await startProduct({ settings });
    const { rep, manager } = product;
    await fillInNewTenant(rep);
    if (settings.APPROVAL_THRESHOLD === undefined) {
      await rep.press('Submit for approval');
      await manager.until(/Approval wanted/);
      await manager.press('Approve');
    } else {
      await rep.press('Submit');
    }
    await rep.until(/^The tenant of ABC Corp is there/);
    await takeCredentials(rep);
    const mail = await product.mailTo('ann@abccorp.com');
    product.later(3 * day);
    return async () => {
      const page = await openLinkIn(mail);
      await page.submit({ customer: 'abccorp.onmicrosoft.com' });
      product.later(day);
    };
  }

  it('is known before a deal is submitted: both figures, and what the approver then reads is what it costs today', async () => {
    product = await startProduct();
    const { rep, manager } = product;
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await raisePrices(12);
    product.later(20 * day);
    await rep.say('status ABC Corp');
    await rep.press('Submit for approval');
    await rep.until(dearer);
    assert.ok(!manager.texts().some((text) => /Approval wanted/.test(text)));
    await raisePrices(6);
    product.later(day);
    const atTab = atDesk(product, people.rep);
    const { rows } = (await atTab.ask('/api/tab/deals')).body;
    const id = rows[0]?.id ?? assert.fail();
    const { body: offer } = await atTab.ask('/api/tab/deals/:id/actions/:verb', { id, verb: 'submit' });
    assert.deepEqual([offer.confirm?.button, offer.inputs], ['Submit for approval', []]);
    assert.match(offer.confirm?.text ?? '', /Nothing is ordered before that\.$/);
    const submit = async () => {
      const { revision } = (await atTab.ask('/api/tab/deals/:id', { id })).body;
      return atTab.do('/api/tab/deals/:id/actions', { id }, { verb: 'submit', revision });
    };
    const { status, failure } = await submit();
    assert.deepEqual([status, failure.deal?.stage.kind], [409, 'drafting']);
    assert.match(failure.text, /cost was US\$5\.65, is now US\$5\.98/);
    assert.equal((await submit()).body.text, 'Submitted.');
    await manager.until(/^Approval wanted/);
    assert.ok(manager.texts().includes('5.1%, $3.84 over the term'));
  });

  it('in another currency than a price was typed in is not submitted, nor made the same number in it', async () => {
    product = await startProduct();
    const { rep, manager } = product;
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await product.stopBot();
    const database = new DatabaseSync(product.settings.SQLITE_FILE ?? '');
    database.exec(`UPDATE documents SET body = replace(body, '"currency":"USD"', '"currency":"EUR"')`);
    database.close();
    await product.startBot();
    await rep.say('status ABC Corp');
    await rep.press('Submit for approval');
    await rep.until(/^⚠ Microsoft charges us in USD by now for Microsoft 365 Business Basic/);
    assert.ok(rep.texts().some((text) => text.startsWith('1 × €6.30 per seat and month')));
    assert.ok(!manager.texts().includes('Approval wanted'));
  });

  it('that rose no more than the settings tolerate is ordered', async () => {
    const accept = await waitingForAgreement({ PRICE_TOLERANCE_PERCENT: '12.5' });
    await raisePrices(12);
    await accept();
    await product.rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    assert.deepEqual(ordered(), [5.65]);
    assert.equal(told(/what we pay/i), 0);
  });

  it('that moved is for the approver, with both figures, each time that it moves, and then ordered once', async () => {
    const accept = await waitingForAgreement();
    const { rep, manager } = product;
    await raisePrices(12);
    await accept();
    await manager.until(dearer);
    assert.ok(manager.texts().some((text) => /to check: what we pay has changed/.test(text)));
    assert.match(await rep.until(/^What we pay for ABC Corp has changed/), dearer);
    await rep.until(/^⚠ Right before the order, what we pay had changed/);
    assert.ok(rep.texts().includes('Waiting for approval'));
    assert.deepEqual(ordered(), []);

    await raisePrices(10);
    product.later(day);
    await manager.press('Approve');
    await manager.until(/cost was \$5\.65, is now \$6\.21/);
    await manager.press('Approve');
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    assert.deepEqual(ordered(), [6.21]);
    assert.equal(told(/^What we pay for ABC Corp has changed/), 2);
  });

  it('that is rejected is the rep’s to change, with the tenant that is there', async () => {
    const accept = await waitingForAgreement();
    const { rep, manager } = product;
    await raisePrices(12);
    await accept();
    await manager.until(dearer);
    await manager.press('Send back', { 'Comment, reason or question': 'Sell it for more' });
    await rep.until(/^Morgan Lee sent ABC Corp back/);
    await rep.until(/^Submit for approval$/);
    await rep.press('Edit subscriptions');
    await rep.press('Continue');
    await rep.press('Submit for approval');
    await manager.until(/to check: what we pay has changed; .*it was sent back before/);
    await manager.press('Approve');
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    assert.deepEqual(ordered(), [5.65]);
    assert.equal(product.simulator.state.customers.length, 2, 'one customer and the one of before');
  });

  it('that moved is for an approver, also of a deal that needed none', async () => {
    const accept = await waitingForAgreement({ APPROVAL_THRESHOLD: '100000' });
    const { rep, manager } = product;
    await raisePrices(12);
    await accept();
    await manager.until(dearer);
    await manager.press('Approve');
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    assert.deepEqual(ordered(), [5.65]);
  });

  it('is looked at again before a cart that has lain for days is ordered', async () => {
    product = await startProduct();
    const { rep, manager } = product;
    const onHold = { status: 403, code: 800073 };
    await product.trouble('POST /v1/customers/*/carts/*/checkout', 'refuse', onHold);
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/Microsoft to verify the customer’s account/);
    await raisePrices(12);
    product.later(6 * day);
    await manager.until(dearer);
    assert.deepEqual(ordered(), []);
  });

  /** The answer to the order is lost, prices rise, and the bot looks again. */
  async function lostOrder(fault: 'drop-after' | 'drop-before'): Promise<void> {
    product = await startProduct();
    const { rep, manager } = product;
    await product.trouble('POST /v1/customers/*/carts/*/checkout', fault);
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await product.untilLogged(/task failed/);
    await product.stopBot();
    await raisePrices(12);
    product.later(5 * minute);
    await product.startBot();
  }

  it('is no question any more where the order was placed before', async () => {
    await lostOrder('drop-after');
    await product.rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    assert.deepEqual(ordered(), [5.04]);
  });

  it('is asked for only after an order whose answer was lost had the time to be placed', async () => {
    await lostOrder('drop-before');
    await product.untilLogged(/order-may-be-there/);
    assert.equal(told(/what we pay/i), 0);
    product.later(20 * minute);
    await product.manager.until(dearer);
    assert.deepEqual(ordered(), []);
  });

  it('that cannot be looked up is ordered only after it could be', async () => {
    product = await startProduct();
    const { rep, manager } = product;
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await product.trouble('GET /v1.0/sales/*/$value', 'refuse', { status: 403, code: 2030 });
    await manager.press('Approve');
    await rep.until(/What we pay today could not be looked up, so nothing was ordered/);
    assert.deepEqual(ordered(), []);
    await rep.press('Retry', {}, rep.news().at(-1));
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
  });
});
