import type { Browser } from 'playwright-core';
import { openBrowser } from '../test/cards/open-browser.ts';
import { startAccount } from '../test/flow/fill-in.ts';
import { type Product, people, startProduct } from '../test/flow/start-product.ts';
import { builtTab } from '../test/tab/built-tab.ts';
import { sizeOfFirstView } from '../test/tab/first-view.ts';
import { openTab } from '../test/tab/open-tab.ts';
import type { Figure } from './figures.ts';
import { tabGoals } from './goals.ts';

const rounds = 7;

/** What a browser has to load for the first view, and how soon it shows something, and one's own work. */
export async function measureTab(): Promise<readonly Figure[]> {
  const tabFolder = await builtTab();
  const [browser, product] = await Promise.all([openBrowser(), startProduct({ tabFolder })]);
  try {
    await startAccount(product.rep);
    const paints: Paint[] = [];
    for (let round = -1; round < rounds; round++) {
      const paint = await paintOf(browser, product, tabFolder);
      if (round >= 0) paints.push(paint);
    }
    return [
      {
        name: 'the tab’s scripts for its first view',
        values: [await sizeOfFirstView(tabFolder)],
        unit: 'KB',
        goal: tabGoals.size,
      },
      {
        name: 'the tab’s first paint',
        values: paints.map(({ first }) => first),
        unit: 'ms',
        goal: tabGoals.firstPaint,
      },
      {
        name: 'one’s own work in the tab',
        values: paints.map(({ work }) => work),
        unit: 'ms',
        goal: tabGoals.firstPaint,
      },
    ];
  } finally {
    await browser.close();
    await product.close();
  }
}

/** In ms since the tab’s page was asked for. */
interface Paint {
  readonly first: number;
  readonly work: number;
}

/** By a browser that has nothing of it yet. */
async function paintOf(browser: Browser, { botUrl }: Product, tabFolder: string): Promise<Paint> {
  const tab = await openTab(browser, { botUrl, tabFolder }, people.rep);
  try {
    const work = tab.frame.getByRole('link', { name: 'ABC Corp' });
    await work.waitFor();
    return {
      work: await work.evaluate('performance.now()'),
      first: await work.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"),
    };
  } finally {
    await tab.close();
  }
}
