import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { z } from 'zod';
import { readAssets } from '../../bot/tab/assets.ts';
import { renderHostPage } from '../../bot/tab/page.ts';
import { faultsOfPage } from '../cards/show-card.ts';

/** As Teams calls its themes. */
export type TeamsTheme = 'default' | 'dark' | 'contrast';

/** Who looks: the people of `start-product` are such. */
export interface Looker {
  readonly name: string;
  readonly aadObjectId: string;
}

export interface TabOptions {
  readonly theme?: TeamsTheme;
  readonly width?: number;
  readonly height?: number;
  /** Where a link into the tab leads, such as `deal/abc-1`. */
  readonly subPage?: string;
  /** What `getAuthToken` gives; without it what the bot on a desk gives to this person. */
  readonly token?: () => Promise<string>;
}

/** The tab within Teams. */
export interface OpenTab {
  /** Teams. */
  readonly page: Page;
  /** The tab in it. */
  readonly frame: FrameLocator;
  /** What the page threw, and what its policy refused. */
  readonly complaints: readonly string[];
  /** What Teams was asked to open. */
  readonly opened: readonly string[];
  setTheme(theme: TeamsTheme): Promise<void>;
  /** Asks at once for what would be asked for within seconds. */
  lookAgain(): Promise<void>;
  /** What axe-core finds wrong with what is shown. @param only the rules to go by; all without it */
  faults(only?: readonly string[]): Promise<readonly string[]>;
  /** By how many pixels what is shown is too wide. */
  tooWide(): Promise<number>;
  /** The colour that all stands on. */
  background(): Promise<string>;
  /** What has the focus: its role is not told, its text is. */
  focused(): Promise<string>;
  /** The part of the tab's address after `/tab/`. */
  place(): string;
  close(): Promise<void>;
}

const teams = 'https://teams.microsoft.com';

/** How long the tab may take to follow, in ms. */
const patience = 10_000;

/** In the tab: the colour that all stands on. */
const background = 'getComputedStyle(document.querySelector("main").parentElement).backgroundColor';
/** Less than a test may take, so that it says what it waited for. */
const patienceMs = 15_000;

/**
 * Opens the tab as somebody has it in Teams: teams-js as it is, in a page of Teams' own origin that plays the host.
 * @param bot where it is, and the folder of the tab that it was started with
 */
export async function openTab(
  browser: Browser,
  bot: { readonly botUrl: string; readonly tabFolder: string },
  who: Looker,
  options: TabOptions = {},
): Promise<OpenTab> {
  const { theme = 'default', width = 1200, height = 900, subPage = '' } = options;
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  await playTeams(context, bot, who, options.token ?? (() => deskToken(bot.botUrl, who)));
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const complaints: string[] = [];
  const opened: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    const text = message.text();
    // teams-js asks for a newer list of hosts than its own, which our policy does not let it.
    if (/Content Security Policy/.test(text) && !text.includes('res.cdn.office.net')) complaints.push(text);
  });
  context.on('page', (other) => opened.push(other.url()));
  await page.goto(`${teams}/?theme=${theme}#${encodeURIComponent(subPage)}`);
  const inner = () => {
    const found = page.frames().find((one) => one.url().startsWith(`${bot.botUrl}/tab`));
    if (found === undefined) throw new Error('Teams shows no tab');
    return found;
  };
  return {
    page,
    frame: page.frameLocator('#tab'),
    complaints,
    opened,
    async setTheme(name) {
      const isOther = (await page.locator('#theme').inputValue()) !== name;
      const before: string = await inner().evaluate(background);
      await page.selectOption('#theme', name);
      if (!isOther) return;
      // Teams tells of it by a message, which the tab hears a moment later. Its policy lets no question wait in it.
      for (const deadline = Date.now() + patience; Date.now() < deadline; ) {
        if ((await inner().evaluate(background)) !== before) return;
        await pause(10);
      }
      throw new Error(`the tab does not change to ${name}`);
    },
    lookAgain: () => inner().evaluate('void document.dispatchEvent(new Event("visibilitychange"))'),
    faults: (only) => faultsOfPage(inner(), only),
    tooWide: () => inner().evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    background: () => inner().evaluate(background),
    focused: () => inner().evaluate('document.activeElement?.textContent ?? ""'),
    place: () => decodeURIComponent(inner().url().slice(`${bot.botUrl}/tab/`.length)),
    close: () => context.close(),
  };
}

/** Every request to Teams is answered here: by its page, its script, which is of our bundle, and a token. */
async function playTeams(
  context: BrowserContext,
  { botUrl, tabFolder }: { readonly botUrl: string; readonly tabFolder: string },
  who: Looker,
  token: () => Promise<string>,
): Promise<void> {
  const assets = readAssets(tabFolder);
  if (assets === undefined) throw new Error('the tab was not built');
  const people = [{ id: who.aadObjectId, name: who.name, about: '' }];
  const html = renderHostPage({ tab: `${botUrl}/tab`, people, tokens: '/token' }, assets.bundle, 'nonce');
  await context.route(`${teams}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/token') {
      const given = await token().catch(() => undefined);
      return route.fulfill(given === undefined ? { status: 401 } : { json: { token: given } });
    }
    if (!pathname.startsWith('/tab/assets/')) return route.fulfill({ contentType: 'text/html', body: html });
    const script = await assets.find(pathname.slice('/tab/assets/'.length), '');
    return script === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ contentType: 'text/javascript', body: script.contents });
  });
}

/** As the page that plays Teams gets it on a desk. */
export async function deskToken(botUrl: string, { aadObjectId, name }: Looker): Promise<string> {
  const response = await fetch(`${botUrl}/tab/host/token?${new URLSearchParams({ person: aadObjectId, name })}`);
  const { token } = z.object({ token: z.string() }).parse(await response.json());
  return token;
}
