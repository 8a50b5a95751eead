import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Product } from '../../test/flow/start-product.ts';
import type { PlaygroundWindow } from '../playground-window.ts';

/** What a story happens on: the product under a clock that can be put forward, and the windows of two people. */
export interface Stage {
  readonly browser: Browser;
  readonly product: Product;
  readonly rep: PlaygroundWindow;
  readonly manager: PlaygroundWindow;
  readonly crmUrl: string;
  /** Saves what a window or a page shows, numbered in the order of the walk. */
  picture(of: PlaygroundWindow | Page, name: string): Promise<void>;
}

/** Takes the pictures of a walk into a folder, which is emptied before. */
export function picturesInto(folder: string): Stage['picture'] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  return async (of, name) => {
    taken += 1;
    const path = join(folder, `${String(taken).padStart(2, '0')}-${name}.png`);
    if ('picture' in of) await of.picture(path);
    else await of.screenshot({ path, fullPage: true });
  };
}
