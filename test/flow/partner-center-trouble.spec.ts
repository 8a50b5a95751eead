import assert from 'node:assert/strict';
import type { Window } from '../teams/chat-window.ts';
import { agreementAlreadySigned, fillInCompany, fillInNewTenant, goodAddress, startAccount } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const minutes = 60_000;
/** So often the client of Partner Center asks before it gives up on a question. */
const everyAttempt = { times: 3 };

describe('trouble at Partner Center', () => {
  let product: Product;
  let rep: Window;
  beforeEach(async () => {
    product = await startProduct();
    rep = product.rep;
  });
  afterEach(() => product.close());

  const approve = async () => {
    await rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
    await product.manager.press('Approve');
  };

  const created = () => product.simulator.state.customers.filter(({ joinedBy }) => joinedBy === 'creation');

  for (const [fault, says] of [
    ['500', /Partner Center cannot be reached at the moment/],
    ['429', /Partner Center asks us to slow down/],
    ['drop-before', /Partner Center cannot be reached at the moment/],
    ['html', /Partner Center cannot be reached at the moment/],
  ] as const) {
    it(`while an address is verified (${fault}) keeps what was typed`, async () => {
      await startAccount(rep);
      await rep.press('Yes, create a new tenant');
      await product.trouble('POST /v1/validations/address', fault, everyAttempt);
      await rep.press('Verify address', goodAddress);
      assert.ok(rep.card().texts.some((text) => says.test(text)));
      assert.deepEqual({ ...rep.values(), ...goodAddress }, rep.values());
      await fetch(`${product.simulator.url}/_faults`, { method: 'DELETE' });
      product.later(2 * minutes);
      await fillInCompany(rep, {});
      assert.ok(rep.texts().includes('Address: Verified by Microsoft, spelled as the postal service does'));
    });
  }

  it('while a domain is checked is told apart from a domain that is free', async () => {
    await startAccount(rep);
    await rep.press('Yes, create a new tenant');
    await product.trouble('HEAD /v1/domains/*', '500', { times: 6 });
    await rep.press('Verify address', { ...goodAddress, 'Domain prefix': 'abcnew' });
    assert.match(rep.mistakes()['Domain prefix'] ?? '', /did not say whether abcnew\.onmicrosoft\.com is free/);
    await rep.press('Check domain');
    assert.ok(rep.card().texts.includes('✓ abcnew.onmicrosoft.com is free.'));
    await fillInCompany(rep);
    assert.ok(rep.texts().includes('Address: Verified by Microsoft, spelled as the postal service does'));
  });

  it('while a form is prepared leaves the answer in place and a button to try again', async () => {
    await startAccount(rep);
    await product.trouble('GET /v1/countryvalidationrules/*', '500', everyAttempt);
    await rep.press('Yes, create a new tenant');
    assert.ok(rep.texts().includes('Yes, we create a new Microsoft tenant'));
    await rep.press('Try again');
    assert.ok('Legal name' in rep.values());
  });

  it('of every kind while the customer is set up is waited out', async () => {
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await product.trouble('POST /v1/customers', '429', { retryAfterSeconds: 1 });
    const faults = ['500', '503', 'html', 'drop-before'] as const;
    for (const fault of faults) await product.trouble('POST /v1/customers', fault);
    await approve();
    for (const [index] of faults.entries()) {
      await product.untilLogged(/task failed/, index + 1);
      product.later(10 * minutes);
    }
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    assert.equal(created().length, 1);
    assert.ok(!rep.texts().some((text) => /needs you/.test(text)));
  });

  it('after the tenant was made, in place of the answer, makes no second one and brings the credentials', async () => {
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await product.trouble('POST /v1/customers', 'drop-after', { times: 2 });
    await approve();
    for (const attempt of [1, 2]) {
      await product.untilLogged(/task failed/, attempt);
      product.later(5 * minutes);
    }
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    assert.equal(created().length, 1);
    assert.ok(rep.card().buttons.some(({ title }) => title === 'Open credentials'));
    const ids = product.simulator.requests.filter(({ method, path }) => `${method} ${path}` === 'POST /v1/customers');
    assert.equal(new Set(ids.map(({ requestId }) => requestId)).size, 1, 'a repetition is known by its request id');
  });

  it('after the order was taken, in place of the answer, places no second one', async () => {
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await product.trouble('POST /v1/customers/*/carts/*/checkout', 'drop-after');
    await approve();
    await product.untilLogged(/task failed/);
    product.later(5 * minutes);
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    assert.equal(product.simulator.state.orders.length, 1);
    assert.equal(rep.texts().filter((text) => /[Tt]he order( for ABC Corp)? is placed/.test(text)).length, 1);
  });

  it('that does not pass needs a person, and goes on when they press Retry', async () => {
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await product.trouble('POST /v1/customers', '401', { times: 2 });
    await approve();
    assert.match(await rep.until(/^ABC Corp needs you/), /does not accept our sign-in/);
    await rep.until(/^⚠ This needs you$/);
    assert.ok(rep.card().texts.some((text) => /^Reference for Microsoft support: [0-9a-f-]{36}$/.test(text)));
    await rep.say('my onboardings');
    assert.ok(rep.card().texts.some((text) => text.startsWith('Needs attention: Partner Center does not accept')));
    await rep.press('Retry');
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    assert.equal(created().length, 1);
    assert.ok(!rep.card().texts.includes('⚠ This needs you'));
  });

  it('that lies in what was entered (400) is told to the rep, who corrects it and asks again', async () => {
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    const { tenants } = product.simulator.state;
    tenants.push({
      id: 'b0000000-0000-4000-8000-00000000000b',
      displayName: 'Faster',
      domains: ['abccorp.onmicrosoft.com'],
      country: 'US',
    });
    await approve();
    assert.match(await rep.until(/^ABC Corp needs you/), /abccorp\.onmicrosoft\.com.* is not available/);
    await rep.until(/^⚠ This needs you$/);
    await rep.press('Edit company details');
    await fillInCompany(rep, { 'Domain prefix': 'abccorpinc' });
    await approve();
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    assert.equal(created().length, 1);
    await rep.until(/^abccorpinc\.onmicrosoft\.com, created on /);
  });

  it('is no matter when it is Teams that does not take a message at first', async () => {
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
    // The turn tries its own edit three times.
    product.teams.connector.refuse(502, 5);
    await product.manager.press('Approve');
    await product.untilLogged(/task failed/, 2);
    product.later(5 * minutes);
    await rep.until(/^Morgan Lee approved ABC Corp/);
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    assert.equal(product.teams.connector.refusals, 5);
  });

  it('that needs a person is told in the operators’ chat too', async () => {
    const chat = '19:operators@thread.v2';
    await product.close();
    product = await startProduct({ settings: { OPERATORS: chat } });
    rep = product.rep;
    const operators = product.teams.window(people.nobody, 'teams', chat);
    await operators.open();
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await product.trouble('POST /v1/customers', '401', { times: 2 });
    await approve();
    assert.match(await operators.until(/^ABC Corp: /), /does not accept our sign-in/);
  });
});
