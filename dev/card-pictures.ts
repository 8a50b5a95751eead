import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { everyView } from '../test/cards/sample-views.ts';
import { openChat, showCard } from '../test/cards/show-card.ts';

const phone = 340;

/** Saves a picture of every view as a phone shows it, in each theme of Teams. */
export async function takeCardPictures(browser: Browser, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const chat = await openChat(browser, phone);
  for (const [view, card] of Object.entries(everyView())) {
    for (const theme of ['light', 'dark', 'high-contrast'] as const) {
      await showCard(chat, card, theme);
      const path = join(folder, `${view.replaceAll(/\W+/g, '-')}-${theme}.png`);
      await chat.screenshot({ path, fullPage: true });
    }
  }
}
