import assert from 'node:assert/strict';
import { acceptContract, annCarter, fillInNewTenant } from './fill-in.ts';
import { takeCredentials } from './hand-over.ts';
import { twoApproversAtOnce } from './journeys.ts';
import { type Product, people, startProduct } from './start-product.ts';

describe('the approval', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
    await fillInNewTenant(product.rep);
  });
  afterEach(() => product.close());

  const submitted = async () => {
    await product.rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
  };

  it('can be refused with a reason, and asked for again after a change', async () => {
    const { rep, manager, simulator } = product;
    await submitted();
    const request = manager.card();
    await manager.press('Send back');
    assert.match(manager.mistakes()['Comment, reason or question'] ?? '', /Say why/);
    await manager.press('Send back', { 'Comment, reason or question': 'Net 14 please: <b>they</b> pay late' });
    assert.ok(manager.texts().some((text) => /Sent back by Morgan Lee on .*: Net 14 please/.test(text)));
    assert.doesNotMatch(manager.texts().join(), /Submit it again/, 'that is not theirs to do');

    assert.match(
      await rep.until(/^Morgan Lee sent ABC Corp back/),
      /Net 14 please: <b>they<\/b> pay late”\. Change it and submit it again\./,
    );
    await rep.until(/^Submit for approval$/);
    await rep.press('Edit billing contract');
    await acceptContract(rep, { 'Payment terms': 'Net 14 days' });
    await rep.press('Submit for approval');
    await manager.until(/Payment terms: Net 30 days → Net 14 days/);
    await manager.until(/: Net 14 please/);
    await manager.until(/^From the day of the order for 12 months, then it renews$/);
    await manager.press('Approve', {}, request);
    assert.ok(manager.texts().includes('⚠ This card was out of date. Here is how it stands now; please look again.'));
    assert.equal(simulator.state.customers.length, 1, 'nothing was done by the old card');
    await manager.press('Approve');
    await rep.until(/The tenant of ABC Corp is there/);
  });

  it('is nobody’s but an approver’s, and never the requester’s', async () => {
    const { rep, manager, teams } = product;
    await submitted();
    const request = manager.card();
    const nobody = teams.window(people.nobody);
    const stranger = teams.window(people.stranger);
    for (const button of ['Approve', 'Send back']) {
      assert.match((await rep.press(button, {}, request)) ?? '', /somebody else has to decide/);
      assert.match((await nobody.press(button, {}, request)) ?? '', /Only an approver can decide/);
    }
    await stranger.open();
    await stranger.say('approvals');
    assert.deepEqual(stranger.texts(), [], 'another company gets no word');
    await nobody.say('approvals');
    assert.deepEqual(nobody.texts(), ['Nothing is waiting for your approval.']);
    await manager.say('approvals');
    await manager.press('Approve');
    await rep.until(/The tenant of ABC Corp is there/);
  });

  it('of an approver’s own request is somebody else’s', async () => {
    const { manager, teams } = product;
    const secondManager = teams.window(people.secondManager);
    await secondManager.open();
    await fillInNewTenant(manager, { name: 'Own Deal', contact: { ...annCarter, 'E-mail': 'ann@owndeal.com' } });
    await manager.press('Submit for approval');
    await secondManager.until(/Approval wanted/);
    assert.match((await manager.press('Approve', {}, secondManager.card())) ?? '', /somebody else has to decide/);
    await manager.say('approvals');
    assert.equal(manager.texts().at(-1), 'Nothing is waiting for your approval.');
    await secondManager.press('Approve');
    await manager.until(/^Max Moreno approved Own Deal/);
  });

  it('is one decision, also when two decide at the same moment', () => twoApproversAtOnce(product));

  it('is void once the rep edits what was asked for', async () => {
    const { rep, manager, simulator } = product;
    await submitted();
    const request = manager.card();
    await rep.press('Edit billing contract');
    await rep.press('Continue');
    assert.ok(rep.texts().includes('Waiting for approval'), 'who only looks takes nothing back');
    await rep.press('Edit billing contract');
    await rep.press('Continue', { 'PO number (optional)': 'PO-0' });
    assert.ok(rep.texts().some((text) => text.includes('so the request for approval is taken back')));
    await manager.until(/Robin Reyes is changing it\. There is nothing to decide now/);
    await manager.press('Approve', {}, request);
    assert.ok(!manager.card().buttons.some(({ title }) => title === 'Approve'));
    await rep.press('Submit for approval');
    await manager.until(/^Approval wanted$/);
    await manager.press('Approve');
    await rep.until(/The tenant of ABC Corp is there/);
    await takeCredentials(rep);
    await rep.until(/^Link mailed to the customer/);
    await rep.press('Edit billing contract');
    await manager.until(/Robin Reyes is changing it/);
    await rep.press('Continue', { 'PO number (optional)': 'PO-1' });
    assert.ok(rep.texts().includes('Submit for approval'), 'what was approved is another contract now');
    assert.equal(simulator.state.customers.length, 2, 'the tenant stays');
  });

  it('waits for an approver who opens the bot only now', async () => {
    const { teams } = product;
    await submitted();
    const secondManager = teams.window(people.secondManager);
    await secondManager.open();
    assert.ok(secondManager.texts().includes('Approval wanted'));
    await secondManager.press('Approve');
    await product.rep.until(/^Max Moreno approved ABC Corp/);
    await product.manager.until(/^✓ Approved by Max Moreno/);
  });

  it('is not needed below the threshold', async () => {
    await product.close();
    product = await startProduct({ settings: { APPROVAL_THRESHOLD: '1000' } });
    await fillInNewTenant(product.rep);
    await product.rep.press('Submit');
    await product.rep.until(/The tenant of ABC Corp is there/);
    assert.ok(!product.manager.texts().includes('Approval wanted'));
  });
});
