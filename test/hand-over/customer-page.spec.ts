import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { customerPage } from '../../bot/hand-over/customer-page.ts';
import type { Seen } from '../../bot/hand-over/customer-sign-in.ts';
import type { Words } from '../../words/words.ts';
import { openBrowser } from '../cards/open-browser.ts';
import { faultsOfPage } from '../cards/show-card.ts';
import { passwordGiven } from '../flow/customer.ts';
import { fillInNewTenant } from '../flow/fill-in.ts';
import { codeMailedTo } from '../flow/hand-over.ts';
import { type Product, startProduct } from '../flow/start-product.ts';
import { english } from '../words/english.ts';
import { createPseudoWords } from '../words/pseudo.ts';

const phone = { width: 360, height: 740 };
const ann = 'ann@abccorp.com';

describe('the page on which a customer opens their sign-in', function () {
  this.timeout(60_000);
  let browser: Browser;
  let product: Product;
  let link: string;
  before(async () => {
    browser = await openBrowser();
    product = await startProduct();
    const { rep, manager } = product;
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/^The tenant of ABC Corp is there/);
    await rep.press('Hand over to Ann Carter', {}, rep.news().at(-1));
    [link = ''] = /http\S+/.exec((await product.mailTo(ann, /\/hand-over\//)).text) ?? [];
  });
  after(async () => {
    await browser.close();
    await product.close();
  });

  const open = async (context: BrowserContext) => {
    const page = await context.newPage();
    await page.goto(link);
    return page;
  };
  const overflow = (page: Page) =>
    page.evaluate(() => {
      const { documentElement } = Reflect.get(globalThis, 'document');
      return documentElement.scrollWidth - documentElement.clientWidth;
    });
  const picture = async (page: Page, name: string) => {
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true });
  };

  it('is used by keyboard on a phone: asked, mistaken, opened, copied, stored', async () => {
    const context = await browser.newContext({ viewport: phone, permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await open(context);
    await picture(page, '1-link');
    await page.getByRole('button', { name: 'Send me the code' }).press('Enter');
    const code = await codeMailedTo(product, ann);
    await picture(page, '2-code');
    const field = page.getByLabel('Code from the mail (6 digits)');
    await field.waitFor();
    assert.ok(await field.evaluate((element) => element.matches(':focus')), 'it can be typed at once');
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Type the 6 digits').waitFor();
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.equal(await field.getAttribute('aria-describedby'), await page.getByRole('alert').getAttribute('id'));
    await picture(page, '3-mistake');
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    const password = page.getByText(passwordGiven(product));
    await page.getByText('admin@abccorp.onmicrosoft.com').waitFor();
    assert.equal(await password.isVisible(), false, 'nobody reads it over a shoulder');
    await picture(page, '4-shown');
    await page.getByRole('button', { name: 'Copy password' }).press('Enter');
    await page.getByRole('status').getByText('Copied.').waitFor();
    assert.equal(await page.evaluate(pasted), passwordGiven(product));
    await page.getByText('Show', { exact: true }).press('Enter');
    assert.equal(await password.isVisible(), true);
    await picture(page, '5-password');
    assert.ok((await overflow(page)) <= 0);
    assert.deepEqual(await faultsOfPage(page), []);
    await page.getByRole('button', { name: 'I have them' }).press('Enter');
    await page.getByText('Our copy is deleted').first().waitFor();
    await picture(page, '6-stored');
    await context.close();
  });

  it('shows by itself, without scripts, and leaves out the copying', async () => {
    const context = await browser.newContext({ viewport: phone, javaScriptEnabled: false });
    const page = await open(context);
    await page.getByRole('heading', { name: 'The sign-in was opened' }).waitFor();
    const whose = {
      accountName: 'ABC Corp',
      partnerName: 'Northwind',
      repName: 'Rita',
      domain: 'abc.example',
      culture: '',
      repMail: 'rita@northwind.example',
      agreement: 'mailed',
    } as const;
    const seen = { view: 'shown', whose, userName: 'admin@abc.example', password: 'Pa55', code: '1' } as const;
    const body = customerPage(english, seen, { path: '/hand-over/x/y', key: 'k' });
    await page.route('**/hand-over/x/y', (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(`${product.botUrl}/hand-over/x/y`);
    await page.getByText('Show', { exact: true }).click();
    assert.equal(await page.getByText('Pa55').isVisible(), true);
    assert.equal(await page.getByRole('button', { name: /Copy/ }).count(), 0);
    await context.close();
  });

  it('has no fault that axe-core knows, and fits a phone, whatever it says and however long the names are', async () => {
    const long = 'Ünbelievably-Long-Name-Without-A-Break'.repeat(3);
    const whose = {
      accountName: long,
      partnerName: long,
      repName: '<b>Rita</b>',
      domain: `${'x'.repeat(60)}.onmicrosoft.com`,
      culture: '',
      repMail: 'rita@northwind.example',
      agreement: 'mailed',
    } as const;
    const shown = {
      view: 'shown',
      whose,
      userName: `admin@${whose.domain}`,
      password: 'Pa<55>"w0rd'.repeat(3),
      code: '1',
    } as const;
    const mistaken: Seen = {
      view: 'open',
      whose,
      codeMail: 'sent',
      mayAskCode: true,
      until: 0,
      mistake: { kind: 'wrong', left: 1 },
    };
    const states: (Seen | { view: 'failed' })[] = [
      { view: 'gone' },
      { view: 'failed' },
      { view: 'locked', whose },
      { view: 'opened', whose, openedAt: 0 },
      { view: 'stored', whose },
      { view: 'again', whose, openedAt: 0, keptUntil: 1, isClosed: false, mistake: { kind: 'wrong', left: 1 } },
      { view: 'again', whose, openedAt: 0, keptUntil: 1, isClosed: true, mistake: null },
      { view: 'open', whose, codeMail: 'refused', mayAskCode: false, until: 0, mistake: null },
      { view: 'open', whose, codeMail: 'none', mayAskCode: true, until: 0, mistake: null },
      mistaken,
      { view: 'open', whose, codeMail: 'none', mayAskCode: false, until: 0, mistake: { kind: 'no-more-codes' } },
      shown,
    ];
    let html = '';
    const examined = async (page: Page, words: Words, seen: (typeof states)[number]) => {
      html = customerPage(words, seen, { path: '/hand-over/x/y', key: 'k' });
      await page.goto(`${product.botUrl}/hand-over/x/y`);
      const about = `${words.locale} ${JSON.stringify(seen).slice(0, 60)}`;
      assert.ok((await overflow(page)) <= 0, about);
      assert.ok(!html.includes('<b>Rita</b>'), about);
    };
    const pseudo = createPseudoWords();
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport: phone, colorScheme });
      const page = await context.newPage();
      // As it stands at the bot, with the bot's own style.
      await page.route('**/hand-over/x/y', (route) => route.fulfill({ contentType: 'text/html', body: html }));
      for (const seen of colorScheme === 'light' ? states : []) await examined(page, pseudo, seen);
      for (const seen of [mistaken, shown]) {
        await examined(page, english, seen);
        assert.deepEqual(await faultsOfPage(page), [], `${colorScheme} ${seen.view}`);
      }
      await context.close();
    }
  });
});

/** Runs in the page. */
function pasted(): Promise<string> {
  return Reflect.get(Reflect.get(globalThis, 'navigator'), 'clipboard').readText();
}
