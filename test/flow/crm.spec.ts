import assert from 'node:assert/strict';
import { z } from 'zod';
import { account, accountId } from '../../crm/rows.ts';
import { type Crm, startCrm } from '../../crm/start-crm.ts';
import type { Window } from '../teams/chat-window.ts';
import { openPage } from './customer.ts';
import { acceptContract, askCustomerForAgreement, orderSeats } from './fill-in.ts';
import { openSignIn } from './hand-over.ts';
import { type Product, people, startProduct } from './start-product.ts';

const minute = 60_000;
const hour = 60 * minute;
const chat = '19:operators@thread.v2';
const website = 'Website or mail domain (optional)';
const finds = 'In your CRM (optional)';
const Options = z.array(z.object({ title: z.string(), value: z.string() }));

describe('a CRM', () => {
  let crm: Crm;
  let product: Product;
  let rep: Window;
  beforeEach(async () => {
    crm = await startCrm({ port: 0 });
    const settings = { CRM: 'dataverse', DATAVERSE_URL: crm.url, OPERATORS: chat };
    product = await startProduct({ settings });
    rep = product.rep;
  });
  afterEach(async () => {
    await product.close();
    await crm.close();
  });

  const isFilledIn = (expected: Readonly<Record<string, string>>) => {
    const values = rep.values();
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((label) => [label, values[label]])), expected);
  };
  const says = (wanted: RegExp) =>
    assert.ok(
      rep.card().texts.some((text) => wanted.test(text)),
      rep.card().texts.join('\n'),
    );
  const offered = async (queryText: string, dataset = 'accounts/contoso') =>
    Options.parse(await rep.search(dataset, queryText)).map(({ title }) => title);
  const abc = () => crm.state.accounts[0] ?? assert.fail('it is there');
  /** From the account's form of ABC Corp to the request. */
  const submit = async () => {
    await rep.press('Continue');
    await rep.press('Yes, create a new tenant');
    await rep.press('Verify address');
    if (rep.card().buttons.some(({ title }) => title === 'Keep mine')) await rep.press('Keep mine');
    await askCustomerForAgreement(rep);
    await acceptContract(rep);
    await orderSeats(rep);
    await rep.press('Submit for approval');
  };
  const approve = async () => {
    await product.manager.until(/Approval wanted/);
    await product.manager.press('Approve');
    await rep.until(/^The tenant of ABC Corp is there/);
    await rep.press('Hand over to Ann Lee', {}, rep.news().at(-1));
    await openSignIn(product);
    const { text } = await product.mailTo('ann@abccorp.com', /read the agreement/);
    await (await openPage(/https?:\/\/\S+/.exec(text)?.[0] ?? '')).submit({ customer: 'abccorp.onmicrosoft.com' });
    product.later(5 * minute);
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
  };

  it('gives the account, its contact and address, and is told what came of the deal', async () => {
    // All that is typed besides is a product.
    await rep.say('onboard abc');
    says(/^From your CRM: ABC Corp, Redmond\. Please check it\.$/);
    isFilledIn({
      Customer: 'ABC Corp',
      'First name': 'Ann',
      'Last name': 'Lee',
      'E-mail': 'ann@abccorp.com',
      'Phone (optional)': '+1 206 555 0101',
      [website]: 'abccorp.com',
    });
    assert.equal(crm.state.notes.length, 0, 'nothing has come of it yet');
    await submit();
    await product.untilLogged(/"crm-told"/);
    assert.equal(abc().cspbot_stage, 'Waiting for approval');
    await approve();
    product.later(hour);
    await product.untilLogged(/"crm-told"/, 3);
    product.later(hour);
    await rep.say('status ABC Corp');
    assert.ok(rep.texts().includes('CRM'));
    const customer = product.simulator.state.customers.at(-1);
    assert.equal(abc().cspbot_tenantid, customer?.id);
    assert.equal(abc().cspbot_domain, 'abccorp.onmicrosoft.com');
    assert.match(abc().cspbot_contract ?? '', /^Every month · Net 30 days · From .* for 12 months/);
    assert.match(
      abc().cspbot_subscriptions ?? '',
      /^Microsoft 365 Business Basic · 1 × \$\S+ per seat and month · 1 year/,
    );
    const [note, ...others] = crm.state.notes;
    assert.deepEqual(others, []);
    assert.equal(note?.subject, 'Microsoft cloud onboarding: ABC Corp');
    assert.match(
      note?.notetext ?? '',
      /^Stage: .*\nTenant: abccorp\.onmicrosoft\.com .*\nContract: [\s\S]*Open the deal: /,
    );
    assert.ok(crm.calls.every(({ token }) => token === 'Bearer desk'));
    assert.doesNotMatch(product.logged(), /Lee|206 555|Microsoft Way/);
    // Its name there is another now.
    abc().name = 'Acme Holdings';
    const second = product.teams.window(people.secondRep);
    await second.open();
    await second.say('onboard Acme Holdings');
    assert.match(second.texts().join('\n'), /This customer is here already\nABC Corp · Order placed/);
    await second.press('Start another anyway');
    await second.press('Continue');
    assert.match(second.card().texts.join('\n'), /ABC Corp \(abccorp\.onmicrosoft\.com\) already is our customer/);
  });

  it('offers accounts while a name is typed, and what the rep typed stays', async () => {
    await rep.say('onboard Contoso bob@contoso-retail.com');
    isFilledIn({ Customer: 'Contoso', 'First name': '', 'E-mail': 'bob@contoso-retail.com' });
    assert.deepEqual(await offered('contoso'), ['Contoso Retail Ltd, Bellevue']);
    await rep.press('Continue', { [finds]: accountId(2) });
    says(/^From your CRM: Contoso Retail Ltd, Bellevue\. What you typed stays\.$/);
    isFilledIn({
      Customer: 'Contoso Retail Ltd',
      'First name': '',
      'E-mail': 'bob@contoso-retail.com',
      [website]: 'contoso-retail.com',
      [finds]: '',
    });
    await rep.press('Continue', { 'First name': 'Bob', 'Last name': 'Ames' });
    await rep.press('Yes, create a new tenant');
    isFilledIn({ 'Legal name': 'Contoso Retail Ltd', City: 'Bellevue', State: 'WA', 'Postal code': '98004' });
  });

  it('leaves nothing to a customer who turns out to be another: neither people nor address', async () => {
    await rep.say('onboard Contoso Retail');
    const other = { Customer: 'Other Corp', [website]: 'other.example' };
    await rep.press('Continue', other);
    says(/Contoso Retail Ltd of your CRM is another company, so its contact is taken out\. Who is it at Other Corp\?/);
    isFilledIn({ ...other, 'First name': '', 'E-mail': '', 'Phone (optional)': '' });
    await rep.press('Continue', { 'First name': 'Ann', 'Last name': 'Lee', 'E-mail': 'ann@other.example' });
    says(/^This no longer is Contoso Retail Ltd of your CRM: what came from there is taken out\.$/);
    await rep.press('Yes, create a new tenant');
    isFilledIn({ 'Legal name': 'Other Corp', Address: '', City: '', 'Postal code': '' });
  });

  it('with several accounts of the name asks which, and once', async () => {
    await rep.say('onboard Fabrikam Inc');
    const choice = rep.card();
    assert.deepEqual(
      choice.buttons.map(({ title }) => title),
      ['Fabrikam Inc, Seattle', 'Fabrikam, Inc., Boston', 'None of them'],
    );
    await rep.press('Fabrikam, Inc., Boston');
    isFilledIn({ Customer: 'Fabrikam, Inc.', 'E-mail': 'bob@fabrikam-boston.com' });
    await rep.press('Fabrikam, Inc., Boston', {}, choice);
    await rep.say('my onboardings');
    assert.equal(rep.texts().filter((text) => text === 'Fabrikam, Inc.').length, 1);
  });

  it('that is slow or down costs the rep nothing but a line', async () => {
    crm.switches.isDown = true;
    await rep.say('onboard ABC Corp ann@abccorp.com');
    says(/^Your CRM did not answer in time\. Please fill in the form\.$/);
    isFilledIn({ Customer: 'ABC Corp', 'First name': '', 'E-mail': 'ann@abccorp.com' });
    product.later(minute);
    await rep.press('Continue', { [finds]: accountId(1), 'First name': 'Ann' });
    says(/Your CRM did not answer in time\. Please fill in the form\./);
    isFilledIn({ 'First name': 'Ann', 'E-mail': 'ann@abccorp.com' });
    await rep.press('Continue', { 'Last name': 'Lee' });
    assert.ok(rep.texts().includes('First registration with Provider?'));
    crm.switches.isDown = false;
    crm.switches.slowMs = 60_000;
    product.patience.form = 300;
    product.later(minute);
    const asked = crm.calls.length;
    for (const _ of [1, 2]) assert.deepEqual(await offered('abc', 'accounts/abc'), []);
    assert.equal(crm.calls.length, asked + 1, 'its time is spent once');
  });

  it('that does not let the bot in says so to the rep, in one line, and to the operators, once', async () => {
    const operators = product.teams.window(people.nobody, 'teams', chat);
    await operators.open();
    crm.switches.refusesToken = true;
    for (const wait of [0, minute]) {
      product.later(wait);
      await rep.say(`onboard ABC${wait} Corp`);
      says(/^Your CRM does not let me look anything up; those who run me have to see to it\./);
    }
    await rep.press('Continue', { [finds]: accountId(1) });
    says(/⚠ Your CRM does not let me look anything up/);
    await operators.until(/The CRM \(Dataverse\) does not accept the bot/);
    assert.equal(operators.texts().filter((text) => /CRM/.test(text)).length, 1);
  });

  it('with more accounts than there is room for says so, and takes only what was chosen', async () => {
    for (let number = 50; number < 80; number++) {
      crm.state.accounts.push(account(number, 'Many Corp', { address1_city: `City ${number}` }));
    }
    await rep.say('onboard Many Corp');
    says(/^There are more of this name\./);
    assert.equal(rep.card().buttons.length, 9);
    await rep.press('None of them');
    const titles = await offered('many', 'accounts/many');
    assert.deepEqual([titles.length, titles.at(-1)], [15, 'There are more: type more of the name']);
    for (const typed of ['more', 'Many Co']) {
      await rep.press('Continue', { [finds]: typed });
      assert.match(JSON.stringify(rep.mistakes()), /Choose an account from the list, or leave the field empty\./);
    }
  });

  it('that may only be read is no hindrance: the operators hear of it once, and it is made up for', async () => {
    const operators = product.teams.window(people.nobody, 'teams', chat);
    await operators.open();
    crm.switches.isReadOnly = true;
    await rep.say('onboard ABC Corp');
    await submit();
    await approve();
    for (const failures of [2, 3, 4]) {
      product.later(2 * hour);
      await product.untilLogged(/"task":"tell-crm".*tried again/, failures);
    }
    const alarms = operators.texts().filter((text) => /CRM/.test(text));
    assert.equal(alarms.length, 1, alarms.join('\n'));
    assert.match(alarms[0] ?? '', /application user the rights .* No deal waits for it/);
    assert.ok(!rep.texts().some((text) => /needs you|CRM \(Dataverse\)/.test(text)));
    crm.switches.isReadOnly = false;
    product.later(2 * hour);
    await product.untilLogged(/"crm-told"/);
    assert.equal(abc().cspbot_stage?.startsWith('Ordered') || abc().cspbot_stage === 'Completed', true);
  });

  it('whose account is gone is told nothing more, and the operators are told that, once', async () => {
    const operators = product.teams.window(people.nobody, 'teams', chat);
    await operators.open();
    await rep.say('onboard ABC Corp');
    crm.state.accounts.shift();
    await submit();
    await operators.until(/The account of ABC Corp is no longer in the CRM/);
    const calls = crm.calls.length;
    await approve();
    product.later(hour);
    assert.equal(crm.calls.length, calls);
    assert.equal(operators.texts().filter((text) => /no longer in the CRM/.test(text)).length, 1);
  });

  it('is told once, whichever answer is lost, and whatever somebody else changes meanwhile', async () => {
    crm.switches.losesAnswers = 2;
    crm.switches.changesMeanwhile = 2;
    await rep.say('onboard ABC Corp');
    await submit();
    for (const time of [1, 2]) {
      await product.untilLogged(/"task":"tell-crm".*tried again/, time);
      product.later(5 * minute);
    }
    await product.untilLogged(/"crm-told"/);
    assert.equal(crm.state.notes.length, 1);
    await product.stopBot();
    await product.startBot();
    product.later(hour);
    assert.equal(crm.state.notes.length, 1);
  });
});
