import assert from 'node:assert/strict';
import { isElement } from '../../cards/card.ts';
import type { CardOnScreen, Window } from '../teams/chat-window.ts';
import { annCarter, fillInCompany, fillInNewTenant, startAccount } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const outOfDate = '⚠ This card was out of date. Here is how it stands now; please look again.';

describe('a click', () => {
  let product: Product;
  let rep: Window;
  beforeEach(async () => {
    product = await startProduct();
    rep = product.rep;
  });
  afterEach(() => product.close());

  it('on an old card changes nothing and shows what is true now', async () => {
    await rep.say('onboard ABC Corp');
    const old = rep.card();
    await rep.press('Continue', annCarter);
    await rep.press('Yes, create a new tenant');
    await rep.press('Continue', { 'First name': 'Mallory', 'Last name': 'Late', 'E-mail': 'late@abccorp.com' }, old);
    const again = `⚠ This was out of date; what you typed is here again. Saved by now: Ann Carter · ${annCarter['E-mail']}`;
    assert.ok(rep.card().texts.includes(again), rep.texts().join('\n'));
    assert.equal(rep.values()['First name'], 'Mallory');
    assert.ok(!product.stored().includes('Mallory'));
    await rep.press('Add contact', {}, old);
    assert.ok(rep.card().texts.includes(again), 'nor does one that only shows more fields fill in another form');
  });

  it('made twice counts once, and nobody is scolded', async () => {
    await rep.say('onboard ABC Corp');
    const card = rep.card();
    await Promise.all([rep.press('Continue', annCarter, card), rep.press('Continue', annCarter, card)]);
    assert.equal(rep.texts().includes(outOfDate), false);
    const question = rep.card();
    await rep.press('Yes, create a new tenant', {}, question);
    await rep.press('Yes, create a new tenant', {}, question);
    assert.equal(rep.texts().includes(outOfDate), false);
    assert.equal(revisionOn(rep.card()), 3);
  });

  it('on Submit made twice asks the approvers once', async () => {
    await fillInNewTenant(rep);
    const review = rep.card();
    await Promise.all([rep.press('Submit for approval', {}, review), rep.press('Submit for approval', {}, review)]);
    await product.manager.until(/Approval wanted/);
    const request = product.manager.card();
    await Promise.all([product.manager.press('Approve', {}, request), product.manager.press('Approve', {}, request)]);
    await rep.until(/^The tenant of ABC Corp is there/);
    assert.equal(product.manager.texts().filter((text) => /^ABC Corp · Entered by/.test(text)).length, 1);
    assert.equal(product.manager.texts().includes(outOfDate), false);
    assert.equal(product.simulator.state.customers.length, 2);
    assert.equal(rep.texts().filter((text) => /^Morgan Lee approved ABC Corp/.test(text)).length, 1);
  });

  it('by somebody else is refused by name, whatever it is', async () => {
    await startAccount(rep);
    const card = rep.card();
    const secondRep = product.teams.window(people.secondRep);
    const addressed = { ...addressOn(card), by: 'forged' };
    const before = product.simulator.requests.length;
    for (const verb of [
      'answer-yes',
      'cancel',
      'start-over',
      'edit',
      'open',
      'ask-cancel',
      'open-credentials',
      'submit',
    ]) {
      const sentence = await secondRep.forge({ onboarding: { ...addressed, verb } });
      assert.equal(sentence, 'Only Robin Reyes, who has this onboarding, can do that.', verb);
    }
    assert.match((await secondRep.press('Yes, create a new tenant', {}, card)) ?? '', /^Only Robin Reyes/);
    assert.equal(product.simulator.requests.length, before, 'Partner Center was asked nothing');
    await rep.press('Yes, create a new tenant');
    assert.ok('Legal name' in rep.values());
  });

  it('that no button of ours makes ends in a sentence', async () => {
    await startAccount(rep);
    const address = addressOn(rep.card());
    const unknown = /^This button no longer works/;
    const gone = /^This onboarding is no longer there\.$/;
    const forged: readonly [unknown, RegExp][] = [
      [undefined, unknown],
      [null, unknown],
      ['text', unknown],
      [{}, unknown],
      [{ onboarding: 'abc-corp' }, unknown],
      [{ onboarding: { ...address, verb: 'drop table' } }, unknown],
      [{ onboarding: { ...address, verb: 'constructor' } }, unknown],
      [{ onboarding: { ...address, verb: 'edit', part: 'everything' } }, unknown],
      [{ onboarding: { ...address, verb: 'remove-line', index: -1 } }, unknown],
      [{ onboarding: { ...address, revision: 'latest' } }, unknown],
      [{ onboarding: { ...address, id: 'x'.repeat(201) } }, unknown],
      [{ onboarding: { ...address, verb: 'answer-yes', id: 'no-such-onboarding' } }, gone],
      [{ onboarding: { ...address, verb: 'open', id: '../person/x' } }, gone],
    ];
    for (const [data, sentence] of forged) {
      assert.match((await rep.forge(data)) ?? 'a card came back', sentence, JSON.stringify(data)?.slice(0, 100));
    }
  });

  it('that comes too early or too late gets the card as it is, and nothing happens', async () => {
    await startAccount(rep);
    await rep.press('Yes, create a new tenant');
    await fillInCompany(rep);
    const address = addressOn(rep.card());
    for (const verb of ['submit', 'add-line', 'finish-lines', 'use-suggestion', 'retry', 'approve']) {
      await rep.forge({ onboarding: { ...address, verb, index: 9 }, quantity: '5', plan: 'P1M/monthly' });
    }
    await rep.say('resume');
    assert.deepEqual(rep.card().texts.slice(0, 2), ['Step 6 of 7 · Subscriptions', 'ABC Corp']);
    assert.equal(product.manager.texts().includes('Approval wanted'), false);
    assert.equal(product.simulator.state.customers.length, 1);
  });
});

function addressOn(card: CardOnScreen): Readonly<Record<string, unknown>> {
  const address = card.buttons.map(({ data }) => data.onboarding).findLast(isElement);
  assert.ok(address);
  return address;
}

function revisionOn(card: CardOnScreen): unknown {
  return addressOn(card).revision;
}
