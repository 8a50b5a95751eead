import assert from 'node:assert/strict';
import type { Browser, Route } from 'playwright-core';
import { openBrowser } from '../cards/open-browser.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import { leftover, shapes } from '../words/leftover.ts';
import { createMirroredWords, withoutMarks } from '../words/pseudo.ts';
import { builtTab } from './built-tab.ts';
import { deskToken, type Looker, type OpenTab, openTab, type TabOptions } from './open-tab.ts';

const hostile = '<img src=x onerror=alert(1)>';
const endless = 'x'.repeat(100);

/** The tab in Teams: what is around its views, and the first of them. */
describe('the tab', () => {
  let browser: Browser;
  let tabFolder: string;
  let product: Product;
  let tab: OpenTab;
  before(async () => {
    tabFolder = await builtTab();
    [browser, product] = await Promise.all([openBrowser(), startProduct({ tabFolder })]);
    for (const name of ['ABC Corp', hostile, endless]) await product.rep.say(`onboard ${name}`);
  });
  after(async () => {
    await browser.close();
    await product.close();
  });
  afterEach(async () => {
    await tab.close();
    assert.deepEqual(tab.complaints, []);
  });

  const open = async (options: TabOptions = {}, who: Looker = people.rep, { botUrl } = product) => {
    tab = await openTab(browser, { botUrl, tabFolder }, who, options);
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

  it('shows one’s own work in each theme of Teams, on a phone too, whatever customers are called', async () => {
    const frame = await open({ width: 360 });
    await frame.getByRole('link', { name: hostile }).waitFor();
    await frame.getByRole('link', { name: endless }).waitFor();
    assert.equal(await tab.tooWide(), 0);
    const seen = new Set<string>();
    for (const theme of ['default', 'dark', 'contrast'] as const) {
      await tab.setTheme(theme);
      seen.add(await tab.background());
      assert.deepEqual(await tab.faults(theme === 'default' ? undefined : ['color-contrast']), [], theme);
    }
    assert.equal(seen.size, 3);
  });

  it('leads by a link to a view, the focus goes with it, and the Back of Teams leads back', async () => {
    const frame = await open({ subPage: 'deals' });
    await frame.getByRole('link', { name: 'ABC Corp' }).waitFor();
    await frame.getByRole('link', { name: 'My work' }).click();
    await heading('My work').waitFor();
    assert.equal(await tab.focused(), 'My work');
    assert.equal(tab.place(), 'my-work');
    await tab.page.getByRole('button', { name: 'Back' }).click();
    await heading('My work').waitFor({ state: 'detached' });
    assert.equal(tab.place(), 'deals');
  });

  it('finds one’s own by how they begin, and says what comes in meanwhile', async () => {
    const frame = await open();
    await frame.getByRole('link', { name: 'ABC Corp' }).waitFor();
    const search = frame.getByRole('searchbox', { name: 'Find a customer' });
    await search.fill('nobody');
    await frame.getByText('No customer’s name begins with “nobody”.').waitFor();
    assert.equal(tab.place(), 'my-work#text=nobody');
    await search.fill('abc');
    await frame.getByRole('link', { name: 'ABC Corp' }).waitFor();
    await product.rep.say('onboard ABC Two');
    // Within seconds, by itself.
    await frame.getByRole('listitem').filter({ hasText: 'ABC Two' }).getByText('New').waitFor();
    await frame.getByRole('status').getByText('ABC Two has changed.').waitFor();
  });

  it('goes on by itself after the bot was out of reach, out of order, or cut off in the middle of an answer', async () => {
    const frame = await open();
    await frame.getByRole('link', { name: 'ABC Corp' }).waitFor();
    const troubles: readonly [string, (route: Route) => Promise<void>][] = [
      ['The bot cannot be reached.', (route) => route.abort()],
      ['The answer of the bot could not be read.', (route) => route.fulfill({ body: '{"groups":[' })],
      ['Try later.', (route) => route.fulfill({ status: 503, json: { code: 'store', text: 'Try later.' } })],
    ];
    for (const [says, answer] of troubles) {
      await tab.page.context().route('**/api/tab/**', answer);
      await tab.lookAgain();
      await frame.getByRole('main').getByText(says).waitFor();
      assert.equal(await frame.getByRole('link', { name: 'ABC Corp' }).count(), 1, 'what was known stays');
      await tab.page.context().unroute('**/api/tab/**');
      await frame.getByRole('button', { name: 'Try now' }).click();
      await frame.getByRole('main').getByText(says).waitFor({ state: 'detached' });
    }
  });

  it('gets a new token once where one has ended, and says so where Teams has none', async () => {
    const good = () => deskToken(product.botUrl, people.rep);
    const none = () => Promise.reject(new Error('no sign-in'));
    const tokens = [async () => 'ended', good, good, good];
    const frame = await open({ token: () => (tokens.shift() ?? none)() });
    await frame.getByRole('link', { name: 'ABC Corp' }).waitFor();
    while (tokens.length > 0) await tab.lookAgain();
    await tab.lookAgain();
    await frame.getByRole('main').getByText('Teams could not sign you in.').waitFor();
    assert.equal(await frame.getByRole('link', { name: 'ABC Corp' }).count(), 1);
  });

  it('is written from the right to the left where a language is, each word from the catalogue; open, it keeps no bot from stopping', async () => {
    const mirrored = await startProduct({ tabFolder, words: createMirroredWords(), reads: withoutMarks });
    try {
      await mirrored.rep.say('onboard ABC Corp');
      const frame = await open({}, people.rep, mirrored);
      await frame.getByRole('link', { name: 'ABC Corp' }).waitFor();
      const texts = (await frame.locator('#tab').textContent()) ?? '';
      assert.deepEqual(leftover(texts, ['ABC Corp', ...shapes]), []);
      const links = frame.getByRole('navigation').getByRole('link');
      const [first, last] = [await links.first().boundingBox(), await links.last().boundingBox()];
      assert.ok(first !== null && last !== null && first.x > last.x);
    } finally {
      await mirrored.close();
    }
  });
});
