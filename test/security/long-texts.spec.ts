import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startAccount } from '../flow/fill-in.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import type { Window } from '../teams/chat-window.ts';

/** Nearly as much as fits into one activity, where each character takes three bytes. */
const most = 80_000;

describe('a text as long as an activity can be', () => {
  let product: Product;
  let secondRep: Window;
  beforeEach(async () => {
    product = await startProduct();
    secondRep = product.teams.window(people.secondRep);
    await secondRep.open();
  });
  afterEach(() => product.close());

  /** The longest, in ms, that nobody else was answered. Patterns that go back and forth took more than a minute. */
  async function longestHold(attack: () => Promise<unknown>): Promise<number> {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    await attack();
    delay.disable();
    return delay.max / 1e6;
  }

  it('typed, holds nobody up, and the next one is answered', async () => {
    const texts = ['!', '-', '”', '@', ' ', '&nbsp;', 'onboard ', '<at>'].map((unit) =>
      `status ${unit.repeat(most / unit.length)}`.concat('x'),
    );
    for (const text of [...texts, `${'?'.repeat(most)}x`, `onboard${' '.repeat(most)}\nx`]) {
      const held = await longestHold(() => product.rep.say(text));
      assert.ok(held < 2000, `${text.slice(0, 12)}…: ${held} ms`);
    }
    await secondRep.say('help');
    assert.ok(secondRep.texts().some((text) => text.includes('my onboardings')));
  });

  it('is read up to its 500th character, the bot’s mention among them', async () => {
    await product.rep.say(`<at>CSP Onboarding</at> help${' '.repeat(500)}, or rather cancel`);
    assert.ok(product.rep.texts().some((text) => text.includes('my onboardings')));
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
    const stranger = product.teams.window({ ...people.nobody, name: 'y'.repeat(most) });
    assert.ok((await longestHold(() => stranger.say('help'))) < 2000);
    assert.deepEqual(stranger.texts(), []);
    assert.ok(!product.stored().includes('y'.repeat(1000)));
  });
});
