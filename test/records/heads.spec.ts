import assert from 'node:assert/strict';
import { headList, latestHead, listHeads } from '../../bot/records/heads.ts';
import { documentOf } from '../../bot/store/onboarding-document.ts';
import { sealed } from '../../bot/store/sealed.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { ofEachTest } from '../of-each-test.ts';
import * as abc from '../onboarding/abc-corp.ts';

const hour = 60 * 60_000;

describe('the list of heads', () => {
  const store: Store = ofEachTest(async () => openSqliteStore({ file: ':memory:' }));
  const keep = (id: string) => store.create(documentOf(sealed({ ...abc.started(), id })));
  const list = (at: number) => listHeads({ store, now: () => at });

  it('is made by one of several processes', async () => {
    await keep('a');
    const made = await Promise.all([list(hour), list(hour + 1)]);
    const [head, ...others] = made.flatMap((each) => each?.head ?? []);
    assert.deepEqual([(await latestHead(store))?.head, others], [head, []]);
  });

  it('has what has grown since the one before, which it names, and goes on in a further one when it is long', async () => {
    for (let index = 0; index < 5002; index++) await keep(`many-${index}`);
    const first = await list(3 * hour);
    await keep('late');
    const second = await list(4 * hour);
    assert.deepEqual([first?.records, second?.records], [5002, 1]);
    const newest = await headList(store, second?.head ?? '');
    assert.deepEqual([newest?.previous, newest?.heads.map(({ id }) => id)], [first?.head, ['late']]);
    const rest = await headList(store, first?.head ?? '');
    const full = await headList(store, rest?.previous ?? '');
    assert.deepEqual([rest?.heads.length, full?.heads.length, full?.previous], [2, 5000, null]);
  });

  it('names who cannot be listed, so that nobody is left out by being broken for that moment', async () => {
    await keep('whole');
    await store.create({ kind: 'onboarding', id: 'broken', body: { timeline: 'lost' } });
    assert.deepEqual((await list(hour))?.unread, ['broken']);
  });
});
