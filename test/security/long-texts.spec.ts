import assert from 'node:assert/strict';
import { startAccount } from '../flow/fill-in.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import type { Window } from '../teams/chat-window.ts';

/** Nearly as much of it as fits into one activity, which is JSON. */
const filledWith = (unit: string) => unit.repeat(250_000 / (Buffer.byteLength(JSON.stringify(unit)) - 2));

describe('a text as long as an activity can be', () => {
  let product: Product;
  let secondRep: Window;
  beforeEach(async () => {
    product = await startProduct();
    secondRep = product.teams.window(people.secondRep);
    await secondRep.open();
  });
  afterEach(() => product.close());

  /** The longest, in ms, that nobody else was answered: no longer than the answer took. Bad patterns took more than a minute. */
  async function longestHold(attack: () => Promise<unknown>): Promise<number> {
    const begun = performance.now();
    await attack();
    return performance.now() - begun;
  }

  it('typed, holds nobody up, and the next one is answered', async () => {
    const texts = ['!', '-', '”', '@', ' ', '&nbsp;', 'onboard ', '<at>'].map((unit) => `status ${filledWith(unit)}x`);
    for (const text of [...texts, `${filledWith('?')}x`, `onboard${filledWith(' ')}\nx`]) {
      const held = await longestHold(() => product.rep.say(text));
      assert.ok(held < 2000, `${text.slice(0, 12)}…: ${held} ms`);
    }
    await secondRep.say('help');
    assert.ok(secondRep.texts().some((text) => text.includes('my onboardings')));
  });

  it('pasted, as what Teams sends of formatted text too, holds nobody up, and the next one is answered', async () => {
    const tags = ['<at Mention', 'Mention', '<', '<at ', '<a@', '<style'];
    const marks = ['&#', '&uuml;', '[', '](', '**', '|', '\n', ', '];
    for (const begin of ['', '<br>', '<at '])
      for (const each of [...tags, ...marks]) {
        const content = `${begin}${filledWith(each)}`;
        const held = await longestHold(() => product.rep.send('onboard', [{ contentType: 'text/html', content }]));
        assert.ok(held < 2000, `${begin}${each}…: ${held} ms`);
      }
    await secondRep.say('help');
    assert.ok(secondRep.texts().some((text) => text.includes('my onboardings')));
  });

  it('is read as a command up to its 600th character, the bot’s mention not counted, and answered however it goes on', async () => {
    await product.rep.say(`<at>CSP Onboarding</at> ${'help'.padEnd(600)}, or rather cancel`);
    assert.ok(product.rep.texts().some((text) => text.includes('my onboardings')));
    await product.rep.say(`${'status'.padEnd(590)} ABC Corp, as pasted with what stood below it`);
    assert.ok(product.rep.texts().some((text) => text.startsWith('There is no onboarding called')));
  });

  it('in a card is a mistake beside its field, and what is typed properly then counts', async () => {
    await product.rep.say('onboard ABC Corp');
    const held = await longestHold(() =>
      product.rep.press('Continue', { 'E-mail': `${'@'.repeat(50_000)} `, 'Phone (optional)': '-'.repeat(50_000) }),
    );
    assert.ok(held < 2000, `${held} ms`);
    assert.ok(Object.keys(product.rep.mistakes()).includes('E-mail'));
    await startAccount(secondRep, 'Fabrikam');
    assert.ok(secondRep.texts().includes('First registration with Provider?'));
  });

  it('in place of a name is not from Teams, and nothing of it is kept', async () => {
    const stranger = product.teams.window({ ...people.nobody, name: filledWith('y') });
    assert.ok((await longestHold(() => stranger.say('help'))) < 2000);
    assert.deepEqual(stranger.texts(), []);
    assert.ok(!product.stored().includes('y'.repeat(1000)));
  });
});
