import assert from 'node:assert/strict';
import { whatHappened } from '../../cards/what-happened.ts';
import { mendedBy } from '../../onboarding/mended-by.ts';
import { en } from '../../words/en/index.ts';
import { english } from '../../words/english.ts';
import { saying } from '../../words/saying.ts';
import { messagesOf } from '../../words/words.ts';

const toDo = /(?:^|[.,;:] )(?:then )?(?:ask|check|open|press|contact|correct|look|put|send|sign|wait|try|add|end)\b/i;

describe('what happened', () => {
  it('says nothing to do of whatever is for the operators', () => {
    const messages = messagesOf(en);
    const keys = Object.entries(mendedBy).flatMap(([key, by]) => (by === 'operators' ? [`errors.${key}`] : []));
    const told = keys.map((key) => {
      const names = [...(messages.get(key) ?? '').matchAll(/\{(\w+)/g)].map(([, name = '']) => [name, 'x']);
      return whatHappened(english, { key, values: Object.fromEntries(names) });
    });
    assert.deepEqual(
      told.filter((text) => text === '' || toDo.test(text)),
      [],
    );
  });

  it('is told of each line of an order, with its product', () => {
    const problem = saying('errors.partnerCenter.cart-line-10009');
    const [first, next] = (['Visio', 'Project'] as const).map((product) =>
      saying('errors.tasks.of-product', { product, problem }),
    );
    assert.ok(first && next);
    const problems = saying('errors.tasks.one-after-another', { first, next });
    const often = saying('errors.tasks.tried-often', {
      why: saying('errors.tasks.nothing-ordered', { problems }),
      attempts: 12,
    });
    assert.match(whatHappened(english, often), /^Visio: The limit .* is reached \(.*\)\. Project: The limit [^.]*\.$/);
  });
});
