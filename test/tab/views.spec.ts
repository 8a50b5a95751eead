import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import type { Person } from '../../onboarding/person.ts';
import { openBrowser } from '../cards/open-browser.ts';
import { startAccount } from '../flow/fill-in.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import { manager } from '../sample-records.ts';
import { longName, operator, rep, secondRep, storeOfDeals } from './demo-deals.ts';
import { builtTab, deskToken, type OpenTab, openTab, type TabOptions } from './open-tab.ts';

const DealIds = z.object({ rows: z.array(z.object({ id: z.string() })) });

/** Asks the bot as the operator does. */
async function ask(botUrl: string, path: string): Promise<z.infer<typeof DealIds>> {
  const token = await deskToken(botUrl, { name: operator.name, aadObjectId: operator.id });
  const response = await fetch(`${botUrl}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return DealIds.parse(await response.json());
}

/** What the tab shows of deals, against the bot. */
describe('the tab’s views', () => {
  let browser: Browser;
  let tabFolder: string;
  let product: Product;
  let tab: OpenTab;
  before(async () => {
    tabFolder = await builtTab();
    const settings = {
      REPS: [rep.id, secondRep.id, people.rep.aadObjectId].join(),
      APPROVERS: manager.id,
      OPERATORS: operator.id,
    };
    const store = await storeOfDeals(Date.now());
    [browser, product] = await Promise.all([openBrowser(), startProduct({ tabFolder, store, settings })]);
  });
  after(async () => {
    await browser.close();
    await product.close();
    rmSync(tabFolder, { recursive: true });
  });
  afterEach(async () => {
    await tab.close();
    assert.deepEqual(tab.complaints, []);
  });

  const open = async ({ id, name }: Person, subPage: string, options: TabOptions = {}) => {
    tab = await openTab(
      browser,
      { botUrl: product.botUrl, tabFolder },
      { name, aadObjectId: id },
      { ...options, subPage },
    );
    return tab.frame;
  };
  const row = (name: string) => tab.frame.getByRole('row').filter({ hasText: name });

  const dealIdOf = async (name: string) => {
    const { rows } = await ask(product.botUrl, `/api/tab/deals?text=${encodeURIComponent(name.slice(0, 100))}`);
    return rows[0]?.id ?? assert.fail(`there is no ${name}`);
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
    await frame.getByRole('alertdialog').getByRole('button', { name: 'Cancel onboarding' }).press('Enter');
    await frame.getByText('Cancelled', { exact: false }).first().waitFor();
    await frame.getByRole('button', { name: 'Cancel onboarding' }).waitFor({ state: 'detached' });
    assert.match(chat.chatCard().texts.join(' '), /Cancelled/);
  });

  it('show nothing of a deal any more that is erased while it is looked at', async () => {
    const frame = await open(manager, `deal/${await dealIdOf('Relecloud')}`);
    await frame.getByRole('heading', { name: 'What is ordered' }).waitFor();
    const json = { code: 'gone', text: 'It is not there any more.' };
    await tab.page.context().route('**/api/tab/deals/*', (route) => route.fulfill({ status: 404, json }));
    await frame.getByRole('main').getByText(json.text).waitFor();
    assert.deepEqual(await frame.getByRole('heading').allTextContents(), ['Deal']);
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
        assert.deepEqual(await tab.faults(), [], theme);
      }
      assert.equal(await tab.tooWide(), 0);
    });
  }
});
