import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import type { Browser, Route } from 'playwright-core';
import { openBrowser } from '../cards/open-browser.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import { builtTab, type OpenTab, openTab, type TabOptions } from './open-tab.ts';

const api = '**/api/tab/**';

/** The tab in Teams: what is around its views. */
describe('the tab', () => {
  let browser: Browser;
  let tabFolder: string;
  let product: Product;
  let tab: OpenTab;
  before(async () => {
    tabFolder = await builtTab();
    [browser, product] = await Promise.all([openBrowser(), startProduct({ tabFolder })]);
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

  const open = async (options: TabOptions = {}, who = people.manager) => {
    tab = await openTab(browser, { botUrl: product.botUrl, tabFolder }, who, options);
    return tab.frame;
  };
  const heading = (name: string) => tab.frame.getByRole('heading', { level: 1, name });

  it('says outside of Teams how it is opened there, at the same place', async () => {
    await open();
    const page = await tab.page.context().newPage();
    await page.goto(`${product.botUrl}/tab/deal/abc-1`);
    await page.getByRole('heading', { name: 'Open this page in Teams' }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Open in Teams' }).getAttribute('href'), '/tab/host#deal/abc-1');
  });

  it('goes on by itself after the bot was out of reach, slow to come back, or cut off in the middle', async () => {
    const frame = await open();
    await heading('My work').waitFor();
    const answers: ((route: Route) => Promise<void>)[] = [
      (route) => route.abort(),
      (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '{"groups":[' }),
      (route) => route.fulfill({ status: 503, json: { code: 'store', text: 'Cannot be read now.' } }),
    ];
    const said = ['cannot be reached', 'could not be read', 'Cannot be read now.'];
    for (const [index, answer] of answers.entries()) {
      await tab.page.context().route(api, answer);
      await frame.getByText(said[index] ?? '').waitFor();
      await tab.page.context().unroute(api);
      await frame.getByRole('button', { name: 'Try now' }).click();
      await frame.getByText(said[index] ?? '').waitFor({ state: 'detached' });
    }
  });
});
