import assert from 'node:assert/strict';
import { type Product, people, startProduct } from './start-product.ts';

const title = /^How the deals stand/;

describe('how the week was', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct({ settings: { DIGEST: 'on' } });
  });
  afterEach(() => product.close());

  it('is told to approvers on Monday morning, until they do not want it, and shown whenever they ask', async () => {
    const { rep, manager, teams } = product;
    const second = teams.window(people.secondManager);
    await second.open();
    const toMonday = () => {
      const at = new Date(product.now());
      const days = (8 - at.getUTCDay()) % 7 || 7;
      product.later(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + days, 9, 30) - at.getTime());
    };
    const times = (texts: readonly string[]) => texts.filter((text) => title.test(text)).length;
    toMonday();
    await manager.until(title);
    await second.until(title);
    assert.match((await manager.press('Not on Mondays')) ?? '', /I do not tell you on Mondays any more/);
    toMonday();
    await product.untilLogged(/told how the week was/, 2);
    assert.equal(times(second.texts()), 2);
    assert.equal(times(manager.texts()), 1);
    assert.equal(times(rep.texts()), 0);
    await manager.say('digest');
    assert.equal(times(manager.texts()), 2);
    await rep.say('digest');
    assert.match(rep.texts().at(-1) ?? '', /not part of what you do here/);
  });
});
