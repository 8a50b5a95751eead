import assert from 'node:assert/strict';
import { headList, latestHead, listHeads } from '../../bot/records/heads.ts';
import { type OnboardingSummary, summaryOf } from '../../bot/store/onboarding-summary.ts';
import { sealed } from '../../bot/store/sealed.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import * as abc from '../onboarding/abc-corp.ts';

const hour = 60 * 60_000;

describe('the list of heads', () => {
  let store: Store;
  beforeEach(() => {
    store = openSqliteStore({ file: ':memory:' });
  });
  afterEach(() => store.close());

  const grownAt = (id: string, at: number): OnboardingSummary => {
    const summary = summaryOf(sealed({ ...abc.started(), id }));
    return { ...summary, history: { ...summary.history, at } };
  };
  const list = (items: readonly OnboardingSummary[], at: number) =>
    listHeads({ store, onboardings: { every: async () => ({ items, total: items.length }) }, now: () => at });

  it('is made by one of several processes', async () => {
    const made = await Promise.all([list([grownAt('a', 1)], hour), list([grownAt('a', 1)], hour + 1)]);
    const [head, ...others] = made.flatMap((each) => each?.head ?? []);
    assert.deepEqual([(await latestHead(store))?.head, others], [head, []]);
  });

  it('has what has grown since the one before, which it names, and goes on in a further one when it is long', async () => {
    const many = Array.from({ length: 5001 }, (_, index) => grownAt(`many-${index}`, hour));
    const first = await list([...many, grownAt('early', hour)], 3 * hour);
    const second = await list([...many, grownAt('late', 3 * hour)], 4 * hour);
    assert.deepEqual([first?.records, second?.records], [5002, 1]);
    const newest = await headList(store, second?.head ?? '');
    assert.deepEqual([newest?.previous, newest?.heads.map(({ id }) => id)], [first?.head, ['late']]);
    const rest = await headList(store, first?.head ?? '');
    const full = await headList(store, rest?.previous ?? '');
    assert.deepEqual([rest?.heads.length, full?.heads.length, full?.previous], [2, 5000, null]);
  });
});
