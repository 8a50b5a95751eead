import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { atDesk } from '../tab/ask-tab.ts';
import type { CardOnScreen, Window } from '../teams/chat-window.ts';
import { annCarter, fillInNewTenant } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const minute = 60_000;

describe('a decision that can be undone for a minute', () => {
  let product: Product;
  let second: Window;
  beforeEach(async () => {
    product = await startProduct({ settings: { UNDO_SECONDS: '60' } });
    second = product.teams.window(people.secondManager);
    await second.open();
    await fillInNewTenant(product.rep);
    await product.rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
    await second.until(/Approval wanted/);
  });
  afterEach(() => product.close());

  const canUndo = (window: Window) => window.card().buttons.some(({ title }) => title === 'Undo');
  const made = () => product.simulator.requests.filter((one) => `${one.method} ${one.path}` === 'POST /v1/customers');
  const refusalOf = async (window: Window, undo: CardOnScreen) =>
    (await window.press('Undo', {}, undo)) ?? JSON.stringify(await window.answer());

  it('sets nothing going before, and is as if it had not been when it is undone', async () => {
    const { rep, manager, later } = product;
    await manager.press('Approve');
    const undo = manager.card();
    assert.match(undo.texts.join('\n'), /^✓ Approved by Morgan Lee on .*\nABC Corp · .*\nIt goes out on .* Until then/);
    assert.deepEqual(
      undo.buttons.map(({ title }) => title),
      ['Undo'],
    );
    await second.until(/^Morgan Lee has decided on it, and can undo that until/);
    assert.ok(!canUndo(second), 'it is theirs alone');
    assert.match(await refusalOf(second, undo), /Only Morgan Lee, who decided it, can undo that/);
    await manager.press('Undo', {}, undo);
    assert.ok(manager.card().buttons.some(({ title }) => title === 'Approve'));
    await second.until(/Approval wanted/);
    await manager.press('Send back', { 'Comment, reason or question': 'Too cheap' });
    assert.match(manager.card().texts.join('\n'), /Robin Reyes hears of it on/);
    await manager.press('Undo');
    await product.untilLogged(/"task":"refresh-cards"/, 2);
    await second.press('Approve');
    const late = second.card();
    await rep.say('cancel');
    const question = rep.card();
    assert.ok(question.texts.includes('Nothing was sent or created.'));
    await product.stopBot();
    await product.startBot();
    assert.equal(made().length, 0);
    later(minute);
    await rep.until(/^Max Moreno approved ABC Corp/);
    await rep.until(/The tenant of ABC Corp is there/);
    assert.equal(made().length, 1);
    assert.ok(!rep.texts().some((text) => /^Morgan Lee (approved|sent)/.test(text)), 'nobody hears what was undone');
    await product.untilLogged(/"task":"refresh-cards"/, 3);
    assert.ok(!canUndo(second), 'by itself');
    assert.match(await refusalOf(second, late), /No decision here can still be undone/);
    await rep.press('Yes, cancel', {}, question);
    assert.match(rep.card().texts.join(' '), /^Cancel this onboarding\?.* abccorp\.onmicrosoft\.com exists/);
    assert.ok(!rep.texts().includes('Cancelled'), 'it is asked anew what is true now');
  });

  it('stays in the list where it was approved, with its Undo, and waits for nobody else; what is asked is opened first', async () => {
    const { rep, manager } = product;
    await fillInNewTenant(rep, { name: 'Fabrikam', contact: { ...annCarter, 'E-mail': 'ann@fabrikam.example' } });
    await rep.press('Submit for approval');
    await manager.say('approvals');
    const hints = (window: Window) => window.card().buttons.map(({ title, hint }) => hint ?? title);
    await manager.press('Approve ABC Corp');
    assert.deepEqual(hints(manager), ['Undo the decision on ABC Corp', 'Review Fabrikam', 'Approve Fabrikam']);
    assert.match(manager.card().texts.join('\n'), /✓ Approved by Morgan Lee on .* Until .* you can undo this\./);
    const { body: inbox } = await atDesk(product, people.manager).ask('/api/tab/approvals');
    const id = inbox.rows.find(({ name }) => name === 'ABC Corp')?.id ?? '';
    const rowsOf = async (who: typeof people.manager | typeof people.secondManager) => {
      const { body } = await atDesk(product, who).ask('/api/tab/approvals');
      return [body.total, ...body.rows.map(({ name, decided, actions }) => [name, decided, actions[0]?.verb])];
    };
    const [total, decided, waits] = await rowsOf(people.manager);
    assert.deepEqual([total, waits], [1, ['Fabrikam', '', 'approve']]);
    assert.match(String(decided), /^ABC Corp,Approved by Morgan Lee on .* you can undo this\.,undo$/);
    assert.deepEqual(await rowsOf(people.secondManager), [1, ['Fabrikam', '', 'approve']]);
    const underWay = await atDesk(product, people.secondManager).ask('/api/tab/deals', { stage: 'provisioning' });
    assert.equal(underWay.body.total, 0, 'nor is it counted');
    const explained = async (who: (typeof people)[keyof typeof people]) =>
      (await atDesk(product, who).ask('/api/tab/deals/:id', { id })).body.explanation;
    assert.match(await explained(people.secondManager), /^Morgan Lee has decided on it, and can undo that until/);
    assert.doesNotMatch(await explained(people.rep), /Morgan Lee/);
    await second.say('approvals');
    assert.ok(second.card().texts.includes('Fabrikam'), 'the one that is left is shown in full');
    await second.press('Ask', { 'Comment, reason or question': 'Are they solvent?' });
    const [needsYou] = (await atDesk(product, people.rep).ask('/api/tab/work')).body.groups;
    assert.equal(needsYou?.rows[0]?.next.title, 'Answer');
    await manager.press('Undo the decision on ABC Corp');
    assert.deepEqual(hints(manager), ['Review ABC Corp', 'Approve ABC Corp', 'Review Fabrikam']);
    assert.match(manager.card().texts.join('\n'), /Max Moreno asked “Are they solvent\?”, and Robin Reyes has not/);
    assert.equal(made().length, 0);
    const told = async (who: typeof people.manager | typeof people.secondManager) => {
      const { body } = await atDesk(product, who).ask('/api/tab/deals/:id', { id });
      return body.timeline.filter(({ text }) => /approved|took that/.test(text)).length;
    };
    assert.deepEqual(
      [await told(people.manager), await told(people.secondManager)],
      [2, 0],
      'only who decided reads it',
    );
    const press = async (verb: 'approve' | 'undo', requestId: string) => {
      const { revision } = (await atDesk(product, people.manager).ask('/api/tab/deals/:id', { id })).body;
      const request = { verb, revision, requestId };
      return (await atDesk(product, people.manager).do('/api/tab/deals/:id/actions', { id }, request)).status;
    };
    const again = randomUUID();
    const answers = [await press('approve', again), await press('undo', randomUUID()), await press('approve', again)];
    assert.deepEqual(answers, [200, 200, 409], 'it is not approved any more');
    await second.say('approvals');
    await second.press('Review Fabrikam');
    await second.press('Approve');
    await product.stopBot();
    await product.startBot({ APPROVERS: people.manager.aadObjectId });
    await second.press('Undo');
    assert.match(second.card().texts.join(' '), /^Approval wanted/, 'also where they have lost the role since');
    assert.ok(!second.card().buttons.some(({ title }) => title === 'Approve'));
  });
});
