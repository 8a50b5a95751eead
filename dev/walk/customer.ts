import type { Page } from 'playwright-core';
import { codeMailedTo } from '../../test/flow/hand-over.ts';
import type { SentMail } from '../../test/flow/start-product.ts';
import type { Stage } from './stage.ts';

const phone = { width: 360, height: 740 };

/** What the new tenant's administrator does on their phone: the link of one mail, the code of another. */
export async function openSignIn(stage: Stage): Promise<void> {
  const { product, picture } = stage;
  const ann = 'ann.lee@abccorp.com';
  const mail = await openMail(stage, await product.mailTo(ann, /\/hand-over\//), 'sign-in');
  const page = await follow(mail);
  await picture(page, 'sign-in-link');
  await page.getByRole('button', { name: 'Send me the code' }).click();
  const code = await codeMailedTo(product, ann);
  await openMail(stage, await product.mailTo(ann, /code is/), 'code');
  await page.getByLabel('Code from the mail').fill(code);
  await picture(page, 'sign-in-code');
  await page.getByRole('button', { name: 'Open the sign-in' }).click();
  await page.getByText('admin@').waitFor();
  await picture(page, 'sign-in');
  await page.getByRole('button', { name: 'I have them' }).click();
  await page.getByText('is deleted').first().waitFor();
  await picture(page, 'sign-in-stored');
}

/** New customers accept the agreement at Microsoft. */
export async function acceptAgreement(stage: Stage): Promise<void> {
  const mail = await openMail(stage, await stage.product.mailTo('ann.lee@abccorp.com', /agreement/i), 'agreement');
  const page = await follow(mail);
  await stage.picture(page, 'agreement');
  await page.getByRole('button', { name: 'Accept' }).click();
}

/** Customers with a tenant accept us as their reseller; they have been reminded by then. */
export async function acceptAsReseller(stage: Stage): Promise<void> {
  const fay = 'fay@fabrikam-seattle.com';
  await openMail(stage, await stage.product.mailTo(fay, /On .* we asked/), 'reminder');
  const page = await follow(await openMail(stage, await stage.product.mailTo(fay), 'reseller-link'));
  await stage.picture(page, 'reseller');
  await page.getByRole('button', { name: 'Accept' }).click();
}

/** A mail as a phone shows it. */
async function openMail({ browser, picture }: Stage, { html }: SentMail, name: string): Promise<Page> {
  const page = await browser.newPage({ viewport: phone });
  await page.setContent(html);
  await picture(page, `mail-${name}`);
  return page;
}

/** Opens the link in it. */
async function follow(mail: Page): Promise<Page> {
  const address = await mail.getByRole('link').first().getAttribute('href');
  await mail.goto(address ?? '');
  return mail;
}
