import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Frame, Page } from 'playwright-core';
import { labelledWith } from '../../bot/teams/channel/labelled.ts';
import { type Card, cardOf, isElement } from '../../cards/card.ts';

const require = createRequire(import.meta.url);
const scripts = [require.resolve('adaptivecards/dist/adaptivecards.js'), require.resolve('axe-core/axe.min.js')];

export type Theme = 'light' | 'dark' | 'high-contrast';

/** A page with the official renderer, as wide as a narrow chat; like Teams it breaks words that are too long. */
export async function openChat(browser: Browser, width = 400): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.setContent(
    '<!doctype html><html lang="en"><body style="margin:0; overflow-wrap:anywhere"><div id="card"></div></body></html>',
  );
  for (const path of scripts) await page.addScriptTag({ path });
  return page;
}

const longestLabel = 'ACCEPTANCE-2';

/** The card as it leaves a system that is not production, with a label as long as may be. */
export function labelledCard(card: Card): Card {
  const labelled = labelledWith(longestLabel)(card);
  return cardOf(isElement(labelled) && Array.isArray(labelled.body) ? labelled.body : []);
}

/** Shows this card in the page instead of the one before, with the host configuration of Teams. */
export async function showCard(page: Page, card: Card, theme: Theme = 'light'): Promise<void> {
  await page.evaluate(drawInPage, { card, config: hostConfig(theme) });
}

/** What the last pressed button handed over: its data with the inputs merged in, as clients do; undefined before. */
export async function pressed(page: Page): Promise<unknown> {
  return page.evaluate(() => Reflect.get(globalThis, 'pressed'));
}

/**
 * What axe-core finds wrong with the card shown, one sentence for each element.
 * @param only the rules to go by; all that it has by default when left out
 */
export async function accessibilityFaults(page: Page, only?: readonly string[]): Promise<readonly string[]> {
  return page.evaluate(examineInPage, { only, within: '#card' });
}

/** The same of a whole page of ours; its own policy lets no other script in, so axe-core comes from outside of it. */
export async function faultsOfPage(page: Page | Frame, only?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(examineInPage, { only, within: 'html' });
}

/**
 * From microsoft/AdaptiveCards, MIT. There is none for high contrast: that is the dark one in the few colours of Fluent's
 * `teamsHighContrastTheme`.
 */
function hostConfig(theme: Theme): unknown {
  const file = new URL(`./hostconfig-teams-${theme === 'light' ? 'light' : 'dark'}.json`, import.meta.url);
  const config: unknown = JSON.parse(readFileSync(file, 'utf8'), theme === 'high-contrast' ? inFewColours : undefined);
  return config;
}

function inFewColours(name: string, value: unknown): unknown {
  if (name === 'backgroundColor') return '#000000';
  if (name === 'borderColor' || name === 'lineColor') return '#ffffff';
  if (name === 'foregroundColors') {
    const white = { default: '#ffffff', subtle: '#ffffff' };
    const names = ['default', 'dark', 'light', 'good', 'warning', 'attention'];
    return {
      ...Object.fromEntries(names.map((each) => [each, white])),
      accent: { default: '#ffff00', subtle: '#ffff00' },
    };
  }
  return value;
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

/** Runs in the page, where axe-core is the global `axe`. */
async function examineInPage({
  only,
  within,
}: {
  only?: readonly string[] | undefined;
  within: string;
}): Promise<string[]> {
  const options = only === undefined ? {} : { runOnly: only };
  // By these Fluent's keyboard (Tabster) leads the focus on: nobody stays there.
  const where = { include: [within], exclude: ['[data-tabster-dummy]'] };
  const { violations } = await Reflect.get(globalThis, 'axe').run(where, { ...options, resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}
