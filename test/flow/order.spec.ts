import assert from 'node:assert/strict';
import { z } from 'zod';
import type { Window } from '../teams/chat-window.ts';
import { acceptContract, agreementAlreadySigned, fillInCompany, startAccount } from './fill-in.ts';
import { type Product, startProduct } from './start-product.ts';

const minutes = 60_000;
const days = 24 * 60 * minutes;
const [basic, standard] = ['CFQ7TTC0LH18', 'CFQ7TTC0LDPB'];
const placed = /[Tt]he order( for ABC Corp)? is placed/;

describe('an order', () => {
  let product: Product;
  let rep: Window;
  afterEach(() => product.close());

  const switched = async (change: object) => {
    const init = { method: 'POST', body: JSON.stringify(change) };
    assert.equal((await fetch(`${product.simulator.url}/_switches`, init)).status, 200);
  };

  const post = async (path: string, body: object) => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    assert.ok((await fetch(`${product.simulator.url}${path}`, init)).ok);
  };

  /** The rep does in Partner Center what the bot has not done: five seats of the second product. */
  const orderByHand = async () => {
    const { url, state } = product.simulator;
    const scope = 'https://api.partnercenter.microsoft.com/.default';
    const form = { client_id: 'any', client_secret: 'any', grant_type: 'client_credentials', scope };
    const granted = await fetch(`${url}/partner/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    const { access_token: token } = z.object({ access_token: z.string() }).parse(await granted.json());
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
      const answer = await fetch(`${url}/v1${path}`, { ...init, headers });
      assert.ok(answer.ok, path);
      return JSON.parse((await answer.text()).replace(/^\uFEFF/, ''));
    };
    const offers = `/products/${standard}/skus/0001/availabilities?country=US&targetSegment=commercial`;
    const { items } = z.object({ items: z.array(z.object({ catalogItemId: z.string() })) }).parse(await ask(offers));
    const line = { id: 0, ...items[0], quantity: 5, billingCycle: 'annual', termDuration: 'P1Y' };
    const carts = `/customers/${state.orders[0]?.customerId}/carts`;
    const body = JSON.stringify({ lineItems: [line] });
    const { id } = z.object({ id: z.string() }).parse(await ask(carts, { method: 'POST', body }));
    await ask(`${carts}/${id}/checkout`, { method: 'POST' });
  };

  /** Ten seats of one product, billed by the month, and five of another by the year: two orders of one cart. */
  const order = async (change: object) => {
    product = await startProduct();
    rep = product.rep;
    await switched(change);
    await startAccount(rep);
    await rep.press('Yes, create a new tenant');
    await fillInCompany(rep);
    await agreementAlreadySigned(rep);
    await acceptContract(rep);
    await addLine('Microsoft 365 Business Basic', 'P1Y/monthly', '10');
    await addLine('Microsoft 365 Business Standard', 'P1Y/annual', '5');
    await rep.press('Continue');
    await rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
    await product.manager.press('Approve');
  };
  const addLine = async (name: string, plan: string, seats: string) => {
    const [label = ''] = Object.keys(rep.values());
    await rep.press('Show prices', { [label]: name });
    await rep.press('Add another', {
      'Term and billing': plan,
      'Seats (1 to 300)': seats,
      'When the term is over': 'cancel',
    });
  };
  const ordered = () =>
    product.simulator.state.orders.flatMap(({ lineItems }) =>
      lineItems.map(({ catalogItemId }) => catalogItemId.split(':')[0]),
    );
  const isSaid = (text: RegExp) => rep.texts().some((said) => text.test(said));

  it('is placed when Microsoft has set up all of it, and until then each line says what is waited for', async () => {
    await order({ orderCompletedMs: 10 * minutes, orderFulfilledMs: 20 * minutes });
    await rep.until(/^Microsoft to set up 10 × Microsoft 365 Business Basic$/);
    await rep.until(/^Microsoft to set up 5 × Microsoft 365 Business Standard$/);
    assert.deepEqual(
      rep.card().buttons.flatMap(({ title }) => (/Cancel|Edit/.test(title) ? [title] : [])),
      [],
    );
    product.later(12 * minutes);
    await product.untilLogged(/"task":"check-order".*"result":"order-seen"/, 2);
    assert.ok(!isSaid(placed), 'a completed order is not yet there');
    product.later(12 * minutes);
    await rep.until(placed);
    await rep.until(/^Order placed$/);
  });

  it('that is taken in part says which line is not, and Retry orders only that, once, though its answer is lost', async () => {
    await order({ refusedAtCheckout: `${standard}=800069`, orderListedMs: 15 * minutes });
    const needed = await rep.until(/^ABC Corp needs you/);
    assert.match(needed, /5 × Microsoft 365 Business Standard: Microsoft’s risk check refused the order\./);
    assert.doesNotMatch(needed, /Basic|could not be placed/);
    await rep.until(/^Set up$/);
    assert.deepEqual(ordered(), [basic]);
    await product.untilLogged(/"task":"set-end-of-term".*"result":"end-of-term-settled"/);
    const [line] = product.simulator.state.orders[0]?.lineItems ?? [];
    assert.deepEqual(
      line?.scheduledActions.map(({ actionType }) => actionType),
      ['Cancel'],
      'it does not wait for the rest',
    );
    await rep.say('cancel');
    await rep.until(/already on its way/);

    await switched({ refusedAtCheckout: 'none' });
    await product.trouble('POST /v1/customers/*/carts/*/checkout', 'drop-after');
    await rep.press('Retry');
    for (const attempt of [1, 2, 3]) {
      await product.untilLogged(/"task":"check-out".*a task failed and is tried again/, attempt);
      product.later(7 * minutes);
    }
    await rep.until(placed);
    assert.deepEqual(ordered(), [basic, standard]);
    const [first, second] = product.simulator.state.orders.map(({ id }) => id);
    for (const id of [first, second]) assert.ok(isSaid(new RegExp(`^${id}, placed on`, 'm')), 'both orders are known');
  });

  it('whose rest has become dearer says both costs; ordered by hand it is not ordered twice', async () => {
    await order({ refusedAtCheckout: `${standard}=800069` });
    await rep.until(/^ABC Corp needs you/);
    await switched({ refusedAtCheckout: 'none' });
    await post('/_price-changes', { percent: 12 });
    product.later(3 * days);
    await rep.press('Retry');
    await rep.until(/Business Standard: cost was 120\.00 USD, is now 134\.40 USD/);
    await orderByHand();
    await post('/_price-changes', { percent: -10.72 });
    product.later(2 * days);
    await rep.say('status ABC Corp');
    await rep.press('Retry');
    await rep.until(placed);
    assert.deepEqual(ordered(), [basic, standard]);
    const until = (title: string) => new RegExp(`${title}: until (\\d+ \\w+) \\d{4}`);
    const dayOf = async (title: string) => until(title).exec(await rep.until(until(title)))?.[1];
    assert.notEqual(await dayOf('Basic'), await dayOf('Standard'), 'each can be cancelled for its own week');
  });

  it('whose rest nobody wants any more is left at what is there, and says so', async () => {
    await order({ refusedAtCheckout: `${standard}=800069` });
    await rep.until(/^ABC Corp needs you/);
    await rep.until(/^Set up$/);
    await rep.press('Leave it out');
    await rep.until(placed);
    await rep.until(/^5 × Microsoft 365 Business Standard \(left out\)$/);
    assert.ok(!isSaid(/^Microsoft 365 Business Standard: Until/m), 'what was not ordered has no end');
    assert.deepEqual(ordered(), [basic]);
  });

  it('of which nothing is taken is none: nothing to cancel, and Retry orders all of it', async () => {
    await order({ refusedAtCheckout: `${basic}=10002, ${standard}=77` });
    const needed = await rep.until(/^ABC Corp needs you/);
    assert.match(
      needed,
      /Nothing was ordered\. 10 × Microsoft 365 Business Basic: This is more than the customer may have/,
    );
    assert.match(
      needed,
      /5 × Microsoft 365 Business Standard: Microsoft did not take this part.*The order of this group/,
    );
    await rep.until(/^⚠ This needs you$/);
    assert.ok(!isSaid(/Afterwards the customer is bound/));
    assert.ok(rep.card().buttons.some(({ title }) => title === 'Cancel onboarding'));
    await switched({ refusedAtCheckout: 'none' });
    await rep.press('Retry');
    await rep.until(placed);
    assert.deepEqual(ordered(), [basic, standard]);
  });

  it('that Microsoft reviews, stops or cancels says so, each with what to do; a cancelled one is ordered again', async () => {
    await order({ orderOutcome: 'pending review' });
    await rep.until(/^Microsoft to finish its review of the order of 10 × Microsoft 365 Business Basic/);
    const changed = async (orderOutcome: string, said: RegExp) => {
      await switched({ orderOutcome });
      product.later(20 * minutes);
      return rep.until(said);
    };
    await changed('suspended', /^ABC Corp needs you: Microsoft has suspended the order .* it goes on by itself/);
    await changed('error', /^ABC Corp needs you: Microsoft could not carry out the order .* do not order it again/);
    await changed('cancelled', /^ABC Corp needs you: Nothing was ordered.* Microsoft cancelled the order/);
    await switched({ orderOutcome: 'completed' });
    await rep.press('Retry');
    await rep.until(placed);
    assert.deepEqual(ordered(), [basic, standard, basic, standard]);
  });

  it('says of a line that it is not provided, and is placed once it is after all', async () => {
    await order({ unfulfilled: standard });
    const needed = await rep.until(/^ABC Corp needs you/);
    assert.match(needed, /5 × Microsoft 365 Business Standard: Microsoft does not provide it/);
    await rep.until(/^10 × Microsoft 365 Business Basic$/);
    await switched({ unfulfilled: 'none' });
    product.later(20 * minutes);
    await rep.until(placed);
    assert.ok(!rep.card().texts.includes('⚠ This needs you'));
  });
});
