import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Browser, Locator } from 'playwright-core';
import { readConfig } from '../../bot/config.ts';
import { createLogger } from '../../bot/log/log.ts';
import { recordsCommand } from '../../bot/records/command.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Person } from '../../onboarding/person.ts';
import { openBrowser } from '../cards/open-browser.ts';
import { startAccount } from '../flow/fill-in.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import { newFolder } from '../new-folder.ts';
import { manager } from '../sample-records.ts';
import { type Entra, startEntra } from '../security/entra-double.ts';
import { atTab } from './ask-tab.ts';
import { builtTab } from './built-tab.ts';
import { longName, operator, rep, secondRep, storeOfDeals } from './demo-deals.ts';
import { type OpenTab, openTab, type TabOptions } from './open-tab.ts';

/** What the tab shows of deals, against the bot. */
describe('the tab’s views', () => {
  let browser: Browser;
  let tabFolder: string;
  let product: Product;
  let entra: Entra;
  let folder: string;
  let tab: OpenTab;
  before(async () => {
    tabFolder = await builtTab();
    folder = newFolder('deals');
    entra = await startEntra(() => product.now());
    const settings = {
      ...entra.settings,
      SQLITE_FILE: join(folder, 'deals.sqlite'),
      REPS: [rep.id, secondRep.id, people.rep.aadObjectId].join(),
      APPROVERS: manager.id,
      OPERATORS: operator.id,
    };
    await (await storeOfDeals(Date.now(), settings.SQLITE_FILE)).close();
    [browser, product] = await Promise.all([openBrowser(), startProduct({ tabFolder, settings })]);
  });
  after(async () => {
    await browser.close();
    await product.close();
    entra.close();
    rmSync(folder, { recursive: true });
  });
  afterEach(async () => {
    await tab.close();
    assert.deepEqual(tab.complaints, []);
  });

  const open = async ({ id, name }: Person, subPage: string, options: TabOptions = {}) => {
    const who = { name, aadObjectId: id };
    const token = () => entra.tokenInTeams(who);
    tab = await openTab(browser, { botUrl: product.botUrl, tabFolder }, who, { token, ...options, subPage });
    return tab.frame;
  };
  const row = (name: string) => tab.frame.getByRole('row').filter({ hasText: name });

  const dealIdOf = async (name: string) => {
    const asking = atTab(product, entra, { name: operator.name, aadObjectId: operator.id });
    const { body } = await asking.ask('/api/tab/deals', { text: name.slice(0, 100) });
    return body.rows[0]?.id ?? assert.fail(`there is no ${name}`);
  };

  it('find deals by what is chosen, and the address brings them back', async () => {
    const frame = await open(manager, 'deals');
    await row(longName).waitFor();
    await frame.getByRole('button', { name: 'Filters' }).click();
    await frame.getByLabel('Stage', { exact: true }).selectOption('completed');
    await frame.getByLabel('Age', { exact: true }).selectOption('older');
    await frame.getByRole('button', { name: 'Customer' }).click();
    await frame.getByRole('main').getByText('2 deals', { exact: true }).waitFor();
    const place = tab.place();
    assert.match(place, /^deals#.*stage=completed/);
    await tab.close();
    const again = await open(manager, place);
    await again.getByRole('main').getByText('2 deals', { exact: true }).waitFor();
    assert.deepEqual(await again.getByRole('rowheader').allTextContents(), ['Proseware', 'Relecloud']);
    await again.getByRole('button', { name: /^Remove filter: At least 90 days/ }).click();
    await row('Lucerne Publishing').waitFor();
  });

  it('show a rep their own deals, and say of the rest whose they are', async () => {
    const frame = await open(rep, 'deals');
    await frame.getByRole('heading', { level: 1, name: 'Your deals' }).waitFor();
    await frame.getByRole('main').getByText('13 deals', { exact: true }).waitFor();
    assert.equal(await row('Northwind Traders').count(), 0);
    const links = await frame.getByRole('navigation', { name: 'Views' }).getByRole('link').allTextContents();
    assert.deepEqual(links, ['My work', 'Your deals'], 'of what is empty for them there is no view');
    const theirs = await dealIdOf('Northwind Traders');
    await tab.close();
    const other = await open(rep, `deal/${theirs}`);
    await other.getByRole('main').getByText('Only Sam Stone, who has this onboarding').waitFor();
    assert.equal(await other.getByRole('button', { name: 'Try now' }).count(), 0, 'it would not help');
    await other.getByRole('link', { name: 'To the list of deals' }).click();
    await row('Proseware').waitFor();
    await tab.close();
    const broken = await open(rep, 'operations');
    await broken.getByRole('main').getByText('That is not part of what you do here.').waitFor();
    assert.equal(await broken.getByText('What needs attention').count(), 0);
    await tab.close();
    const nobody = { id: '0a1b0000-0000-4000-8000-0000000000bb', name: 'Noel Noone', tenantId: rep.tenantId };
    const nothing = await open(nobody, 'my-work');
    await nothing.getByRole('main').getByText('you have no part in that yet').waitFor();
    assert.deepEqual(await nothing.getByRole('heading').allTextContents(), ['CSP Onboarding']);
    assert.equal(await nothing.getByRole('navigation').or(nothing.getByRole('searchbox')).count(), 0);
  });

  it('tell all of a deal, and do with it what the chat does: its card there changes', async () => {
    const chat = product.rep;
    await startAccount(chat, 'Woodgrove Bank');
    const robin = { ...rep, id: people.rep.aadObjectId, name: people.rep.name };
    const frame = await open(robin, 'deals');
    await frame.getByRole('link', { name: 'Woodgrove Bank' }).click();
    await frame.getByRole('heading', { level: 1, name: 'Woodgrove Bank' }).waitFor();
    await frame.getByRole('list', { name: 'How far it is' }).getByRole('listitem').first().waitFor();
    await frame.getByText('Robin Reyes started the onboarding').waitFor();
    // By keyboard alone, with what cannot be taken back confirmed.
    await frame.getByRole('button', { name: 'Cancel onboarding' }).press('Enter');
    await frame.getByRole('alertdialog').getByRole('button', { name: 'Yes, cancel' }).press('Enter');
    await frame.getByText('Cancelled', { exact: false }).first().waitFor();
    await frame.getByRole('button', { name: 'Cancel onboarding' }).waitFor({ state: 'detached' });
    assert.match(chat.chatCard().texts.join(' '), /Cancelled/);
  });

  it('let operators set going again all that one cause has stopped', async () => {
    const frame = await open(operator, 'operations');
    const cause = frame.getByRole('article').filter({ hasText: 'cannot find this address' });
    await cause.getByText('2 deals', { exact: true }).waitFor();
    await cause.getByRole('button', { name: 'Show deals' }).click();
    await cause.getByRole('link', { name: 'Lamna Healthcare' }).waitFor();
    await cause.getByRole('link', { name: /^See all of them/ }).click();
    assert.match(tab.place(), /^deals#cause=/);
    await frame.getByRole('main').getByText('2 deals', { exact: true }).waitFor();
    await frame.getByRole('link', { name: 'Operations' }).click();
    await cause.getByRole('button', { name: /^Retry all/ }).click();
    await frame.getByRole('dialog').getByRole('button', { name: 'Retry all' }).click();
    await cause.waitFor({ state: 'detached' });
    await frame.getByRole('main').getByText('2 go on.').waitFor();
  });

  it('lead from a bar, and from its number in the table, to the deals behind it', async () => {
    const frame = await open(manager, 'charts');
    const bar = frame.getByRole('option', { name: /^Waiting for approval: 7 to 14 days/ });
    await bar.press('Enter');
    await frame.getByRole('main').getByText('1 deal', { exact: true }).waitFor();
    assert.deepEqual(await frame.getByRole('rowheader').allTextContents(), ['Contoso Pharmaceuticals']);
    await frame.getByRole('link', { name: 'Charts' }).click();
    const chart = 'Where deals are, and for how long';
    const table = frame.getByRole('table', { name: chart });
    // Who hears the page finds the table; for who sees it, it is not among what Tab goes through.
    const number = table
      .getByRole('row', { name: /^Being set up/ })
      .getByRole('link')
      .last();
    assert.equal(await number.getAttribute('tabindex'), '-1');
    await frame.getByRole('button', { name: `Show as a table: ${chart}` }).click();
    await number.press('Enter');
    await frame.getByRole('button', { name: 'Remove filter: Stage: Being set up' }).waitFor();
  });

  for (const view of ['deals', 'deal', 'operations', 'charts'] as const) {
    it(`are for everybody, in each theme and on a phone: ${view}`, async () => {
      const place = view === 'deal' ? `deal/${await dealIdOf(longName)}` : view;
      const frame = await open(operator, place, { width: 360 });
      await frame.getByRole('main').getByRole('heading', { level: 2 }).or(row(longName)).first().waitFor();
      for (const theme of ['default', 'dark', 'contrast'] as const) {
        await tab.setTheme(theme);
        assert.deepEqual(await tab.faults(theme === 'default' ? undefined : ['color-contrast']), [], theme);
      }
      assert.equal(await tab.tooWide(), 0);
    });
  }

  it('forget a person who is erased, and a deal that is gone, while they are looked at', async () => {
    const id = await dealIdOf('Relecloud');
    const frame = await open(manager, `deal/${id}`);
    const person = frame.getByRole('main').getByText('ann@abccorp.com').first();
    await person.waitFor();
    const erased: string[] = [];
    const out = new Writable({ write: (line, _, done) => done(void erased.push(String(line))) });
    const config = () => readConfig(product.settings);
    const log = createLogger({ level: 'silent' });
    await recordsCommand(['erase', 'ann@abccorp.com'], { config, log, out });
    assert.match(erased.join(''), /Relecloud: erased\./);
    await tab.lookAgain();
    await person.waitFor({ state: 'detached' });
    await frame.getByRole('heading', { name: 'What is ordered' }).waitFor();
    const store = openSqliteStore({ file: join(folder, 'deals.sqlite') });
    await store.delete('onboarding', id);
    await store.close();
    await tab.lookAgain();
    await frame.getByRole('main').getByText('This deal is not there any more.').waitFor();
    assert.deepEqual(await frame.getByRole('heading').allTextContents(), ['Deal']);
  });

  it('keep what was typed while a sign-in has run out, and what was known; with a new one it goes on', async () => {
    const who = { name: manager.name, aadObjectId: manager.id };
    let token = await entra.tokenInTeams(who);
    const place = `approvals/${await dealIdOf('Best For You Organics')}`;
    const frame = await open(manager, place, { token: async () => token });
    await frame.getByRole('button', { name: /^Send back/ }).click();
    const dialog = frame.getByRole('dialog');
    await dealReason(dialog).fill('Ten seats are enough.');
    product.later(2 * 60 * 60_000);
    await dialog.getByRole('button', { name: 'Send back' }).click();
    await dialog.getByRole('alert').getByText('Your sign-in has run out').waitFor();
    assert.equal(await dealReason(dialog).inputValue(), 'Ten seats are enough.');
    await frame.locator('main').getByText('Your sign-in has run out').first().waitFor({ state: 'attached' });
    assert.ok((await frame.locator('main').getByText('What is ordered').count()) > 0, 'what was known stays');
    token = await entra.tokenInTeams(who);
    await dialog.getByRole('button', { name: 'Send back' }).click();
    await frame
      .getByRole('main')
      .getByText(/^Sent back to Rita Rep\./)
      .waitFor();
  });

  it('keep the focus in a dialog while it is looked up, and hide nothing once its deal is taken away', async () => {
    const id = await dealIdOf('Bellows College');
    const frame = await open(secondRep, `deal/${id}`);
    const { promise: mayAnswer, resolve: letAnswer } = Promise.withResolvers<void>();
    await tab.page.context().route('**/actions/submit', async (route) => mayAnswer.then(() => route.continue()));
    await frame.getByRole('button', { name: /^Submit/ }).press('Enter');
    const dialog = frame.getByRole('dialog');
    await dialog.getByText('Looking up what it needs…').waitFor();
    letAnswer();
    await dialog.getByRole('button', { name: /^Submit/ }).waitFor();
    assert.equal(await tab.focused(), 'Back', 'the keyboard is in the dialog');
    await tab.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await tab.focused(), 'Submit');
    await frame.getByRole('button', { name: /^Submit/ }).press('Enter');
    await dialog.getByRole('button', { name: /^Submit/ }).waitFor();
    const asking = atTab(product, entra, { name: operator.name, aadObjectId: operator.id });
    const { body: deal } = await asking.ask('/api/tab/deals/:id', { id });
    const given = { verb: 'reassign', revision: deal.revision, inputs: { rep: people.rep.aadObjectId } };
    assert.equal((await asking.do('/api/tab/deals/:id/actions', { id }, given)).status, 200);
    await tab.lookAgain();
    await frame.getByRole('main').getByText('Only Robin Reyes, who has this onboarding').waitFor();
    assert.equal(await tab.focused(), 'Deal');
  });

  it('show nothing any more to who has lost their role in the middle of work', async () => {
    const frame = await open(secondRep, `deal/${await dealIdOf('Northwind Traders')}`);
    await frame.getByRole('heading', { name: 'What is ordered' }).waitFor();
    await product.stopBot();
    await product.startBot({ REPS: rep.id });
    await tab.lookAgain();
    await frame.getByRole('main').getByText('you have no part in that yet').waitFor();
    assert.doesNotMatch((await frame.locator('#tab').textContent()) ?? '', /Northwind|Premium|abccorp/);
  });
});

function dealReason(dialog: Locator): Locator {
  return dialog.getByRole('textbox').first();
}
