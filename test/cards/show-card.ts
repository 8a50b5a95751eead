import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import type { Card } from '../../cards/card.ts';

const rendererFile = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js');

/** Teams' host configuration for the official renderer; from microsoft/AdaptiveCards, MIT. */
function hostConfig(theme: 'light' | 'dark'): unknown {
  return JSON.parse(readFileSync(new URL(`./hostconfig-teams-${theme}.json`, import.meta.url), 'utf8'));
}

/** A page that shows nothing but this card, drawn by the official renderer as wide as a narrow chat. */
export async function showCard(
  browser: Browser,
  card: Card,
  { width = 400, theme = 'light' }: { width?: number; theme?: 'light' | 'dark' } = {},
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.setContent(`<!doctype html><html lang="en"><body style="margin:0"><div id="card"></div></body></html>`);
  await page.addScriptTag({ path: rendererFile });
  await page.evaluate(drawInPage, { card, config: hostConfig(theme) });
  return page;
}

/** What the last pressed button handed over: its data with the inputs merged in, as clients do; undefined before. */
export async function pressed(page: Page): Promise<unknown> {
  return page.evaluate(() => Reflect.get(globalThis, 'pressed'));
}

/** Runs in the page, where the renderer is the global `AdaptiveCards`. */
function drawInPage({ card, config }: { card: unknown; config: unknown }): void {
  const { AdaptiveCard, HostConfig } = Reflect.get(globalThis, 'AdaptiveCards');
  const drawn = new AdaptiveCard();
  drawn.hostConfig = new HostConfig(config);
  drawn.onExecuteAction = (action: { data: unknown }) => Reflect.set(globalThis, 'pressed', action.data);
  drawn.parse(card);
  Reflect.get(globalThis, 'document').getElementById('card').append(drawn.render());
}
