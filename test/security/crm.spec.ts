import assert from 'node:assert/strict';
import { account, accountId } from '../../crm/rows.ts';
import { type Crm, startCrm } from '../../crm/start-crm.ts';
import { annCarter, seeOwn } from '../flow/fill-in.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';

const finds = 'In your CRM (optional)';
const hour = 60 * 60_000;

describe('what the CRM knows', () => {
  let crm: Crm;
  let product: Product;
  beforeEach(async () => {
    crm = await startCrm({ port: 0 });
    const { rep, secondRep, manager } = people;
    const reps = [rep, secondRep].map(({ aadObjectId }) => aadObjectId).join();
    const settings = { CRM: 'dataverse', DATAVERSE_URL: crm.url, REPS: reps, AUDITORS: manager.aadObjectId };
    product = await startProduct({ settings: { ...settings, HOURLY_LOOKUPS: '6' } });
  });
  afterEach(async () => {
    await product.close();
    await crm.close();
  });

  it('is told nobody where others read along, whoever asks, and however', async () => {
    const group = product.teams.window(people.rep, 'teams', '19:with-customers@thread.v2');
    await group.say('onboard ABC Corp');
    await seeOwn(group);
    assert.equal(group.values()['E-mail'], '');
    assert.ok(!(finds in group.values()));
    assert.deepEqual(await group.search('accounts/abc-corp', 'abc'), []);
    const { data } = group.card().buttons.find(({ title }) => title === 'Continue') ?? assert.fail('it is there');
    const onboarding = { ...Object(Object(data).onboarding), verb: 'take-account' };
    await group.forge({ onboarding, crmAccount: accountId(1) });
    assert.match(JSON.stringify(await group.answer()), /Others read along here\./);
    const seen = JSON.stringify(product.teams.connector.chat(group.conversationId));
    assert.ok(!/Ann|Redmond|206 555/.test(seen));
    assert.deepEqual(crm.calls, []);
  });

  it('is told who fills in the onboarding, and no colleague, approver or stranger, which is on record', async () => {
    await product.rep.say('onboard Nobody Knows It');
    const asked = crm.calls.length;
    for (const person of [people.secondRep, people.manager, people.nobody]) {
      const window = product.teams.window(person);
      assert.deepEqual(await window.search('accounts/nobody-knows-it', 'abc'), [], person.name);
    }
    assert.equal(crm.calls.length, asked);
    assert.match(product.logged(), /"verb":"search-accounts"/);
    assert.notDeepEqual(await product.rep.search('accounts/nobody-knows-it', 'abc'), []);
  });

  it('is asked for so often within an hour, and the form goes on without', async () => {
    await product.rep.say('onboard Nobody Knows It');
    while (crm.calls.length < 5) await product.rep.search('accounts/nobody-knows-it', 'abc');
    assert.deepEqual(await product.rep.search('accounts/nobody-knows-it', 'abc'), []);
    assert.equal(crm.calls.length, 5);
    await product.rep.press('Take over', { [finds]: accountId(1), ...annCarter });
    assert.ok(product.rep.texts().some((text) => /within an hour, and more are not possible/.test(text)));
    assert.equal(product.rep.values()['Last name'], annCarter['Last name']);
    product.later(hour);
    assert.notDeepEqual(await product.rep.search('accounts/nobody-knows-it', 'abc'), []);
  });

  it('is text from outside: no link, no formatting, no expression of a card, and no other table by a made-up id', async () => {
    const name = `**Bold** ${'$'}{rows} [x](y)`;
    crm.state.accounts.push(account(30, name, { address1_city: '[city](https://evil.example)' }));
    await product.rep.say(`onboard ${name}`);
    const card = JSON.stringify(product.rep.card());
    assert.ok(product.rep.texts().includes(`From your CRM: ${name}, [city](https://evil.example).`), card);
    assert.equal(product.rep.values().Customer, name);
    const asked = crm.calls.length;
    for (const id of ['../contacts', `${accountId(1)})/x(`, "1' or '1' eq '1"]) {
      await product.rep.press('Take over', { [finds]: id });
      assert.equal(product.rep.mistakes()[finds], 'Choose an account from the list, or leave the field empty.');
    }
    assert.equal(crm.calls.length, asked);
  });
});
