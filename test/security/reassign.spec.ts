import assert from 'node:assert/strict';
import { agreementAlreadySigned, fillInNewTenant, startAccount } from '../flow/fill-in.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import type { Window } from '../teams/chat-window.ts';

const operator = { name: 'Olga Operator', aadObjectId: '0a1b0000-0000-4000-8000-0000000000a1' };

const settings = {
  REPS: [people.rep.aadObjectId, people.secondRep.aadObjectId, people.manager.aadObjectId].join(),
  OPERATORS: operator.aadObjectId,
};

describe('an onboarding that an operator gives to another rep', () => {
  let product: Product;
  let secondRep: Window;
  let olga: Window;
  beforeEach(async () => {
    product = await startProduct({ settings });
    secondRep = product.teams.window(people.secondRep);
    olga = product.teams.window(operator);
    for (const window of [secondRep, olga]) await window.open();
    // Whoever opened it without a name has one from now on.
    for (const window of [product.rep, product.manager, secondRep]) await window.say('help');
  });
  afterEach(() => product.close());

  const give = async (to: string) => {
    await olga.say('status ABC Corp');
    await olga.press('Give to another rep');
    await olga.press('Give it to them', { Rep: to });
  };

  it('is theirs from then on: they get the card, who had it is told, and only they go on', async () => {
    const { rep } = product;
    await startAccount(rep);
    const old = rep.card();
    await give(people.secondRep.name);
    await secondRep.until(/^Olga Operator gave you the onboarding of ABC Corp, which Robin Reyes had/);
    await rep.until(/^Olga Operator gave the onboarding of ABC Corp to Sam Stone\.$/);
    await rep.until(/ABC Corp · goes on in another card/);
    await secondRep.until(/^Yes, create a new tenant$/);
    assert.match((await rep.press('Yes, create a new tenant', {}, old)) ?? '', /^Only Sam Stone, who has this/);
    assert.match(secondRep.card().texts.join(), /started by Robin Reyes · now with Sam Stone/);
    await secondRep.press('Yes, create a new tenant');
    assert.ok('Legal name' in secondRep.values());
    await rep.say('my onboardings');
    assert.ok(!rep.card().texts.includes('ABC Corp'));
  });

  it('is taken back while it waits for approval, and nobody who ever had it approves it', async () => {
    const { rep, manager } = product;
    const approver = product.teams.window(people.secondManager);
    await approver.open();
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    const request = manager.card();
    await give(people.manager.name);
    await manager.until(/^Olga Operator gave you the onboarding/);
    assert.match((await manager.press('Approve', {}, request)) ?? '', /^You asked for this approval/);
    await give(people.secondRep.name);
    await secondRep.until(/^Submit for approval$/);
    await secondRep.press('Submit for approval');
    await approver.until(/Approval wanted/);
    await manager.say('approvals');
    assert.equal(manager.texts().at(-1), 'Nothing is waiting for your approval.');
    assert.match((await manager.press('Approve', {}, approver.card())) ?? '', /^You asked for this approval/);
    await approver.press('Approve');
    await secondRep.until(/The tenant of ABC Corp is there/);
  });

  it('takes the right to the password along, which the operator never has', async () => {
    const { rep, manager } = product;
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    await rep.until(/^Order placed$/);
    const link = async (window: Window) => {
      await window.say('status ABC Corp');
      await window.press('Open credentials');
      return window.card().buttons.find(({ url }) => url !== undefined)?.url ?? assert.fail('there is no link');
    };
    const passedOn = await link(rep);
    await rep.say('status ABC Corp');
    const credentials = rep.card();
    assert.match((await olga.press('Open credentials', {}, credentials)) ?? '', /^Only Robin Reyes/);
    await give(people.secondRep.name);
    await secondRep.until(/^Olga Operator gave you/);
    await secondRep.until(/^Open credentials$/);
    assert.match((await rep.press('Open credentials', {}, credentials)) ?? '', /^Only Sam Stone/);
    const press = async (url: string) => {
      const body = new URLSearchParams({ key: '', do: 'show' });
      return (await fetch(url, { method: 'POST', headers: { Origin: product.botUrl }, body })).text();
    };
    const shown = await press(passedOn);
    assert.match(shown, /This link is not for you/);
    assert.doesNotMatch(shown, /<code>/, 'the link of who had it opens nothing');
    assert.match(await press(await link(secondRep)), /<code>admin@abccorp/);
  });

  it('goes to no one but another rep who has opened the app', async () => {
    await startAccount(product.rep);
    await olga.say('status ABC Corp');
    const standing = olga.card();
    await olga.press('Give to another rep');
    const question = olga.card();
    const offered = question.fields[0]?.choices.map(({ title }) => title);
    assert.deepEqual(offered, ['Morgan Lee', 'Sam Stone'], 'neither who has it, nor herself, nor who is no rep');
    for (const id of [
      operator.aadObjectId,
      people.nobody.aadObjectId,
      'chat-of-nobody',
      '../onboarding/abc-corp',
      '',
    ]) {
      await olga.press('Give it to them', { Rep: id }, question);
      const said = JSON.stringify(await olga.answer());
      assert.match(said, /Choose a rep/, id);
    }
    await product.rep.say('resume');
    assert.match(product.rep.card().texts.join(), /First registration/);
    await product.rep.say('cancel');
    await product.rep.press('Yes, cancel');
    await olga.press('Give to another rep', {}, standing);
    assert.deepEqual(
      [olga.card().fields, olga.card().texts.includes('Cancelled')],
      [[], true],
      'there is nothing to give',
    );
  });

  it('is not offered to who approved it, nor given to them by an old card', async () => {
    const { rep, manager } = product;
    await product.trouble('POST /v1/customers', 'refuse', { code: 27002, status: 400, description: 'No', times: 1 });
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/needs you/);
    await olga.until(/^ABC Corp: /);
    await olga.say('status ABC Corp');
    await olga.press('Give to another rep');
    const question = olga.card();
    assert.deepEqual(
      question.fields[0]?.choices.map(({ title }) => title),
      ['Sam Stone'],
    );
    await olga.press('Give it to them', { Rep: people.manager.aadObjectId }, question);
    assert.match(JSON.stringify(await olga.answer()), /Choose another rep: who approved it cannot have it/);
  });
});
