import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../test/cards/open-browser.ts';
import { startProduct } from '../test/flow/start-product.ts';
import { takeCardPictures } from './card-pictures.ts';
import { stopChildren } from './child.ts';
import { demo } from './demo.ts';
import { openPlayground } from './open-playground.ts';
import { openPlaygroundWindow } from './playground-window.ts';
import { startCrm } from './start-product.ts';
import { takeTabPictures } from './tab-pictures.ts';
import { walkImport } from './walk/imported.ts';
import { operator, walkLiveCard } from './walk/live-card.ts';
import { walkNewTenant } from './walk/new-tenant.ts';
import { picturesInto, type Stage } from './walk/stage.ts';
import { walkTheirTenant } from './walk/their-tenant.ts';

/**
 * `node dev/walk.ts`: a customer without a tenant, one with, and ten from a list, as a rep, a manager and the customers
 * do it in their browsers. Leaves a picture of each step in .data/walk, and of every card as phones show it, in each
 * theme, in .data/walk/cards, and of each view of the tab in .data/walk/tab.
 */

const pictures = '.data/walk';
const folder = mkdtempSync(join(tmpdir(), 'onboarding-'));
const say = (line: string) => void process.stdout.write(`${line}\n`);

const browser = await openBrowser();
try {
  const crmUrl = await startCrm({ PATH: process.env.PATH }, folder, 42_011, say);
  const settings = {
    CRM: 'dataverse',
    DATAVERSE_URL: crmUrl,
    OPERATORS: `${demo.people.manager},${operator.aadObjectId}`,
  };
  const product = await startProduct({ settings });
  try {
    const { botUrl } = product;
    const [repUrl, managerUrl] = [
      await openPlayground({ person: 'rep', port: 56_160, botUrl, folder, say }),
      await openPlayground({ person: 'manager', port: 56_161, botUrl, folder, say }),
    ];
    const manager = await openPlaygroundWindow(browser, managerUrl);
    const rep = await openPlaygroundWindow(browser, repUrl);
    const stage: Stage = { browser, product, rep, manager, crmUrl, picture: picturesInto(pictures) };
    try {
      for (const story of [walkNewTenant, walkLiveCard, walkTheirTenant, walkImport]) await story(stage);
    } catch (thrown) {
      for (const window of [rep, manager]) await stage.picture(window, 'where-it-ended');
      throw thrown;
    }
    await takeCardPictures(browser, join(pictures, 'cards'));
    await takeTabPictures(browser, join(pictures, 'tab'));
  } finally {
    await product.close();
  }
} finally {
  await browser.close();
  await stopChildren();
  rmSync(folder, { recursive: true });
}
