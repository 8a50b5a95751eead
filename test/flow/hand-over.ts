import assert from 'node:assert/strict';
import type { Window } from '../teams/chat-window.ts';
import { openLinkIn, openPage, type Page } from './customer.ts';
import type { Product } from './start-product.ts';

// The two ways in which the sign-in of a new tenant is handed over; before that nobody is asked to accept an agreement.

/** The rep takes it, to bring it to the customer in some way of their own. */
export async function takeCredentials(rep: Window, onboarding = 'ABC Corp'): Promise<void> {
  await rep.say(`status ${onboarding}`);
  await rep.press('Open credentials');
  const link = rep.card().buttons.find(({ title }) => title === 'Show credentials')?.url ?? assert.fail('no link');
  const stored = await (await (await openPage(link)).submit()).submit();
  assert.match(stored.html, /is deleted/);
  await rep.say(`status ${onboarding}`);
}

/** The code that stands in the newest mail to somebody. @param not another than this one, which came before */
export async function codeMailedTo(product: Product, to: string, not = ''): Promise<string> {
  const other = not === '' ? '' : `(?!${not.slice(0, 3)} ${not.slice(3)})`;
  const { text } = await product.mailTo(to, new RegExp(`code is ${other}\\d{3} \\d{3}`));
  return /code is (\d{3} \d{3})/.exec(text)?.[1]?.replace(' ', '') ?? assert.fail('no code');
}

export async function openHandOver(product: Product, to: string): Promise<Page> {
  return openLinkIn(await product.mailTo(to, /\/hand-over\//));
}

/** Opens the link that came by mail, and asks for the code. */
export async function askForCode(product: Product, to: string): Promise<{ asked: Page; code: string }> {
  const asked = await (await openHandOver(product, to)).submit();
  return { asked, code: await codeMailedTo(product, to) };
}

/** The customer opens the link that the rep sent, with the code, and says that they have it. @returns what was shown */
export async function openSignIn(product: Product, to = 'ann@abccorp.com'): Promise<string> {
  const { asked, code } = await askForCode(product, to);
  const shown = await asked.submit({ code });
  await shown.submit();
  return shown.html;
}
