import assert from 'node:assert/strict';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import type { Window } from '../teams/chat-window.ts';

describe('a work list', () => {
  let product: Product;
  let ours: Window;
  beforeEach(async () => {
    product = await startProduct();
    // What somebody asks for who stands behind them in every order.
    await product.rep.say('onboard Theirs');
    ours = product.teams.window(people.secondRep);
    await ours.say('onboard Ours');
  });
  afterEach(() => product.close());

  it('is for nobody who reads along', async () => {
    const group = product.teams.window(people.secondRep, 'teams', '19:with-customers@thread.v2');
    await group.say('hello');
    assert.match(group.card().texts.join('\n'), /^Welcome, Sam Stone/);
    await group.say('my onboardings');
    assert.match(group.texts().at(-1) ?? '', /^Sam Stone: Others read along here/);
    const listed = { verb: 'work', id: '', revision: 0 };
    assert.match((await group.forge({ onboarding: listed })) ?? '', /^Others read along here/);
    assert.ok(!group.texts().some((text) => text.includes('Ours')));
  });

  it('shows nothing of others, wherever somebody says that a page of it begins', async () => {
    for (const name of ['', 'o', 't']) {
      for (const after of ['', '["",""]', 'no page', '0']) {
        const page = { verb: 'work', id: '', revision: 0, group: 'needs-you', name, after, index: 3 };
        await ours.forgeSubmit({ onboarding: page });
        const text = ours.card().texts.join('\n');
        assert.match(text, name === 't' ? /None of your onboardings begins with “t”/ : /Ours/, after);
        assert.doesNotMatch(text, /Theirs/, after);
      }
    }
  });
});
