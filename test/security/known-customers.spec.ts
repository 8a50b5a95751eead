import assert from 'node:assert/strict';
import { annCarter, seeOwn, startAccount } from '../flow/fill-in.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import type { Window } from '../teams/chat-window.ts';

describe('what is known of a customer', () => {
  let product: Product;
  let rep: Window;
  let secondRep: Window;
  beforeEach(async () => {
    product = await startProduct();
    rep = product.rep;
    secondRep = product.teams.window(people.secondRep);
    await startAccount(rep, 'ABC Corp');
  });
  afterEach(() => product.close());

  const seen = (window: Window) => JSON.stringify(product.teams.connector.chat(window.conversationId));

  it('does not show a colleague’s contact to whoever types the name, nor the address', async () => {
    await secondRep.say('onboard ABC Corp');
    await secondRep.press('Start another anyway');
    assert.equal(secondRep.values()['E-mail'], '');
    await secondRep.say('onboard ABC Corporation ann@abccorp.com');
    await secondRep.press('Start another anyway');
    assert.equal(secondRep.values()['First name'], '');
    await rep.say('cancel ABC Corp');
    await rep.press('Yes, cancel');
    await secondRep.say('cancel abc corp');
    assert.ok(!seen(secondRep).includes(annCarter['Last name']));
  });

  it('is not shown where others read along, though it is one’s own', async () => {
    await rep.say('cancel');
    await rep.press('Yes, cancel');
    const group = product.teams.window(people.rep, 'teams', '19:with-customers@thread.v2');
    await group.say('onboard ABC Corp');
    await seeOwn(group);
    assert.equal(group.values()['E-mail'], '');
    await group.press('Continue', { ...annCarter, Customer: 'Adatum' });
    assert.ok(group.texts().some((text) => text.includes('Others read along here.')));
    assert.ok(!seen(group).includes('already a customer'));
    await group.say('onboard Tiny');
    await seeOwn(group);
    await group.press('Continue', { ...annCarter, 'Website or mail domain (optional)': 'adatum.com' });
    assert.ok(group.card().texts.includes('First registration with Provider?'));
    assert.ok(!seen(group).includes('our customer'), 'nor is an answer proposed by it');
  });

  it('is no way to learn what a colleague has, nor to touch it: “cancel”, “resume” and “start over” know one’s own', async () => {
    for (const command of ['cancel', 'resume', 'start over']) {
      for (const name of ['ABC Corp', 'ABC Cor', 'Nobody Inc']) {
        await secondRep.say(`${command} ${name}`);
        assert.equal(secondRep.texts().at(-1), `You have no open onboarding called “${name}”.`);
      }
    }
    assert.ok(!seen(secondRep).includes('Robin'));
  });
});
