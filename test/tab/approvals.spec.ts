import assert from 'node:assert/strict';
import type { Browser, Route } from 'playwright-core';
import { ActionRequest } from '../../tab/api/act.ts';
import { openBrowser } from '../cards/open-browser.ts';
import { fillInNewTenant } from '../flow/fill-in.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import { builtTab } from './built-tab.ts';
import { type OpenTab, openTab, type TabOptions } from './open-tab.ts';

/** What waits for somebody's decision, in the tab, with the chat and other tabs beside it. */
describe('approvals in the tab', () => {
  let browser: Browser;
  let tabFolder: string;
  let product: Product;
  let tabs: OpenTab[];
  before(async () => {
    tabFolder = await builtTab();
    browser = await openBrowser();
  });
  beforeEach(async () => {
    tabs = [];
    product = await startProduct({ tabFolder });
    await fillInNewTenant(product.rep);
    await product.rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
  });
  afterEach(async () => {
    await Promise.all(tabs.map((tab) => tab.close()));
    await product.close();
    for (const tab of tabs) assert.deepEqual(tab.complaints, []);
  });
  after(async () => {
    await browser.close();
  });

  const open = async (options: TabOptions = {}) => {
    const tab = await openTab(browser, { botUrl: product.botUrl, tabFolder }, people.manager, options);
    tabs.push(tab);
    return tab;
  };

  it('are decided by keys alone, from the list over the review to the approval, and the rep reads it in the chat', async () => {
    const { page, frame, focused } = await open({ subPage: 'approvals' });
    const press = (key: string) => page.keyboard.press(key);
    /** Goes on until what has the focus says so. */
    const tabTo = async (text: RegExp, most = 40) => {
      for (let pressed = 0; pressed < most; pressed++) {
        if (text.test(await focused())) return;
        await press('Tab');
      }
      assert.fail(`the focus never came to ${text}`);
    };
    await frame.getByRole('link', { name: 'ABC Corp' }).waitFor();
    await page.locator('#tab').focus();
    await tabTo(/^ABC Corp$/);
    await press('Enter');
    await frame.getByRole('heading', { level: 2, name: 'ABC Corp' }).waitFor();
    assert.match(await focused(), /ABC Corp/, 'the review has the focus');
    await press('Escape');
    await frame.getByRole('heading', { level: 2 }).waitFor({ state: 'detached' });
    assert.equal(await focused(), 'ABC Corp', 'and gives it back to the list');
    await press('Enter');
    await frame.getByRole('heading', { name: 'What is ordered' }).waitFor();
    await tabTo(/^Approve$/);
    await press('Enter');
    await frame.getByRole('dialog').getByRole('textbox').and(frame.locator(':focus')).waitFor();
    await tabTo(/^Approve$/);
    await press('Enter');
    await frame.getByRole('main').getByText('Approved by Morgan Lee.').first().waitFor();
    await frame.getByText('Nothing waits for your decision.').waitFor();
    product.later(61_000);
    await product.rep.until(/Morgan Lee approved ABC Corp/);
  });

  it('is sent back with what has to change, by a dialog, on a phone, once, though the bot is out of reach and an answer is lost', async () => {
    const { page, frame, tooWide, faults, focused } = await open({ subPage: 'approvals', width: 360 });
    await frame.getByRole('link', { name: 'ABC Corp' }).click();
    await frame.getByRole('heading', { name: 'What is ordered' }).waitFor();
    assert.equal(await tooWide(), 0);
    assert.deepEqual(await faults(), []);
    await frame.getByRole('button', { name: /^Send back/ }).click();
    const dialog = frame.getByRole('dialog');
    await dialog.getByText(/^ABC Corp · /).waitFor();
    await dialog.getByRole('textbox').first().fill('Ten seats');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await focused(), 'Send back', 'the focus is where it was');
    await frame.getByRole('button', { name: /^Send back/ }).click();
    assert.equal(await dialog.getByRole('textbox').first().inputValue(), 'Ten seats', 'what was typed is kept');
    await dialog.getByRole('textbox').first().fill('');
    await dialog.getByRole('button', { name: 'Send back' }).click();
    await dialog.getByText('Say why, so that Robin Reyes knows what to change.').waitFor();
    await dialog.getByRole('textbox').first().fill('Ten seats are enough.');
    assert.deepEqual(await faults(), []);
    const presses = new Set<string>();
    const answers = [
      (route: Route) => route.abort(),
      async (route: Route) => {
        await route.fetch();
        await route.abort();
      },
      (route: Route) => route.continue(),
    ];
    for (const answer of answers) {
      await page.context().route('**/actions', async (route) => {
        presses.add(ActionRequest.parse(route.request().postDataJSON()).requestId);
        await answer(route);
      });
      await dialog.getByRole('button', { name: 'Send back' }).click();
      if (answer === answers.at(-1)) await dialog.waitFor({ state: 'detached' });
      else await dialog.getByRole('alert').getByText('Press again: it is done once only.').waitFor();
      await page.context().unroute('**/actions');
    }
    assert.equal(presses.size, 1);
    await frame
      .getByRole('main')
      .getByText(/^Sent back to Robin Reyes\. ABC Corp: Being filled in/)
      .waitFor();
    await product.rep.until(/Ten seats are enough\./);
  });

  it('that somebody has decided in the chat meanwhile are not decided again: the sentence is that of the chat', async () => {
    const [one, other] = [await open({ subPage: 'approvals' }), await open({ subPage: 'approvals' })];
    for (const { frame } of [one, other]) {
      await frame.getByRole('link', { name: 'ABC Corp' }).click();
      await frame.getByRole('button', { name: /^Approve/ }).waitFor();
    }
    // It learns of nothing, as one of a day ago.
    await other.page.context().route('**/api/tab/approvals*/**', (route) => route.abort());
    await product.manager.press('Approve');
    await one.lookAgain();
    await one.frame.getByRole('button', { name: /^Approve/ }).waitFor({ state: 'detached' });
    const dialog = other.frame.getByRole('dialog');
    const refused = /^Somebody changed it meanwhile, so nothing was done.* Being set up\. Approved by Morgan Lee\./;
    await other.frame.getByRole('button', { name: /^Send back/ }).click();
    await dialog.getByRole('textbox').first().fill('Ten seats are enough.');
    await dialog.getByRole('button', { name: 'Send back' }).click();
    await dialog.getByRole('alert').getByText(refused).waitFor();
    assert.equal(await dialog.getByRole('textbox').first().inputValue(), 'Ten seats are enough.', 'it can be copied');
    assert.ok(await dialog.getByRole('button', { name: 'Send back' }).isDisabled(), 'there is nothing to send back');
    assert.deepEqual(await other.faults(), []);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await other.frame.getByRole('button', { name: /^Approve/ }).click();
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await other.frame.getByRole('main').getByText(refused).waitFor();
    await other.page.context().unroute('**/api/tab/approvals*/**');
    await other.lookAgain();
    await other.frame.getByRole('button', { name: /^Approve/ }).waitFor({ state: 'detached' });
  });
});
