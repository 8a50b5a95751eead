import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../cards/open-browser.ts';
import { fillInNewTenant } from '../flow/fill-in.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import { type Entra, startEntra } from '../security/entra-double.ts';

/** As much of Teams as a dialog notices: who it is comes from here. @param token '' = Teams cannot say */
function dialogOfTeams(url: string, token: string): string {
  return `<iframe src="${url}" style="width:600px;height:400px"></iframe><script>
    addEventListener('message', ({ data: { id, uuid, uuidAsString, func }, source, origin }) => {
      const answers = {
        initialize: ['task', 'web', JSON.stringify({ apiVersion: 4, supports: {} }), '2.0.0'],
        'authentication.getAuthToken': ${token === '' ? "[false, 'resourceDisabled']" : `[true, '${token}']`},
      };
      if (func in answers) source.postMessage({ id, uuid, uuidAsString, args: answers[func] }, origin);
    });</script>`;
}

describe('a page inside Teams', function () {
  this.timeout(60_000);
  let browser: Browser;
  let product: Product;
  let entra: Entra;

  before(async () => {
    browser = await openBrowser();
    entra = await startEntra(Date.now);
    product = await startProduct({ settings: entra.settings });
    const { rep, manager } = product;
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/The tenant of ABC Corp is there/);
  });
  after(async () => {
    await browser.close();
    await product.close();
    entra.close();
  });

  /** The dialog that the button opens, in a Teams that says who it is with this token. */
  const open = async (token: string) => {
    const inTeams = product.teams.window(people.rep, 'teams');
    await inTeams.say('status ABC Corp');
    const url = await inTeams.openDialog('Open credentials');
    const context = await browser.newContext();
    await context.route('https://teams.microsoft.com/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: dialogOfTeams(url, token) }),
    );
    const page = await context.newPage();
    await page.goto('https://teams.microsoft.com/');
    return { context, dialog: page.frameLocator('iframe') };
  };

  it('offers to sign in in the browser where Teams cannot say who it is', async () => {
    const { context, dialog } = await open('');
    const link = dialog.getByRole('link', { name: 'Sign in with Microsoft' });
    await link.waitFor();
    assert.equal(await link.getAttribute('target'), '_blank');
    await context.close();
  });

  it('asks nobody to sign in, and says what did not get through', async () => {
    const { context, dialog } = await open(await entra.tokenInTeams(people.rep));
    await dialog.getByRole('button', { name: 'Show credentials' }).click();
    const stored = dialog.getByRole('button', { name: 'I have stored them' });
    await stored.waitFor();
    await dialog.getByText('admin@abccorp.onmicrosoft.com').waitFor();
    await context.setOffline(true);
    await stored.click();
    await dialog.getByText('That did not get through. Try again.').waitFor();
    await context.setOffline(false);
    await stored.click();
    await dialog.getByText('is deleted').waitFor();
    await product.rep.until(/^Taken by Robin Reyes/);
    await context.close();
  });
});
