import assert from 'node:assert/strict';
import sinon from 'sinon';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store, StoredDocument } from '../../bot/store/store.ts';
import { updateDocument } from '../../bot/store/update-document.ts';

describe('a change to a document', () => {
  let store: Store;
  beforeEach(() => {
    store = openSqliteStore({ file: ':memory:' });
  });
  afterEach(async () => {
    sinon.restore();
    await store.close();
  });

  const listIn = (stored: StoredDocument | undefined) => (Array.isArray(stored?.body) ? stored.body : []);
  const add = (to: Store, what: number) =>
    updateDocument(to, 'mail', 'list', (stored) => ({ body: [...listIn(stored), what] }));

  it('is made once by each of twenty at the same moment', async () => {
    const numbers = Array.from({ length: 20 }, (_, index) => index);
    await Promise.all(numbers.map((number) => add(store, number)));
    const list = listIn(await store.get('mail', 'list'));
    const sorted = list.toSorted((one, other) => one - other);
    assert.deepEqual(sorted, numbers);
  });

  it('that changes nothing is not written', async () => {
    await add(store, 1);
    const before = await store.get('mail', 'list');
    assert.deepEqual(await updateDocument(store, 'mail', 'list', () => ({ body: [1] })), before);
    assert.deepEqual(await store.get('mail', 'list'), before);
  });

  it('is given up when others are faster every time', async () => {
    sinon.stub(Math, 'random').returns(0);
    const faster: Store['get'] = async (kind, id) => {
      const read = await store.get(kind, id);
      await add(store, 0);
      return read;
    };
    await assert.rejects(add({ ...store, get: faster }, 1), { code: 'store-conflict' });
    assert.ok(!listIn(await store.get('mail', 'list')).includes(1));
  });
});
