import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { annCarter, fillInNewTenant } from '../test/flow/fill-in.ts';
import { type ProductOptions, people, startProduct } from '../test/flow/start-product.ts';
import { builtTab } from '../test/tab/built-tab.ts';
import { rep, storeOfDeals } from '../test/tab/demo-deals.ts';
import { type Looker, openTab, type TabOptions } from '../test/tab/open-tab.ts';
import { createMirroredWords, withoutMarks } from '../test/words/pseudo.ts';

/** A picture: who looks, where, and how. */
interface Shot extends TabOptions {
  readonly name: string;
  readonly who: Looker;
  readonly subPage: string;
}

const { manager } = people;
const views: readonly { readonly name: string; readonly subPage: string; readonly who: Looker }[] = [
  { name: 'my-work', subPage: 'my-work', who: { name: rep.name, aadObjectId: rep.id } },
  { name: 'approvals', subPage: 'approvals', who: manager },
  { name: 'review', subPage: 'approvals/contoso-pharmaceuticals', who: manager },
  { name: 'deals', subPage: 'deals', who: manager },
  { name: 'deal', subPage: 'deal/fourth-coffee', who: { name: rep.name, aadObjectId: rep.id } },
  { name: 'operations', subPage: 'operations', who: manager },
  { name: 'charts', subPage: 'charts', who: manager },
];
const tall = 1_800;
const shots: readonly Shot[] = views.flatMap(({ name, ...of }) => [
  { ...of, name: `${name}-light`, height: tall },
  { ...of, name: `${name}-dark`, theme: 'dark', height: tall },
  { ...of, name: `${name}-high-contrast`, theme: 'contrast', height: tall },
  { ...of, name: `${name}-phone`, width: 360, height: 2 * tall },
  // As the user guide shows it.
  { ...of, name: `${name}-guide`, width: 1_100, height: 760 },
]);

/** Leaves a picture of each view of the tab in each theme, on a phone, and written from the right to the left. */
export async function takeTabPictures(browser: Browser, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const tabFolder = await builtTab();
  await take({ tabFolder }, shots);
  const mirrored = views.map(({ name, ...of }) => ({ ...of, name: `${name}-mirrored`, height: tall }));
  await take({ tabFolder, words: createMirroredWords(), reads: withoutMarks }, mirrored);

  async function take(
    options: ProductOptions & { readonly tabFolder: string },
    wanted: readonly Shot[],
  ): Promise<void> {
    const store = await storeOfDeals(Date.now());
    const product = await startProduct({ ...options, store, settings: { OPERATORS: manager.aadObjectId } });
    try {
      const contact = { ...annCarter, 'E-mail': 'ann@wideworld.example' };
      await fillInNewTenant(product.rep, { name: 'Wide World', contact });
      await product.rep.press('Submit for approval');
      for (const { name, who, ...shot } of wanted) {
        const bot = { botUrl: product.botUrl, tabFolder: options.tabFolder };
        const tab = await openTab(browser, bot, who, shot);
        await tab.frame.locator('nav ~ main[aria-busy=false]:not(:has([role=progressbar]))').waitFor();
        await tab.page.locator('#tab').screenshot({ path: join(folder, `${name}.png`) });
        await tab.close();
      }
    } finally {
      await product.close();
    }
  }
}
