import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { storeUnavailable } from '../../bot/store/unavailable.ts';
import { newFolder } from '../new-folder.ts';
import type { Window } from '../teams/chat-window.ts';
import { attached, type FileHost, startFileHost } from '../teams/file-host.ts';
import { annCarter, startAccount } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const list = `Company;First name;Last name;E-mail;Phone;Street;City;State;ZIP;Country;Owner
Contoso;Bo;Li;bo.li@contoso.example;+1 425 882 8080;1 Microsoft Way;Redmond;WA;98052;US;me
Litware;Ann;;ann@litware.example;;;;;;;me
Contoso Inc.;;;;;;;;;;
ABC Corporation;;;;;;;;;;
;Nobody;;;;;;;;;
Fabrikam;Pat;Price;pat@;;;;;;;`;

describe('import', () => {
  let folder: string;
  let store: Store;
  let closeStore: () => Promise<void>;
  let product: Product;
  let rep: Window;
  let files: FileHost;
  /** How many more onboardings the store takes. */
  let room: number;
  beforeEach(async () => {
    folder = newFolder('import');
    files = await startFileHost();
    room = Number.POSITIVE_INFINITY;
    const kept = openSqliteStore({ file: join(folder, 'onboarding.sqlite') });
    closeStore = () => kept.close();
    store = {
      ...kept,
      // It outlives the bot.
      close: async () => undefined,
      async create(document) {
        if (document.kind === 'onboarding' && room-- <= 0) throw storeUnavailable(new Error('no more'));
        return kept.create(document);
      },
    };
    product = await startProduct({ store, fileDispatcher: files.dispatcher });
    rep = product.rep;
  });
  afterEach(async () => {
    await product.close();
    await closeStore();
    await files.close();
    rmSync(folder, { recursive: true });
  });

  const begun = async () => (await store.ids('onboarding', { limit: 500 })).ids;
  const send = (body: string | Uint8Array) => {
    files.answer = (response) => void response.end(body);
    return rep.send('', [attached('customers.csv')]);
  };
  const isThere = (window: Window, ...texts: readonly RegExp[]) => {
    const shown = window.card().texts;
    for (const text of texts)
      assert.ok(
        shown.some((each) => text.test(each)),
        `${text} in\n${shown.join('\n')}`,
      );
  };

  it('of a file shows what is new, what is here already, and what it leaves out, and begins nothing', async () => {
    await startAccount(product.teams.window(people.secondRep), 'ABC Corp');
    await send(Buffer.from(`\uFEFF${list}`));
    isThere(rep, /^Import: customers\.csv$/, /^3 new customers$/, /^Contoso, Litware, Fabrikam$/);
    isThere(
      rep,
      /^Line 6 has no customer’s name/,
      /^Line 7: “pat@” is no mail address; it is asked for\.$/,
      /^Columns that I do not understand: “Owner”\.$/,
    );
    const [doubles] = rep.card().fields;
    assert.deepEqual(
      doubles?.choices.map(({ title }) => title),
      [
        'Line 4: Contoso Inc. is in line 2 already',
        'Line 5: ABC Corporation. ABC Corp is here already, with Sam Stone: First registration to fill in',
      ],
    );
    assert.equal((await begun()).length, 1);
    assert.deepEqual(
      files.asked.map(({ host }) => host),
      ['northwind-my.sharepoint.com'],
    );
    assert.equal(files.asked[0]?.headers.authorization, undefined);
  });

  it('begins each as a draft that asks only for what is missing, without a message for each', async () => {
    await rep.say(`import\n${list}`);
    const before = product.teams.connector.chat(rep.conversationId).length;
    await rep.press('Begin 4');
    isThere(rep, /^4 onboardings are begun$/);
    assert.equal(product.teams.connector.chat(rep.conversationId).length, before);
    assert.equal((await begun()).length, 4);
    assert.ok(!product.stored().includes('Nobody'), 'the list is gone');
    await rep.submit('My work');
    isThere(rep, /^Needs you · 4$/);
    await rep.say('resume Contoso');
    assert.ok(rep.card().texts.includes('First registration with Provider?'), 'the account is complete');
    await rep.press('Yes, create a new tenant');
    assert.equal(rep.values()['Postal code'], '98052');
    await rep.say('resume Litware');
    assert.equal(rep.values()['E-mail'], 'ann@litware.example');
    isThere(rep, /^Still missing: last name\.$/);
    await rep.press('Continue', { 'Last name': 'Lee' });
    assert.ok(rep.texts().includes('First registration with Provider?'));
  });

  it('begins of what is here already only what was chosen', async () => {
    await startAccount(rep, 'ABC Corp', annCarter);
    await rep.say(`import\n${list}`);
    const { value = '' } = rep.card().fields[0]?.choices[1] ?? {};
    await rep.press('Begin 3', { 'Here already, or twice in the list': value });
    isThere(rep, /^4 onboardings are begun$/);
    const ids = await begun();
    assert.deepEqual(
      [ids.filter((id) => id.startsWith('abc')).length, ids.filter((id) => id.startsWith('contoso')).length],
      [2, 1],
    );
  });

  it('begins each row once, pressed twice, or again after it ended in the middle', async () => {
    await rep.say(`import\nCompany\n${Array.from({ length: 20 }, (_, nth) => `Customer ${nth}`).join('\n')}`);
    const preview = rep.card();
    room = 11;
    await rep.press('Begin 20', {}, preview);
    assert.equal((await begun()).length, 11);
    room = Number.POSITIVE_INFINITY;
    await product.stopBot();
    await product.startBot();
    await Promise.all([rep.press('Begin 20', {}, preview), rep.press('Begin 20', {}, preview)]);
    await rep.press('Begin 20', {}, preview);
    assert.equal((await begun()).length, 20);
    isThere(rep, /^20 onboardings are begun$/);
  });

  it('does not begin what somebody else began meanwhile', async () => {
    await rep.say('import\nCompany\nContoso\nLitware');
    const preview = rep.card();
    await startAccount(product.teams.window(people.secondRep), 'Contoso');
    await rep.press('Begin 2', {}, preview);
    isThere(rep, /^One onboarding is begun$/, /^These came here meanwhile, and were not begun: Contoso\.$/);
  });

  it('has an allowance of its own: of 200 within an hour, the rest when it is over', async () => {
    const customers = Array.from({ length: 200 }, (_, nth) => `Customer ${nth}`).join('\n');
    await rep.say(`import\nCompany\n${customers}`);
    await rep.press('Begin 200');
    await rep.say('import\nCompany\nContoso\nLitware');
    await rep.press('Begin 2');
    isThere(
      rep,
      /^No onboarding was begun$/,
      /^2 are not begun yet\. You have begun 200 onboardings by import .* in (60|59) minutes\.$/,
    );
    await rep.say('onboard Fabrikam');
    assert.equal(rep.values().Customer, 'Fabrikam', 'and hinders no other');
    product.later(61 * 60_000);
    await rep.say('import\nCompany\nContoso\nLitware');
    await rep.press('Begin 2');
    isThere(rep, /^2 onboardings are begun$/);
  });

  it('is nobody else’s to begin, nor for where others read along, nor for who is no rep', async () => {
    await rep.say('import\nCompany\nContoso');
    const { data } = rep.card().buttons.find(({ title }) => title === 'Begin 1') ?? assert.fail();
    const secondRep = product.teams.window(people.secondRep);
    await secondRep.open();
    assert.equal(await secondRep.forge(data), 'This list is no longer kept. Attach or paste it again.');
    const group = product.teams.window(people.rep, 'teams', '19:group@thread.v2');
    await group.say('import\nCompany\nContoso');
    assert.match(
      group.texts().at(-1) ?? '',
      /^Robin Reyes: Others read along here\. Type “import” in your own chat with me\.$/,
    );
    assert.equal(await group.forge(data), 'Others read along here. Type “import” in your own chat with me.');
    product.later(25 * 60 * 60_000);
    assert.equal(await rep.press('Begin 1'), 'This list is no longer kept. Attach or paste it again.');
    assert.equal((await begun()).length, 0);
  });

  const refused: readonly (readonly [what: string, send: () => Promise<unknown>, says: RegExp])[] = [
    [
      '10,000 rows',
      () => rep.say(`import\nCompany\n${'x\n'.repeat(10_000)}`),
      /^I begin at most 200 customers at once/,
    ],
    [
      'a file of 10,000 rows',
      () => send(`Company\n${'Contoso\n'.repeat(10_000)}`),
      /^I begin at most 200 customers at once/,
    ],
    ['a file of 3 MB', () => send('x'.repeat(3_000_000)), /^The file is too large for a list of 200 customers/],
    [
      'columns that nobody knows',
      () => rep.say('import\nFoo,Bar\n1,2'),
      /^I do not find the customers’ names: .*“Foo”, “Bar”\.$/,
    ],
    [
      'a quotation mark that never ends',
      () => rep.say('import\nCompany\n"Contoso\nx'),
      /from line \d on a quotation mark is missing/,
    ],
    ['no row', () => rep.say('import\nCompany;City\n'), /^There is no customer in this list/],
    ['nothing', () => rep.say('import'), /^Attach a CSV file/],
    [
      'a workbook',
      () => rep.send('import', [attached('customers.xlsx')]),
      /^I read CSV files\. Save “customers\.xlsx” as CSV/,
    ],
    ['two files', () => rep.send('', [attached('a.csv'), attached('b.csv')]), /^Attach one file at a time/],
  ];
  for (const [what, sent, says] of refused) {
    it(`of ${what} is refused with a sentence`, async () => {
      await sent();
      assert.match(rep.texts().at(-1) ?? '', says);
      assert.equal((await begun()).length, 0);
    });
  }

  it('leaves “Import Export GmbH” a name, also where one was asked for', async () => {
    await rep.say('onboard');
    await rep.say('Import Export GmbH');
    assert.equal(rep.values().Customer, 'Import Export GmbH');
  });
});
