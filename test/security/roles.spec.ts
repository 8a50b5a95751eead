import assert from 'node:assert/strict';
import { createLogger } from '../../bot/log/log.ts';
import { createOnboardings } from '../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import { isElement } from '../../cards/card.ts';
import { fillInNewTenant, startAccount } from '../flow/fill-in.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import type { CardOnScreen, TeamsPerson, Window } from '../teams/chat-window.ts';
import { readCard } from '../teams/shown-card.ts';

// Every role by every door of the real product; what each presses on a card, button by button, is in rights.spec.ts.

const operator = { name: 'Olga Operator', aadObjectId: '0a1b0000-0000-4000-8000-0000000000a1' };
const auditor = { name: 'Aldo Auditor', aadObjectId: '0a1b0000-0000-4000-8000-0000000000a2' };

const settings = {
  REPS: [people.rep.aadObjectId, people.secondRep.aadObjectId].join(),
  OPERATORS: operator.aadObjectId,
  AUDITORS: auditor.aadObjectId,
};

const noRole = /^I bring new customers on board together with our sales team, and you have no part in that yet\./;
const notYourRole = /^That is not part of what you do here\./;
const notTheirs = /^Only Robin Reyes, who has this onboarding, can do that\./;

type Role = 'holder' | 'rep' | 'approver' | 'operator' | 'auditor' | 'nobody';
const order: readonly Role[] = ['holder', 'rep', 'approver', 'operator', 'auditor', 'nobody'];

const commands: readonly [command: string, ...answers: readonly RegExp[]][] = [
  ['help', ...order.slice(1).map(() => /^What you can type$/), noRole],
  [
    'onboard ABC Corp',
    /^ABC Corp · /,
    /^ABC Corp · /,
    /^Only sales reps/,
    /^Only sales reps/,
    /^Only sales reps/,
    noRole,
  ],
  [
    'onboard Never Heard Of',
    /^Never Heard Of$/,
    /^Never/,
    /^Only sales reps/,
    /^Only sales reps/,
    /^Only sales reps/,
    noRole,
  ],
  ['status ABC Corp', ...order.slice(1).map(() => /^ABC Corp( {3}|$)/), noRole],
  ['status Nobody Inc', ...order.slice(1).map(() => /^There is no onboarding called/), noRole],
  [
    'status',
    /^Your open onboardings$/,
    /^Your open|^Never/,
    notYourRole,
    /^All onboardings$/,
    /^All onboardings$/,
    noRole,
  ],
  [
    'my onboardings',
    /^My onb/,
    /^You have no onboardings yet/,
    notYourRole,
    /^All onboardings$/,
    /^All onboardings$/,
    noRole,
  ],
  ['approvals', ...order.slice(1).map(() => /^Nothing is waiting|^Approval wanted$/), noRole],
  ['resume', /^ABC Corp$|^Which one/, /^/, notYourRole, notYourRole, notYourRole, noRole],
  ['start over', /^ABC Corp$|^Which one/, /^/, notYourRole, notYourRole, notYourRole, noRole],
  ['cancel', /^ABC Corp$|^Which one/, /^/, notYourRole, notYourRole, notYourRole, noRole],
  ['resume Nobody Inc', ...order.slice(1).map(() => /^You have no open onboarding called/), noRole],
  ['hello', ...order.slice(1).map(() => /^Welcome/), noRole],
  ['what is this', ...order.slice(1).map(() => /^I did not understand/), noRole],
];

describe('roles', () => {
  let product: Product;
  let windows: Readonly<Record<Role, Window>>;
  beforeEach(async () => {
    product = await startProduct({ settings });
    const { teams, rep, manager } = product;
    windows = {
      holder: rep,
      rep: teams.window(people.secondRep),
      approver: manager,
      operator: teams.window(operator),
      auditor: teams.window(auditor),
      nobody: teams.window(people.nobody),
    };
    for (const role of order.slice(1)) await windows[role].open();
  });
  afterEach(() => product.close());

  const submitted = async () => {
    await fillInNewTenant(product.rep);
    const review = product.rep.card();
    await product.rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
    return addressOn(review);
  };

  it('decide on clicks of clients without Action.Execute, searches and dialogs as well', async () => {
    const { id, revision } = await submitted();
    await product.rep.say('status ABC Corp');
    for (const role of order.slice(1)) {
      const before = windows[role].texts().length;
      assert.deepEqual(await windows[role].search(`catalog/${id}`, 'business'), [], role);
      const opening = { onboarding: { verb: 'open-credentials', id, revision } };
      const dialog = JSON.stringify(await windows[role].forgeDialog(opening));
      assert.match(dialog, /There are no credentials for you to open here/, role);
      await windows[role].forgeSubmit({ onboarding: { verb: 'edit', part: 'account', id, revision } });
      assert.match(windows[role].texts().slice(before).at(-1) ?? '', role === 'nobody' ? noRole : notTheirs, role);
    }
    assert.notDeepEqual(await product.rep.search(`catalog/${id}`, 'business'), []);
  });

  it('decide on each command', async () => {
    await submitted();
    for (const [command, ...answers] of commands) {
      for (const [at, role] of order.entries()) {
        await windows[role].say(command);
        const said = newest(product, windows[role]);
        assert.ok(
          said.some((text) => answers[at]?.test(text)),
          `${role}: ${command}: ${said.join('\n')}`,
        );
      }
    }
  });

  it('nobody reads no name, no stage and no list, and cannot tell what is there from what is not', async () => {
    const { id } = await submitted();
    const { nobody } = windows;
    for (const text of ['onboard ABC Corp', 'status ABC Corp', 'status No Such Corp', 'my onboardings', 'hello']) {
      await nobody.say(text);
    }
    const said = new Set(nobody.texts());
    assert.equal(said.size, 1, [...said].join('\n'));
    const answers = await Promise.all(
      [id, 'no-such-corp', '../person/x'].map((each) =>
        nobody.forge({ onboarding: { verb: 'open', id: each, revision: 1 } }),
      ),
    );
    assert.deepEqual(new Set(answers), said);
    for (const secret of ['ABC', 'Robin', 'approval', 'Carter'])
      assert.ok(!nobody.texts().join().includes(secret), secret);
  });

  it('keep refusals on record: one line of log each, and on the timeline once for each person and verb', async () => {
    const { id, revision } = await submitted();
    const { nobody, auditor, rep } = windows;
    for (let attempt = 0; attempt < 5; attempt++) {
      await nobody.forge({ onboarding: { verb: 'approve', id, revision } });
      await auditor.forge({ onboarding: { verb: 'cancel', id, revision } });
    }
    await rep.say('onboard ABC Corp');
    await rep.forge({ onboarding: { verb: 'approve', id, revision: 0 } });
    const refused = product
      .logged()
      .split('\n')
      .filter((line) => line.includes('a person was refused'));
    assert.equal(refused.length, 11);
    const [first = ''] = refused;
    for (const part of [
      `"onboarding":"${id}"`,
      `"why":"no-role"`,
      `"person":"${people.nobody.aadObjectId}"`,
      '"verb":"approve"',
    ]) {
      assert.ok(first.includes(part), first);
    }
    assert.deepEqual(
      (await refusalsOn(product, id)).map(({ by, verb, reason }) => [by.name, verb, reason]),
      [
        ['Noel Noone', 'approve', 'no-role'],
        ['Aldo Auditor', 'cancel', 'only-requester'],
        ['Sam Stone', 'approve', 'only-approvers'],
      ],
    );
    await product.rep.say('status ABC Corp');
    const chat = JSON.stringify(product.teams.connector.chat(product.rep.conversationId));
    assert.match(chat, /Sam Stone was not allowed to approve it/);
    assert.doesNotMatch(chat, /Noel Noone was not allowed to/, 'the newest stands for all');
    await product.manager.say('approvals');
    await product.manager.press('Approve');
    await product.rep.until(/^Morgan Lee approved ABC Corp/);
  });

  it('let a record, and the log of a minute, grow by refusals only so far', async () => {
    const { id, revision } = await submitted();
    for (let number = 10; number < 40; number++) {
      const somebody = { name: `Somebody ${number}`, aadObjectId: `0a1b0000-0000-4000-8000-0000000001${number}` };
      await product.teams.window(somebody).forge({ onboarding: { verb: 'approve', id, revision } });
    }
    assert.equal((await refusalsOn(product, id)).length, 20);
    assert.equal(product.logged().split('a person was refused').length - 1, 20);
  });

  it('end with the setting: who is a rep no more has no onboardings, and no operator any more cancels none', async () => {
    await startAccount(product.rep);
    const old = product.rep.card();
    await windows.operator.say('status ABC Corp');
    const drawn = windows.operator.card();
    await product.stopBot();
    await product.startBot({ REPS: people.secondRep.aadObjectId, OPERATORS: auditor.aadObjectId });
    assert.match((await windows.operator.press('Cancel onboarding', {}, drawn)) ?? '', noRole);
    assert.match((await product.rep.press('Yes, create a new tenant', {}, old)) ?? '', noRole);
    await product.rep.say('my onboardings');
    assert.match(product.rep.texts().at(-1) ?? '', noRole);
  });

  it('show where others read along nothing but one’s own onboarding that was begun there', async () => {
    await startAccount(product.rep);
    const { id, revision } = addressOn(product.rep.card());
    const group = (person: TeamsPerson) => product.teams.window(person, 'teams', '19:with-customers@thread.v2');
    const [rep, looksAfter] = [group(people.rep), group(operator)];
    const inPrivate = (command: string) => `Others read along here. Type “${command}” in your own chat with me.`;
    await rep.say('onboard Wingtip');
    for (const command of ['my onboardings', 'status', 'status ABC Corp', 'status Nobody Inc']) {
      await looksAfter.say(command);
    }
    const opened = await looksAfter.forge({ onboarding: { verb: 'open', id, revision } });
    assert.equal(opened, inPrivate('status ABC Corp'));
    for (const command of ['my onboardings', 'status ABC Corp', 'approvals', 'onboard ABC Corp']) {
      await rep.say(command);
    }
    const told = rep.texts().filter((text) => text.includes('Others read along'));
    const each = [operator, people.rep].map(({ name }) => `${name}: ${inPrivate('my onboardings')}`);
    assert.deepEqual(told, each, 'once for each');
    assert.equal(rep.texts().at(-1), each.at(-1), 'and nothing else');
    for (const command of ['status', 'status Wingtip', 'resume', 'onboard Wingtip']) {
      const { messageId } = rep.card();
      await rep.say(command);
      assert.notEqual(rep.card().messageId, messageId, command);
      assert.ok(rep.card().texts.some((text) => text.includes('Wingtip')));
    }
    assert.doesNotMatch(JSON.stringify(product.teams.connector.chat(rep.conversationId)), /Carter|All onboardings/);
  });

  it('who looks after an onboarding sees where it stands and what is theirs to do, and no more', async () => {
    await startAccount(product.rep);
    const buttons = async (role: Role) => {
      await windows[role].say('status ABC Corp');
      return windows[role].card().buttons.map(({ title }) => title);
    };
    assert.deepEqual(await buttons('operator'), ['Cancel onboarding', 'Give to another rep']);
    assert.deepEqual(await buttons('auditor'), []);
    assert.deepEqual(windows.auditor.card().fields, []);
  });

  it('an operator cancels, and the rep hears of it and sees it', async () => {
    await submitted();
    await windows.operator.say('status ABC Corp');
    await windows.operator.press('Cancel onboarding');
    await windows.operator.press('Yes, cancel');
    await product.rep.until(/^Olga Operator cancelled the onboarding of ABC Corp/);
    await product.rep.until(/^Cancelled$/);
  });
});

/** What the newest message in a chat says. */
function newest({ teams }: Product, { conversationId }: Window): readonly string[] {
  const message = teams.connector.chat(conversationId).at(-1);
  return message?.card === undefined ? [message?.text ?? ''] : readCard(message.card, (text) => text).texts;
}

/** As the record in the store has them. */
async function refusalsOn({ settings }: Product, id: string) {
  const store = openSqliteStore({ file: settings.SQLITE_FILE ?? '' });
  try {
    const read = await createOnboardings(store, createLogger({ level: 'silent' })).get(id);
    return read?.record.timeline.filter((entry) => entry.kind === 'refused') ?? [];
  } finally {
    await store.close();
  }
}

function addressOn(shown: CardOnScreen): { id: string; revision: number } {
  const data = shown.buttons.map(({ data }) => (isElement(data) ? data.onboarding : undefined)).find(isElement);
  assert.ok(data && typeof data.id === 'string' && typeof data.revision === 'number');
  return { id: data.id, revision: data.revision };
}
