import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CardOnScreen, Window } from '../teams/chat-window.ts';
import { annCarter, fillInNewTenant } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const words = 'Comment, reason or question';
const hour = 60 * 60_000;

describe('what an approver does', () => {
  let product: Product;
  let rep: Window;
  let manager: Window;
  let second: Window;
  beforeEach(async () => {
    product = await startProduct();
    ({ rep, manager } = product);
    second = product.teams.window(people.secondManager);
    await second.open();
  });
  afterEach(() => product.close());

  const submit = async (window = rep) => {
    await fillInNewTenant(window);
    await window.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await second.until(/Approval wanted/);
  };
  const answerTo = async (window: Window, button: string, card: CardOnScreen, typed = {}) =>
    (await window.press(button, typed, card)) ?? JSON.stringify(await window.answer());

  it('asks the rep, who answers on their card, and the answer comes back', async () => {
    await submit();
    await manager.press('Ask');
    assert.match(manager.mistakes()[words] ?? '', /Write what you want to know/);
    for (const button of ['Approve', 'Send back', 'Ask']) {
      await manager.press(button, { [words]: 'x'.repeat(501) });
      assert.match(manager.mistakes()[words] ?? '', /at most 500 characters; this has 501/, button);
    }
    await manager.press('Ask', { [words]: 'Why <b>so</b> cheap?' });
    await rep.until(/^Morgan Lee asks about ABC Corp: “Why <b>so<\/b> cheap\?”/);
    await rep.until(/^Morgan Lee asks before approving:/);
    const asked = rep.card();
    assert.match(await answerTo(second, 'Answer', asked, { 'Your answer': 'x' }), /Only Robin Reyes/);
    await second.until(/Robin Reyes has not answered yet/);
    assert.match(
      await answerTo(second, 'Ask', second.card(), { [words]: 'And?' }),
      /has not answered the question before/,
    );
    await rep.press('Answer', {}, asked);
    assert.match(rep.mistakes()['Your answer'] ?? '', /Write an answer/);
    await rep.press('Answer', { 'Your answer': 'A promise of last year' });
    await manager.until(/^Robin Reyes answered about ABC Corp: “A promise of last year”/);
    await manager.press('Review');
    assert.ok(manager.card().texts.some((text) => /Robin Reyes answered: “A promise of last year”/.test(text)));
    await manager.press('Approve', { [words]: 'Fine then' });
    await rep.until(/^Morgan Lee approved ABC Corp/);
  });

  it('asks the rep, who answers by typing it, in as many words as the card takes', async () => {
    await submit();
    await manager.press('Ask', { [words]: 'Why so cheap?' });
    await rep.until(/^Morgan Lee asks before approving:/);
    await rep.say('statsu');
    assert.match(rep.card().texts.join('\n'), /statsu/, 'a mistyped command is no answer');
    await rep.say('x'.repeat(501));
    assert.match(rep.mistakes()['Your answer'] ?? '', /at most 500 characters; this has 501/);
    await rep.say('status ABC Corp');
    assert.equal(manager.texts().filter((text) => /^Robin Reyes answered/.test(text)).length, 0, 'nor is a command');
    await rep.say('Status quo: a promise of last year &amp; the year before');
    await rep.redeliver();
    await manager.until(/^Robin Reyes answered about ABC Corp: “Status quo: a promise of last year & the year before”/);
    await manager.press('Review');
    assert.ok(manager.card().texts.some((text) => /Robin Reyes answered: “Status quo/.test(text)));
    await rep.say('And once more');
    assert.match(rep.card().texts.join('\n'), /And once more/, 'no answer any more');
  });

  it('passes it on with a reason, to somebody who may decide, and nobody else learns to', async () => {
    await submit();
    await manager.press('Pass on');
    const form = manager.card();
    assert.deepEqual(
      form.fields.find(({ label }) => label === 'To')?.choices?.map(({ title }) => title),
      ['Max Moreno'],
    );
    assert.match(await answerTo(rep, 'Pass on', form, { To: 'Max Moreno', Why: 'x' }), /somebody else has to decide/);
    await manager.press('Pass on', { To: 'Max Moreno', Why: 'He knows them' }, form);
    await second.until(/^Morgan Lee passed the approval of ABC Corp, .* on to you: “He knows them”/);
    await rep.say('status ABC Corp');
    assert.ok(
      rep.card().texts.some((text) => /Max Moreno/.test(text)),
      'whom it waits for',
    );
    await second.press('Review');
    await second.press('Approve');
    await rep.until(/^Max Moreno approved ABC Corp/);
    await manager.until(/^✓ Approved by Max Moreno/);
  });

  it('sends it back about a part, which the rep alone reads, not the group', async () => {
    const group = product.teams.window(people.rep, 'playground', 'group-of-abc-corp');
    await submit(group);
    await manager.press('Send back', {
      [words]: 'The margin is 3 %',
      'What sending it back is about': 'Billing contract',
    });
    assert.match(await rep.until(/^Morgan Lee sent ABC Corp back/), /“The margin is 3 %”/);
    await group.until(/^Being filled in$/);
    const read = group.texts().join('\n');
    assert.ok(!read.includes('3 %'), read);
    await rep.press('Edit billing contract', {}, rep.news().at(-1));
    assert.ok(
      rep.card().fields.some(({ label }) => /Discount/.test(label)),
      'the step that it is about',
    );
  });

  it('mentions in a group who could not be reached alone', async () => {
    const group = product.teams.window(people.rep, 'teams', 'group-of-abc-corp');
    product.teams.connector.block(second.conversationId, { status: 403, code: 'ConversationBlockedByUser' });
    await product.teams.window(people.rep, 'teams').say('help');
    await fillInNewTenant(group);
    await group.press('Submit for approval');
    await group.until(/^Max Moreno could not be reached/);
    const messages = JSON.stringify(product.teams.connector.chat(group.conversationId));
    assert.match(messages, /"text":"<at>Max Moreno<\/at>"/);
  });

  it('has all that waits as one list, approves there what has nothing to check, and opens the rest', async () => {
    await submit();
    const second = { ...annCarter, 'E-mail': 'ann@discounted.example' };
    await fillInNewTenant(rep, { name: 'Discounted', contact: second });
    await rep.press('Edit billing contract');
    await rep.press('Continue', { 'Discount in percent (optional)': '2' });
    await rep.press('Submit for approval');
    await manager.until(/there is a discount of 2%/);
    await manager.say('approvals');
    const list = manager.card();
    assert.ok(list.texts.includes('Waiting for your approval'));
    assert.deepEqual(
      list.buttons.map(({ title, hint }) => hint ?? title).filter((text) => /ABC|Discounted/.test(text)),
      ['Review ABC Corp', 'Approve ABC Corp', 'Review Discounted'],
    );
    await manager.press('Approve ABC Corp');
    await rep.until(/^Morgan Lee approved ABC Corp/);
    await manager.say('approvals');
    assert.ok(manager.card().texts.includes('Discounted'), 'the one that is left is shown in full');
    await manager.press('Send back', { [words]: 'No' });
    await rep.until(/^Morgan Lee sent Discounted back/);
  });
});

describe('a request that nobody answers', () => {
  let folder: string;
  let product: Product;
  const policy = {
    steps: [
      {
        name: 'Sales',
        who: [people.manager.aadObjectId],
        escalate: { afterHours: 20, to: [people.secondManager.aadObjectId] },
      },
    ],
    bands: [{ from: 0, ask: ['Sales'] }],
    reminders: { everyHours: 8, most: 2 },
    workingTime: {
      ...{ timeZone: 'UTC', from: '00:00', to: '24:00' },
      days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
    },
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'policy-'));
    const file = join(folder, 'policy.json');
    writeFileSync(file, JSON.stringify(policy));
    product = await startProduct({ settings: { APPROVAL_POLICY_FILE: file, APPROVERS: '' } });
  });
  afterEach(async () => {
    await product.close();
    rmSync(folder, { recursive: true });
  });

  it('is brought to mind, stands still while the rep is asked, and goes to others in the end', async () => {
    const { rep, manager, later } = product;
    const second = product.teams.window(people.secondManager);
    await second.open();
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    const request = manager.card();
    const reminded = () => manager.texts().filter((text) => /still waits for your approval/.test(text)).length;
    later(9 * hour);
    await manager.until(/^ABC Corp of Robin Reyes, .* still waits for your approval/);
    assert.equal(reminded(), 1);
    assert.match(
      (await second.press('Approve', {}, request)) ?? JSON.stringify(await second.answer()),
      /somebody else/,
    );
    await manager.press('Ask', { [words]: 'Why?' }, request);
    await rep.until(/asks before approving/);
    later(30 * hour);
    await rep.press('Answer', { 'Your answer': 'Because' });
    await manager.until(/answered about ABC Corp/);
    assert.equal(reminded(), 1, 'the clock stood still');
    assert.ok(!second.texts().some((text) => /Nobody decided in time/.test(text)));
    later(21 * hour);
    await second.until(/Nobody decided in time/);
    await second.press('Approve');
    await rep.until(/^Max Moreno approved ABC Corp/);
  });
});
