import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import type { Card } from '../../cards/card.ts';

const rendererFile = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js');

/** A page with the official renderer, as wide as a narrow chat; like Teams it breaks words that are too long. */
export async function openChat(browser: Browser, width = 400): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.setContent(
    '<!doctype html><html lang="en"><body style="margin:0; overflow-wrap:anywhere"><div id="card"></div></body></html>',
  );
  await page.addScriptTag({ path: rendererFile });
  return page;
}

/** Shows this card in the page instead of the one before, with the host configuration of Teams. */
export async function showCard(page: Page, card: Card, theme: 'light' | 'dark' = 'light'): Promise<void> {
  await page.evaluate(drawInPage, { card, config: hostConfig(theme) });
}

/** What the last pressed button handed over: its data with the inputs merged in, as clients do; undefined before. */
export async function pressed(page: Page): Promise<unknown> {
  return page.evaluate(() => Reflect.get(globalThis, 'pressed'));
}

/** From microsoft/AdaptiveCards, MIT. */
function hostConfig(theme: 'light' | 'dark'): unknown {
  return JSON.parse(readFileSync(new URL(`./hostconfig-teams-${theme}.json`, import.meta.url), 'utf8'));
}

/** Runs in the page, where the renderer is the global `AdaptiveCards`. */
function drawInPage({ card, config }: { card: unknown; config: unknown }): void {
  const { AdaptiveCard, HostConfig } = Reflect.get(globalThis, 'AdaptiveCards');
  const drawn = new AdaptiveCard();
  drawn.hostConfig = new HostConfig(config);
  drawn.onExecuteAction = (action: { data: unknown }) => Reflect.set(globalThis, 'pressed', action.data);
  Reflect.deleteProperty(globalThis, 'pressed');
  drawn.parse(card);
  Reflect.get(globalThis, 'document').getElementById('card').replaceChildren(drawn.render());
}
