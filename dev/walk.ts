import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../test/cards/open-browser.ts';
import { takeCardPictures } from './card-pictures.ts';
import { stopChildren } from './child.ts';
import { openPlayground } from './open-playground.ts';
import { openPlaygroundWindow, type PlaygroundWindow, pageBehind } from './playground-window.ts';
import { startProduct } from './start-product.ts';

/**
 * `node dev/walk.ts`: one customer from the first word to the order, as a rep, a manager and the customer do it in
 * their browsers; and one that has a tenant, as far as the request. Leaves a picture of each step in .data/walk, and of
 * every card as phones show it, in each theme, in .data/walk/cards.
 */

const pictures = '.data/walk';
let taken = 0;
const folder = mkdtempSync(join(tmpdir(), 'onboarding-'));
const say = (line: string) => void process.stdout.write(`${line}\n`);
rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });

const browser = await openBrowser();
try {
  const environment = { PATH: process.env.PATH };
  const { botUrl, crmUrl } = await startProduct({ folder, simulatorPort: 42_010, botPort: 42_978, environment, say });
  const repUrl = await openPlayground({ person: 'rep', port: 56_160, botUrl, folder, say });
  const managerUrl = await openPlayground({ person: 'manager', port: 56_161, botUrl, folder, say });
  const manager = await openPlaygroundWindow(browser, managerUrl);
  const rep = await openPlaygroundWindow(browser, repUrl);
  await fillIn(rep);
  await approve(manager);
  await rep.sees('The tenant of ABC Corp is there');
  await picture(rep, 'approved');
  await rep.press('Hand over to Ann Lee');
  await rep.sees('Ann Lee to open the sign-in');
  await picture(rep, 'handed-over');
  await openSignIn(browser, botUrl);
  await rep.sees('Ann Lee opened the sign-in');
  await rep.sees('Link mailed to the customer');
  await picture(rep, 'being-set-up');
  await acceptAsCustomer(browser, botUrl);
  await rep.sees(/order (for ABC Corp )?is placed/);
  await picture(rep, 'order-placed');
  await fillInWithTenant(rep);
  await lookIntoCrm(browser, crmUrl);
  await takeCardPictures(browser, join(pictures, 'cards'));
} finally {
  await browser.close();
  await stopChildren();
  rmSync(folder, { recursive: true });
}

async function fillIn(rep: PlaygroundWindow): Promise<void> {
  await rep.say('hello');
  await rep.sees('onboard ABC Corp');
  await picture(rep, 'welcome');
  await rep.press('Start onboarding');
  await rep.say('ABC Corp, contact Ann Lee <ann.lee@abccorp.com>');
  await rep.sees('Who do we talk to there?');
  await rep.fill('Phone', '+1 425 555 0100');
  await picture(rep, 'account');
  await rep.press('Continue');

  await rep.sees('First registration with Provider?');
  await picture(rep, 'registration');
  await rep.press('Yes');

  await rep.sees('Company details for the new tenant');
  await rep.fill('Legal name', 'ABC Corporation');
  await rep.fill('Address', '1 Microsoft Way');
  await rep.fill('City', 'Redmond');
  await rep.fill('Postal code', '98052');
  await rep.choose('State', /WA|Washington/);
  await picture(rep, 'company');
  await rep.press('Verify address');

  await rep.sees('What do they subscribe to?');
  await rep.choose('Product', /Business Premium$/);
  await rep.fill('Seats', '25');
  await rep.choose('When the term is over', /Renews for/);
  await picture(rep, 'subscription');
  await rep.press('Add and review');

  await rep.sees('Everything right?');
  await picture(rep, 'review');
  await rep.press('Submit for approval');
  await rep.sees('Waiting for approval');
  await picture(rep, 'submitted');
}

/** "No": what follows stands on the card of the question. */
async function fillInWithTenant(rep: PlaygroundWindow): Promise<void> {
  await rep.say('onboard Fabrikam pat@fabrikam.com');
  await rep.sees('Which one is it?');
  await picture(rep, 'which-account');
  await rep.press('Fabrikam Inc, Seattle');
  await rep.sees('Who do we talk to there?');
  await rep.fill('First name', 'Pat');
  await rep.fill('Last name', 'Price');
  await rep.press('Continue');
  await rep.sees('fabrikam.com already has a Microsoft tenant');
  await picture(rep, 'invitation');
  await rep.press('Send now');
  await rep.sees('What do they subscribe to?');
  await rep.choose('Product', /Business Basic$/);
  await rep.choose('When the term is over', /^Ends/);
  await rep.press('Add and review');
  await rep.sees('Everything right?');
  await rep.press('Submit for approval');
  await rep.sees('Waiting for approval');
  await picture(rep, 'submitted-with-tenant');
}

async function approve(manager: PlaygroundWindow): Promise<void> {
  await manager.sees('Approval wanted');
  await picture(manager, 'approval');
  await manager.press('Approve');
}

/** What the customer does: follow the link in the newest mail, and accept. */
async function acceptAsCustomer(browser: Browser, botUrl: string): Promise<void> {
  const outbox = await browser.newPage({ viewport: { width: 900, height: 700 } });
  await outbox.goto(`${botUrl}/outbox`);
  await picture(outbox, 'mail');
  const page = await pageBehind(outbox.getByRole('link', { name: /agreement/ }).first());
  await picture(page, 'customer');
  await page
    .getByRole('button', { name: /Accept/ })
    .first()
    .click();
}

/** What the new tenant's administrator does on their phone: the link of one mail, the code of another. */
async function openSignIn(browser: Browser, botUrl: string): Promise<void> {
  const phone = await browser.newPage({ viewport: { width: 360, height: 740 } });
  const outbox = await browser.newPage();
  await outbox.goto(`${botUrl}/outbox`);
  const link = outbox.getByRole('link', { name: /hand-over/ }).first();
  await phone.goto((await link.getAttribute('href')) ?? '');
  await picture(phone, 'sign-in-link');
  await phone.getByRole('button', { name: 'Send me the code' }).click();
  const code = outbox.getByText(/The code is \d{3} \d{3}/).first();
  while ((await code.count()) === 0) await outbox.reload();
  const [digits = ''] = /\d{3} \d{3}/.exec((await code.textContent()) ?? '') ?? [];
  await phone.getByLabel('Code from the mail').fill(digits);
  await picture(phone, 'sign-in-code');
  await phone.getByRole('button', { name: 'Open the sign-in' }).click();
  await picture(phone, 'sign-in');
  await phone.getByRole('button', { name: 'I have them' }).click();
}

/** What was written back there. */
async function lookIntoCrm(browser: Browser, crmUrl = ''): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 700 } });
  await page.goto(crmUrl);
  await picture(page, 'crm');
}

/** Saves what a window or a page shows, numbered in the order of the walk. */
async function picture(of: PlaygroundWindow | Page, name: string): Promise<void> {
  taken += 1;
  const path = join(pictures, `${String(taken).padStart(2, '0')}-${name}.png`);
  if ('picture' in of) await of.picture(path);
  else await of.screenshot({ path });
}
