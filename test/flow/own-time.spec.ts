import assert from 'node:assert/strict';
import type { Window } from '../teams/chat-window.ts';
import { annCarter, fillInNewTenant } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const german = /\b\d{2}\.\d{2}\.\d{4}, \d{2}:\d{2}(?! UTC)/;
const american = /\b[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d{2}\s[AP]M/;
const inUtc = /\b\d{1,2} [A-Z][a-z]{2} \d{4}, \d{2}:\d{2} UTC/;

describe('days, times and amounts', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());
  const texts = (window: Window) => window.card().texts.join('\n');

  it('are written as each person is used to, also where the bot speaks first', async () => {
    const { teams } = product;
    const rep = teams.window({ ...people.rep, locale: 'de-DE', timeZone: 'Europe/Berlin' });
    const manager = teams.window({ ...people.manager, locale: 'en-US', timeZone: 'America/New_York' });
    await manager.say('hello');
    await fillInNewTenant(rep);
    assert.match(texts(rep), /\d,\d\d\s\$/);
    assert.match(texts(rep), german);
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    assert.match(texts(manager), american);
    assert.doesNotMatch(texts(manager), inUtc);
    await manager.press('Approve');
    assert.match(await rep.until(/^Morgan Lee approved ABC Corp/), /\d,\d\d\s\$/, 'the news, too');
    await rep.until(/^Kept safe since \d\d\.\d\d\.\d{4}, until they are handed over\.$/);
    assert.doesNotMatch(texts(rep), inUtc);
  });

  it('are in UTC where others read along, and for who does not say where they are', async () => {
    const { teams } = product;
    const there = { ...people.rep, locale: 'de-DE', timeZone: 'Europe/Berlin' };
    const group = teams.window(there, 'teams', '19:group@thread.v2');
    await fillInNewTenant(group);
    assert.match(texts(group), inUtc);
    const contact = { ...annCarter, 'E-mail': 'ann@contoso.example' };
    await fillInNewTenant(product.rep, { name: 'Contoso', contact });
    assert.match(texts(product.rep), inUtc);
  });
});
