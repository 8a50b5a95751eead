import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { type Card, cardOf, isElement } from '../../cards/card.ts';
import { everywhere } from '../sample-records.ts';
import { openBrowser } from './open-browser.ts';
import {
  accountContext,
  agreementContext,
  approvalAt,
  cardAt,
  contractContext,
  everyView,
  subscriptionsContext,
} from './sample-views.ts';
import { accessibilityFaults, labelledCard, openChat, pressed, showCard, type Theme } from './show-card.ts';

const narrow = { width: 340, height: 800 };
const wide = { width: 1280, height: 800 };
/** As wide as a card is in a chat beside the list of chats, and as high as none of them may be. */
const usualWidth = 480;
const highest = 900;

interface Look {
  readonly theme: Theme;
  readonly size: typeof narrow;
  readonly rules?: readonly string[];
  readonly views: () => Readonly<Record<string, Card>>;
}

/**
 * Looked at are the views that show something in a way that none before does. What a theme changes is colours; all else is
 * looked at where there is the least room. High contrast is white and yellow on black whatever a card says: `npm run walk`
 * makes pictures of it.
 */
const looks: readonly Look[] = [
  { theme: 'light', size: narrow, views: () => viewsWithNew(waysIn) },
  { theme: 'dark', size: wide, rules: ['color-contrast'], views: () => viewsWithNew(coloursIn) },
];

/** The cards as the official renderer draws them: what people see, what their clicks hand over. */
describe('cards in a browser', () => {
  let browser: Browser;
  let page: Page;
  before(async () => {
    browser = await openBrowser();
    page = await openChat(browser);
  });
  after(() => browser.close());

  const fill = async (typed: Readonly<Record<string, string>>) => {
    for (const [label, text] of Object.entries(typed)) await page.getByLabel(label).fill(text);
  };
  /** Presses a button; what it hands over. */
  const press = async (name: string) => {
    await page.getByRole('button', { name }).click();
    return pressed(page);
  };

  it('hands over exactly what was filled in, found by label', async () => {
    await showCard(page, cardAt('account', accountContext));
    await fill({ 'First name': 'Ann', 'Last name': 'Lee', 'E-mail': 'ann@abccorp.com' });
    await fill({ 'Website or mail domain': 'abccorp.com' });
    assert.deepEqual(await press('Continue'), {
      onboarding: { verb: 'save-account', name: '', id: sampleId, revision: 1 },
      accountName: 'ABC Corp',
      contact0FirstName: 'Ann',
      contact0LastName: 'Lee',
      contact0Email: 'ann@abccorp.com',
      website: 'abccorp.com',
    });
  });

  it('lets a contact be added while the first one is unfinished, and keeps what was typed', async () => {
    await showCard(page, cardAt('account', accountContext));
    await fill({ 'First name': 'Ann' });
    assert.deepEqual(await press('Add contact'), {
      onboarding: { verb: 'add-contact', id: sampleId, revision: 1 },
      accountName: 'ABC Corp',
      contact0FirstName: 'Ann',
    });
  });

  it('shows a mistake beside its field with everything still there', async () => {
    const inputs = { contact0FirstName: 'Ann', contact0Email: 'ann at abccorp', contact1Phone: '1' };
    const errors = { contact0Email: 'Enter an e-mail address like ann@abccorp.com.' };
    await showCard(page, cardAt('account', accountContext, { inputs, errors }));
    assert.equal(await page.getByLabel('First name').first().inputValue(), 'Ann');
    const email = page.getByLabel('E-mail').first();
    assert.equal(await email.inputValue(), 'ann at abccorp');
    const [field, mistake] = [await email.boundingBox(), await page.getByText(errors.contact0Email).boundingBox()];
    assert.ok(field && mistake && mistake.y >= field.y + field.height && mistake.y < field.y + field.height + 30);
    assert.equal(await page.getByLabel('Phone').nth(1).inputValue(), '1');
  });

  it('tells an edit button apart by its part, and sends no half-filled form along', async () => {
    await showCard(page, cardAt('contract', contractContext));
    await fill({ Name: '' });
    await page.getByRole('button', { name: 'What is filled in' }).click();
    await page.getByTitle('Edit company details').click();
    const { onboarding, ...inputs } = Object(await pressed(page));
    assert.deepEqual([onboarding.verb, onboarding.part], ['edit', 'company']);
    assert.deepEqual(inputs, {});
  });

  it('asks for six things of a contract, and hands over the rest too', async () => {
    await showCard(page, cardAt('contract', contractContext));
    assert.equal(await page.locator('input:visible, select:visible, textarea:visible').count(), 6);
    await press('More options');
    await fill({ 'Discount in percent': '2.5' });
    await page.getByLabel('Billing frequency').selectOption('Every year');
    const { onboarding: _, ...inputs } = Object(await press('Continue'));
    assert.deepEqual(inputs, {
      contractName: 'ABC-Corp-CSP-Monthly',
      frequency: 'annual',
      paymentTerms: 'net-30',
      billingContact: '0',
      billingPolicy: 'advance',
      currency: 'USD',
      termMonths: '12',
      autoRenew: 'true',
      discountPercent: '2.5',
    });
  });

  it('takes the date of a signed agreement', async () => {
    await showCard(page, cardAt('agreement', agreementContext));
    await page.getByLabel('Already signed', { exact: true }).check();
    await fill({ 'Date signed': '2026-11-16' });
    const { how, signedOn, signatoryEmail } = Object(await press('Continue'));
    assert.deepEqual([how, signedOn, signatoryEmail], ['already-signed', '2026-11-16', 'ann@abccorp.com']);
  });

  it('hands a line over with what becomes of it', async () => {
    await showCard(page, cardAt('line', subscriptionsContext));
    await fill({ Seats: '25' });
    await page.getByLabel('Ends: nothing more to pay').check();
    const { quantity, plan, endOfTerm } = Object(await press('Add another'));
    assert.deepEqual([quantity, plan, endOfTerm], ['25', 'P1Y/monthly', 'cancel']);
  });

  it('hands over what an approver writes, and which part it is about', async () => {
    await showCard(page, approvalAt('awaiting-approval'));
    await press('Send back, ask, pass on');
    await fill({ 'Comment, reason or question': 'Too cheap' });
    await page.getByRole('button', { name: 'About a part' }).click();
    await page.getByLabel('What sending it back is about').selectOption('Billing contract');
    await page.getByRole('button', { name: 'Send back', exact: true }).click();
    const { reason, part } = Object(await pressed(page));
    assert.deepEqual([reason, part], ['Too cheap', 'contract']);
    assert.equal(Object(await press('Approve')).reason, 'Too cheap');
  });

  it('shows hostile names literally and never scrolls sideways at 340 pixels', async () => {
    await page.setViewportSize(narrow);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template would evaluate
    const name = '${1+1} <b>**bold**</b> [x](javascript:alert(1)) <at>x</at> \u202eAB';
    for (const [view, card] of Object.entries(everyView({ ...everywhere(name), lastName: 'W'.repeat(100) }))) {
      await showCard(page, card);
      const { overflow, links, text } = await page.evaluate(lookAround);
      assert.ok(overflow <= 0, `${view} is ${overflow} pixels too wide`);
      assert.equal(links, 0, `${view} has a link made of somebody's text`);
      if (!['help', 'empty list', 'unavailable', 'nothing needs attention', 'goes on'].includes(view))
        assert.ok(text.includes(name), `${view} does not show the name as it is`);
    }
  });

  it('is no higher than a window as long as nobody unfolds it, on a test system too, and has no button cut, in a narrow chat and in a usual one', async () => {
    const faults: string[] = [];
    await page.setViewportSize({ width: usualWidth, height: highest });
    for (const [view, card] of Object.entries(everyView())) {
      await showCard(page, labelledCard(card));
      for (const { width, height, cut } of await page.evaluate(spaceTaken, [narrow.width, usualWidth])) {
        if (height >= highest) faults.push(`${view}: ${height} pixels high at ${width}`);
        faults.push(...cut.map((button) => `${view}: “${button}” is cut at ${width}`));
      }
    }
    assert.deepEqual(faults, []);
  });

  for (const { theme, size, rules, views } of looks) {
    it(`has no fault that axe-core knows, ${theme} and ${size.width} pixels wide`, async () => {
      await page.setViewportSize(size);
      const found: string[] = [];
      for (const [view, card] of Object.entries(views())) {
        await showCard(page, opened(labelledCard(card)), theme);
        found.push(...(await accessibilityFaults(page, rules)).map((fault) => `${view}: ${fault}`));
      }
      assert.deepEqual(found, []);
    });
  }
});

const sampleId = '5f0c7f6e-9a52-4a40-8d0f-2f6f3f6f0001';

/** Those in which something is shown in a way that it is in none before. */
function viewsWithNew(ways: (card: Card) => readonly string[]): Readonly<Record<string, Card>> {
  const known = new Set<string>();
  const isNew = ([, card]: [string, Card]) => {
    const before = known.size;
    for (const way of ways(card)) known.add(way);
    return known.size > before;
  };
  return Object.fromEntries(Object.entries(everyView()).filter(isNew));
}

/** What makes the contrast: what it is, how large and thick, in which colour, on which ground. */
function coloursIn(node: unknown, ground = ''): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((each) => coloursIn(each, ground));
  if (!isElement(node)) return [];
  const { type, style = '', color, isSubtle, size, weight, appearance } = node;
  const own = [type, style, color, isSubtle, size, weight, appearance, ground].map(String).join();
  return [own, ...Object.values(node).flatMap((each) => coloursIn(each, `${style || ground}`))];
}

/** The colours, and what else an element is drawn by: what it has, and what it stands in. */
function waysIn(card: Card): readonly string[] {
  const elements = (node: unknown, within: unknown): readonly string[] => {
    if (Array.isArray(node)) return node.flatMap((each) => elements(each, within));
    if (!isElement(node)) return [];
    const { type, fallback: _, data: __, ...drawn } = node;
    const own = type === undefined ? [] : [`${within} ${type} ${Object.keys(drawn).toSorted()}`];
    return [...own, ...Object.values(drawn).flatMap((each) => elements(each, type ?? within))];
  };
  return [...coloursIn(card), ...elements(card, '')];
}

/** With everything that a button would unfold. */
function opened({ body }: Card): Card {
  return cardOf(JSON.parse(JSON.stringify(body), (key, value) => (key === 'isVisible' ? true : value)));
}

interface Box {
  getBoundingClientRect(): { right: number };
}
interface Button extends Box {
  readonly textContent: string;
  readonly parentElement: Box;
}

interface Space {
  readonly width: number;
  readonly height: number;
  readonly cut: readonly string[];
}

/** Runs in the page. */
function spaceTaken(widths: readonly number[]): readonly Space[] {
  const card = Reflect.get(globalThis, 'document').getElementById('card');
  const rightOf = (element: Box) => element.getBoundingClientRect().right;
  const at = (width: number) => {
    card.style.width = `${width}px`;
    const buttons: Iterable<Button> = card.querySelectorAll('button');
    const cut = [...buttons].filter((button) => rightOf(button) > rightOf(button.parentElement) + 1);
    return { width, height: card.scrollHeight, cut: cut.map(({ textContent }) => textContent) };
  };
  const spaces = widths.map(at);
  card.style.width = '';
  return spaces;
}

/** Runs in the page. */
function lookAround(): { overflow: number; links: number; text: string } {
  const { body } = Reflect.get(globalThis, 'document');
  return {
    overflow: body.scrollWidth - body.clientWidth,
    links: body.querySelectorAll('a[href^="javascript"], b, at').length,
    text: body.textContent,
  };
}
