import type { Browser, Locator } from 'playwright-core';

/** What a person does in a window of the Agents Playground. All of it is about the newest card. */
export interface PlaygroundWindow {
  say(text: string): Promise<void>;
  /** The same, of several lines at once. */
  paste(text: string): Promise<void>;
  fill(label: string, value: string): Promise<void>;
  /** Chooses in a list, a typeahead or among radio buttons. */
  choose(label: string, option: RegExp): Promise<void>;
  press(button: string | RegExp): Promise<void>;
  /** Waits until the newest card has this text. */
  sees(text: string | RegExp): Promise<void>;
  /** Saves what the window shows as a PNG file. */
  picture(path: string): Promise<void>;
}

/** Opens the window that a Playground serves at `url`, without its log, and waits until it can be typed in. */
export async function openPlaygroundWindow(browser: Browser, url: string): Promise<PlaygroundWindow> {
  const page = await browser.newPage({ viewport: { width: 1300, height: 1350 } });
  // Its fonts come from a server of Microsoft's; without a way there the page would wait for them.
  await page.route(/cdn\.office\.net/, (route) => route.abort());
  page.setDefaultTimeout(15_000);
  await page.goto(url);
  const box = page.locator('[contenteditable=true][role=textbox]');
  await box.waitFor();
  await page.getByTitle('Hide log panel').click();
  const card = page.locator('.ac-adaptiveCard').last();

  return {
    async say(text) {
      await box.click();
      await box.pressSequentially(text);
      await page.getByRole('button', { name: 'Send Message' }).click();
    },
    async paste(text) {
      await box.fill(text);
      await page.getByRole('button', { name: 'Send Message' }).click();
    },
    fill: (label, value) => card.getByLabel(label).first().fill(value),
    async choose(label, option) {
      const list = card.getByRole('combobox', { name: label });
      if (await isThere(list)) {
        await list.click();
        await page.getByRole('option', { name: option }).first().click();
      } else await card.getByRole('radio', { name: option }).first().check();
    },
    press: (name) => card.getByRole('button', { name }).first().click(),
    sees: (text) => card.filter({ hasText: text }).waitFor(),
    async picture(path) {
      // Buttons are greyed for a moment after a click.
      await card.locator('button:disabled').first().waitFor({ state: 'hidden' });
      await page.screenshot({ path });
    },
  };
}

async function isThere(locator: Locator): Promise<boolean> {
  return (await locator.count()) > 0;
}
