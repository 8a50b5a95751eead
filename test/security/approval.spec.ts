import assert from 'node:assert/strict';
import { openLinkIn } from '../flow/customer.ts';
import {
  acceptContract,
  annCarter,
  answerNo,
  askCustomerForAgreement,
  fillInCompany,
  orderSeats,
  startAccount,
} from '../flow/fill-in.ts';
import { connected } from '../flow/journeys.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import type { Typed, Window } from '../teams/chat-window.ts';

const price = 'Selling price per seat and billing period (optional)';
const seats = 'Seats (1 to 300)';
const startDate = 'Start date (optional)';
const term = 'Term in months';
const website = 'Website or mail domain (optional)';

const day = 24 * 60 * 60_000;
/** It began long ago, and its term is not over: a contract that is over already is no contract at all. */
const ofLastYear: Typed = { [startDate]: new Date(Date.now() - 365 * day).toISOString().slice(0, 10), [term]: '36' };

interface Deal {
  readonly name: string;
  readonly contact?: Typed;
  readonly contract?: Typed;
  readonly line?: Typed;
}

/** A new tenant, as far as the review. */
async function review(rep: Window, { name, contact, contract, line }: Deal): Promise<void> {
  const mail = `ann@${name.toLowerCase().replaceAll(' ', '')}.example`;
  await startAccount(rep, name, { ...annCarter, 'E-mail': mail, ...contact });
  await rep.press('Yes, create a new tenant');
  await fillInCompany(rep);
  await askCustomerForAgreement(rep);
  await acceptContract(rep, contract);
  await orderSeats(rep, line);
}

const waitsFor = (product: Product, name: string) => product.manager.until(new RegExp(`^${name}$`));

describe('an approval cannot be talked down', () => {
  let product: Product;
  beforeEach(async () => {
    // A seat of Business Basic comes to $72 a year.
    product = await startProduct({ settings: { APPROVAL_THRESHOLD: '1000' } });
  });
  afterEach(() => product.close());

  const attacks: [what: string, deal: Omit<Deal, 'name'>, why: RegExp, toCheck: RegExp, margin?: RegExp][] = [
    [
      '300 seats given away',
      { line: { [seats]: '300', [price]: '0' } },
      /above the threshold; .* below what we pay/,
      /Business Basic is below cost/,
    ],
    [
      '300 seats for a cent',
      { line: { [seats]: '300', [price]: '0.01' } },
      /above the threshold; .* below what we pay/,
      /Business Basic is below cost/,
    ],
    [
      '300 seats with 100 % off',
      { line: { [seats]: '300' }, contract: { 'Discount in percent (optional)': '100' } },
      /above the threshold; .* a discount/,
      /there is a discount of 100%/,
      /Everything is given away: it costs us \$[\d,.]+ over the term/,
    ],
    [
      'one seat below cost',
      { line: { [price]: '0.01' } },
      /: a product is sold below what we pay without promotions\./,
      /Business Basic is below cost/,
    ],
    [
      'a discount on one seat',
      { contract: { 'Discount in percent (optional)': '0.5' } },
      /: there is a discount\./,
      /a discount of 0\.5%/,
    ],
    [
      'a contract of last year',
      { contract: ofLastYear },
      /: the contract starts in the past\./,
      /the contract starts \d[\d,]+ days ago/,
    ],
  ];
  for (const [what, deal, why, toCheck, margin] of attacks) {
    it(`by ${what}`, async () => {
      const { rep, manager, simulator } = product;
      await review(rep, { name: 'Tiny Ltd', ...deal });
      assert.ok(
        rep.texts().some((text) => why.test(text)),
        rep.texts().join('\n'),
      );
      await rep.press('Submit for approval');
      await waitsFor(product, 'Tiny Ltd');
      assert.match(await manager.until(/to check: /), toCheck);
      if (margin) assert.match(manager.texts().join('\n'), margin);
      assert.equal(simulator.state.customers.length, 1, 'nothing was set up');
    });
  }

  it('by the website of an existing customer', async () => {
    const { rep, manager, simulator } = product;
    await startAccount(rep, 'Tiny Ltd', { ...annCarter, 'E-mail': 'ann@tiny.example', [website]: 'adatum.com' });
    await answerNo(rep);
    await rep.press('Continue', { Country: 'United States' });
    await acceptContract(rep);
    await orderSeats(rep);
    await rep.press('Submit for approval');
    await manager.until(/the tenant already is our customer/);
    await manager.until(/Has the tenant adatum.onmicrosoft.com, which is connected to us/);
    assert.equal(simulator.state.orders.length, 0);
  });

  it('by the website of a company that is about to accept us for another deal', async () => {
    const { rep, simulator } = product;
    await startAccount(rep, 'Tiny Ltd', { ...annCarter, 'E-mail': 'ann@tiny.example', [website]: 'fabrikam.com' });
    await answerNo(rep);
    await rep.press('Send now');
    await acceptContract(rep);
    await orderSeats(rep);
    await rep.press('Submit for approval');
    assert.match(await product.manager.until(/to check: /), /mail address is not in the customer’s domain/);
    await (await openLinkIn(await product.mailTo('ann@tiny.example'))).submit({ tenant: 'fabrikam.com' });
    await product.untilLogged(connected(rep));
    assert.equal(simulator.state.orders.length, 0);
  });

  it('by a draft of the time before the tenant became a customer', async () => {
    const { rep, manager, teams } = product;
    const pat = { 'First name': 'Pat', 'Last name': 'Price', 'E-mail': 'pat@fabrikam.com' };
    await startAccount(rep, 'Fabrikam', pat);
    await answerNo(rep);
    await rep.press('Send now');
    await acceptContract(rep);
    await orderSeats(rep);
    assert.ok(rep.texts().some((text) => text.startsWith('No approval is needed.')));

    const second = teams.window(people.secondRep);
    await second.open();
    await startAccount(second, 'Fabrikam Inc. Group', pat);
    await answerNo(second);
    await second.press('Go on with their tenant');
    await second.press('Send now');
    await (await openLinkIn(await product.mailTo('pat@fabrikam.com'))).submit({ tenant: 'fabrikam.com' });
    await product.untilLogged(connected(second));
    await rep.press('Submit');
    await manager.until(/the tenant already is our customer/);
  });

  it('in pieces, all submitted at once, though other reps and later months are free', async () => {
    const { rep, teams, simulator } = product;
    const line = { [seats]: '5' };
    const cards = [];
    for (const name of ['One Ltd', 'Two Ltd', 'Three Ltd', 'Four Ltd', 'Five Ltd']) {
      await review(rep, { name, line });
      cards.push(rep.card());
    }
    await Promise.all(cards.map((card) => rep.press('Submit', {}, card)));
    await product.untilLogged(/"ask-approvers".*"approvers-asked"/, 3);
    assert.match(await product.manager.until(/to check: /), /with what was ordered without approval of late/);
    const asked = new Set(product.manager.texts().filter((text) => / Ltd$/.test(text)));
    assert.equal(asked.size, 3, 'twice $360 is below $1,000');
    await product.untilLogged(/"create-customer".*customer-created/, 2);
    assert.equal(simulator.state.customers.filter(({ joinedBy }) => joinedBy === 'creation').length, 2);

    const second = teams.window(people.secondRep);
    await second.open();
    await review(second, { name: 'Six Ltd', line });
    await second.press('Submit');
    await second.until(/The tenant of Six Ltd is there/);
    product.later(31 * day);
    await review(rep, { name: 'Seven Ltd', line: { [seats]: '10' } });
    await rep.press('Submit');
    await rep.until(/The tenant of Seven Ltd is there/);
  });

  it('and hinders no honest small deal', async () => {
    const { rep, manager } = product;
    await review(rep, { name: 'Tiny Ltd' });
    assert.ok(rep.texts().some((text) => text.startsWith('No approval is needed.')));
    await rep.press('Submit');
    await rep.until(/The tenant of Tiny Ltd is there/);
    assert.ok(!manager.texts().includes('Approval wanted'));
  });
});

describe('an approval stands for what is mended, and cannot be carried on', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
    const { rep, manager } = product;
    await review(rep, { name: 'Tiny Ltd' });
    await product.trouble('POST /v1/customers', 'refuse', { code: 2007 });
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/^Tiny Ltd needs you: Microsoft cannot find this address/);
    await rep.until(/^⚠ This needs you$/);
    await rep.press('Edit company details');
    await fillInCompany(rep, { 'Postal code': '98053' });
    assert.ok(rep.card().buttons.some(({ title }) => title === 'Submit'));
  });
  afterEach(() => product.close());

  const there = { 'Legal name': 'Evil Ltd' };
  const attacks: Readonly<Record<string, (rep: Window) => Promise<void>>> = {
    'to another company, and back': async (rep) => {
      for (const typed of [there, { 'Legal name': 'Tiny Ltd' }]) {
        await rep.press('Edit company details');
        await fillInCompany(rep, typed);
      }
    },
    'to a contract of last year, and back': async (rep) => {
      await rep.press('Edit billing contract');
      await acceptContract(rep, ofLastYear);
      await rep.press('Edit billing contract');
      await acceptContract(rep, { [startDate]: '', [term]: '12' });
    },
    'to a mail address of the rep’s, under the name that it had': async (rep) => {
      await rep.press('Edit account');
      await rep.press('Continue', { 'E-mail': 'me@evil.example', [website]: 'tinyltd.example' });
      await fillInCompany(rep);
      await askCustomerForAgreement(rep);
    },
  };
  for (const [what, attack] of Object.entries(attacks)) {
    it(what, async () => {
      const { rep, simulator } = product;
      await attack(rep);
      await rep.press('Submit for approval');
      await product.untilLogged(/"ask-approvers".*"approvers-asked"/, 2);
      assert.equal(simulator.state.customers.length, 1, 'nothing was set up');
    });
  }
});

describe('a tenant that accepted us', () => {
  let product: Product;
  afterEach(() => product.close());

  const gmail = { 'First name': 'Pat', 'Last name': 'Price', 'E-mail': 'pat@gmail.com' };
  const foreign = 'contosocloud.onmicrosoft.com';

  /** A deal for somebody with a tenant that nobody knows, as far as the review. */
  const invite = async (rep = product.rep) => {
    await startAccount(rep, 'Contoso', gmail);
    await answerNo(rep);
    await rep.press('Send now');
    const page = await openLinkIn(await product.mailTo('pat@gmail.com'));
    await acceptContract(rep);
    await orderSeats(rep);
    return page;
  };
  const approved = async () => {
    await product.rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
    await product.manager.press('Approve');
    await product.rep.until(/^Morgan Lee approved/);
  };
  const accept = { domain: foreign, companyName: 'Contoso', agreement: 'yes' };

  for (const [way, settings] of [
    ['of a webhook', { PARTNER_CENTER_POLL_SECONDS: '86400' }],
    ['of a look', {}],
  ] as const) {
    it(`and is only called like the customer gets nothing before two people agree, by way ${way}`, async () => {
      product = await startProduct({ settings });
      await product.untilLogged(/registered for webhooks/);
      const { rep, manager, simulator } = product;
      if (way === 'of a look') simulator.state.webhooks = { deliveries: [] };
      const page = await invite();
      await approved();
      await page.submit(accept);
      assert.match(
        await rep.until(/accepted us as reseller\. Nothing proves/),
        /^Contoso \(contosocloud\.onmicrosoft\.com\)/,
      );
      await rep.until(/^⚠ Is this the customer\?$/);
      const tenantId = simulator.state.customers.at(-1)?.id ?? '';
      for (const side of ['Contoso', 'No domain known', 'Pat Price · pat@gmail.com', foreign, tenantId]) {
        assert.ok(rep.card().texts.includes(side), side);
      }
      assert.match(product.logged(), /check-relationship/);
      assert.equal(simulator.state.orders.length + simulator.state.carts.length, 0);

      await rep.press('This is the customer');
      assert.match(await manager.until(/to check: /), /nothing but the word of the rep/);
      assert.match(
        await manager.until(/Robin Reyes says that/),
        new RegExp(`Contoso · ${foreign} · ${tenantId} is the customer of this deal: Contoso · No domain known`),
      );
      assert.equal(simulator.state.orders.length + simulator.state.carts.length, 0);
      await manager.press('Send back', { 'Comment, reason or question': 'That is another Contoso' });
      await rep.until(/^Morgan Lee sent Contoso back/);
      await rep.say('status Contoso');
      await rep.press('Not this one');
      assert.ok(!rep.card().texts.includes('⚠ Is this the customer?'));
      assert.equal(simulator.state.orders.length + simulator.state.carts.length, 0);
    });
  }

  it('and that two people know for the customer gets the order', async () => {
    product = await startProduct();
    const { rep, manager, simulator } = product;
    const page = await invite();
    await approved();
    await page.submit(accept);
    await rep.until(/^⚠ Is this the customer\?$/);
    await rep.press('This is the customer');
    await manager.until(/Robin Reyes says that/);
    await manager.press('Approve');
    await rep.until(/[Tt]he order( for Contoso)? is placed/);
    assert.deepEqual(
      simulator.state.orders.map(({ customerId }) => customerId),
      [simulator.state.customers.at(-1)?.id],
    );
  });

  it('in place of the expected one is told to the rep and the operators by name, and the expected one gets the order', async () => {
    product = await startProduct({
      settings: { OPERATORS: people.secondManager.aadObjectId, APPROVAL_THRESHOLD: '1000' },
    });
    await product.untilLogged(/registered for webhooks/);
    const { rep, teams, simulator } = product;
    const operator = teams.window(people.secondManager);
    await operator.open();
    await startAccount(rep, 'Fabrikam', { ...gmail, 'E-mail': 'pat@fabrikam.com' });
    await answerNo(rep);
    await rep.press('Send now');
    const page = await openLinkIn(await product.mailTo('pat@fabrikam.com'));
    await acceptContract(rep);
    await orderSeats(rep);
    await rep.press('Submit');
    await page.submit({ tenant: 'wingtiptoys.com', agreement: 'yes' });
    await rep.until(/^Wingtip Toys \(wingtiptoys\.onmicrosoft\.com\) accepted us as reseller/);
    await operator.until(/^Wingtip Toys \(wingtiptoys\.onmicrosoft\.com, tenant [0-9a-f-]+\) .*: which deal is it\?/);
    assert.equal(simulator.state.orders.length, 0);
    await page.submit({ tenant: 'fabrikam.com', agreement: 'yes' });
    await rep.until(/[Tt]he order( for Fabrikam)? is placed/);
    const fabrikam = simulator.state.tenants.find(({ displayName }) => displayName === 'Fabrikam');
    assert.deepEqual(
      simulator.state.orders.map(({ customerId }) => customerId),
      [fabrikam?.id],
    );
  });

  it('and has a domain that only begins like the customer’s is not the customer', async () => {
    product = await startProduct();
    const { rep, simulator } = product;
    await startAccount(rep, 'Pricey', { ...gmail, 'E-mail': 'pat@pricey.example' });
    await answerNo(rep);
    await rep.press('They have a tenant under another domain');
    await rep.press('Send now');
    const page = await openLinkIn(await product.mailTo('pat@pricey.example'));
    await acceptContract(rep);
    await orderSeats(rep);
    await approved();
    await page.submit({ domain: 'pricey.example.evil.example', companyName: 'Pricey Ltd', agreement: 'yes' });
    await rep.until(/^Pricey Ltd \(pricey\.onmicrosoft\.com\) accepted us as reseller\. Nothing proves/);
    await product.untilLogged(/"check-relationship".*(tenants-found|still-waiting)/, 2);
    assert.equal(simulator.state.carts.length, 0);
  });

  it('and fits no deal at all is told to the approvers where there are no operators', async () => {
    product = await startProduct();
    await product.untilLogged(/registered for webhooks/);
    const { simulator, manager } = product;
    const body = new URLSearchParams({ domain: foreign, companyName: 'Contoso' });
    await fetch(`${simulator.url}/accept-relationship`, { method: 'POST', body });
    await manager.until(/^Contoso \(contosocloud\.onmicrosoft\.com, .*No deal waits for an acceptance/);
  });

  it('is named to the rep alone, not to a customer who reads along in the chat', async () => {
    product = await startProduct();
    const group = product.teams.window(people.rep, 'teams', '19:with-customers@thread.v2');
    const page = await invite(group);
    const seen = JSON.stringify(product.teams.connector.chat(group.conversationId));
    assert.doesNotMatch(seen, /Needs approval|to check: /, 'nor why it is approved');
    await group.press('Submit for approval');
    await page.submit(accept);
    await product.rep.until(/^Contoso .* Nothing proves that this is Contoso/);
    await group.say('status Contoso');
    assert.doesNotMatch(group.texts().join(), /contosocloud|Is this the customer/);
    await product.rep.say('status Contoso');
    assert.ok(product.rep.card().texts.includes('⚠ Is this the customer?'));
  });

  it('is never found by a domain in which anybody has a mailbox', async () => {
    product = await startProduct();
    const { rep } = product;
    await startAccount(rep, 'Contoso', { ...gmail, [website]: 'https://www.outlook.com' });
    assert.match(rep.mistakes()[website] ?? '', /Anybody can have a mailbox there/);
    await rep.press('Continue', { ...gmail, [website]: '' });
    await answerNo(rep);
    assert.ok(rep.texts().some((text) => text.includes('no web or mail domain is known')));
  });
});
