import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import type { Person } from '../../onboarding/person.ts';
import { openBrowser } from '../cards/open-browser.ts';
import { type Product, startProduct } from '../flow/start-product.ts';
import { manager } from '../sample-records.ts';
import { longName, operator, rep, secondRep, storeOfDeals } from './demo-deals.ts';
import { builtTab, type OpenTab, openTab, type TabOptions } from './open-tab.ts';

/** What the tab shows of deals, against the bot. */
describe('the tab’s views', () => {
  let browser: Browser;
  let tabFolder: string;
  let product: Product;
  let tab: OpenTab;
  before(async () => {
    tabFolder = await builtTab();
    const settings = { REPS: `${rep.id},${secondRep.id}`, APPROVERS: manager.id, OPERATORS: operator.id };
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
});
