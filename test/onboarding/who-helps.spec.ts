import assert from 'node:assert/strict';
import type { mendedBy } from '../../onboarding/mended-by.ts';
import { causeOf, whoHelps } from '../../onboarding/who-helps.ts';
import type { Key } from '../../words/catalogue.ts';
import { type Saying, saying } from '../../words/saying.ts';

/** What a task can fail with; the others are said where somebody waits for an answer, or to whoever starts the bot. */
type Met = Extract<
  Key,
  `errors.${'partnerCenter' | 'tasks' | 'mail' | 'store' | 'secrets' | 'teams' | 'identity' | 'crm' | 'limits'}.${string}`
>;
type Mapped = `errors.${keyof typeof mendedBy}`;
/** Does not compile with another word than `none` as long as one is on one side alone. */
const unmapped: [Exclude<Met, Mapped>] extends [never] ? 'none' : Exclude<Met, Mapped> = 'none';
const unknown: [Exclude<Mapped, Met>] extends [never] ? 'none' : Exclude<Mapped, Met> = 'none';

const fault = (code: `400-${2007 | 3000 | 800018}`): Saying => ({
  key: `errors.partnerCenter.fault-${code}`,
  values: {},
});
const lines = (first: Saying, next: Saying) =>
  saying('errors.tasks.cart-refused', { problems: saying('errors.tasks.one-after-another', { first, next }) });
const seats = saying('errors.partnerCenter.cart-line-10002');
const sandbox = saying('errors.partnerCenter.cart-line-10009');

describe('who helps', () => {
  it('is said of every problem that a task can meet', () => {
    assert.deepEqual([unmapped, unknown], ['none', 'none']);
  });

  it('follows from what lies behind it, and from what the task sends', () => {
    const says = saying('errors.partnerCenter.partner-center-says', { sentence: fault('400-3000'), detail: 'domain' });
    assert.deepEqual(whoHelps(says, 'create-customer'), { who: 'rep', part: 'company' });
    assert.deepEqual(whoHelps(says, 'check-out'), { who: 'rep', part: 'subscriptions' });
    assert.deepEqual(whoHelps(says, 'check-verification'), { who: 'operators' });
    const unclear = saying('errors.partnerCenter.refused');
    assert.deepEqual(whoHelps(unclear, 'create-customer'), { who: 'rep', part: 'company', orRetry: true });
    assert.deepEqual(whoHelps(unclear, 'check-order'), { who: 'operators' });
    assert.deepEqual(whoHelps(lines(sandbox, seats), 'create-cart'), { who: 'rep', part: 'subscriptions' });
    assert.deepEqual(whoHelps(lines(sandbox, sandbox), 'create-cart'), { who: 'operators' });
    assert.deepEqual(whoHelps({ key: 'errors.tasks.of-tomorrow', values: {} }, 'create-cart'), { who: 'operators' });
    const often = saying('errors.tasks.tried-often', { why: saying('errors.store.unavailable'), attempts: 12 });
    assert.deepEqual(whoHelps(often, 'create-cart'), { who: 'time' });
    assert.deepEqual(causeOf(often), saying('errors.store.unavailable'));
    assert.deepEqual(
      causeOf(lines(saying('errors.tasks.of-product', { product: 'Visio', problem: seats }), sandbox)),
      seats,
    );
  });
});
