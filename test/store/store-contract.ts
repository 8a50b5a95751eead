import assert from 'node:assert/strict';
import { LARGEST_DOCUMENT } from '../../bot/store/size-limit.ts';
import type { DocumentToWrite, Store } from '../../bot/store/store.ts';

/** What every back end promises; `openEmpty` opens one without documents, whose clock the test moves. */
export function describeStore(name: string, openEmpty: (now: () => number) => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    let now: number;

    beforeEach(async () => {
      now = Date.now();
      store = await openEmpty(() => now++);
    });
    afterEach(() => store.close());

    const onboarding = (id: string, more: Partial<DocumentToWrite> = {}): DocumentToWrite => ({
      kind: 'onboarding',
      id,
      body: { company: 'ABC Corp' },
      ...more,
    });
    const create = async (document: DocumentToWrite): Promise<string> => {
      const created = await store.create(document);
      assert.equal(created.outcome, 'written');
      return created.outcome === 'written' ? created.etag : '';
    };
    const ids = (documents: readonly { id: string }[]) => documents.map(({ id }) => id);

    it('returns what was written, and nothing for an id that was not', async () => {
      const body = { company: 'Žluťoučký 株式会社', lines: [{ seats: 5, price: 12.5 }], none: null, yes: true };
      const etag = await create(onboarding('a', { body }));
      assert.deepEqual(await store.get('onboarding', 'a'), { kind: 'onboarding', id: 'a', etag, body });
      assert.equal(await store.get('onboarding', 'b'), undefined);
      assert.equal(await store.get('person', 'a'), undefined);
    });

    it('creates once', async () => {
      await create(onboarding('a', { body: 1 }));
      assert.deepEqual(await store.create(onboarding('a', { body: 2 })), { outcome: 'exists' });
      assert.equal((await store.get('onboarding', 'a'))?.body, 1);
      await create({ kind: 'person', id: 'a', body: 3 });
    });

    it('lets one of many racing creators win', async () => {
      const racers = Array.from({ length: 20 }, (_, racer) => store.create(onboarding('a', { body: racer })));
      const outcomes = (await Promise.all(racers)).map(({ outcome }) => outcome);
      assert.deepEqual(outcomes.filter((outcome) => outcome === 'written').length, 1);
      assert.equal((await store.get('onboarding', 'a'))?.body, outcomes.indexOf('written'));
    });

    it('replaces only what was read', async () => {
      const first = await create(onboarding('a', { body: 1 }));
      const replaced = await store.replace(onboarding('a', { body: 2 }), first);
      assert.equal(replaced.outcome, 'written');
      assert.deepEqual(await store.replace(onboarding('a', { body: 3 }), first), { outcome: 'changed' });
      assert.deepEqual(await store.replace(onboarding('gone', { body: 3 }), first), { outcome: 'changed' });
      assert.equal((await store.get('onboarding', 'a'))?.body, 2);
      assert.equal(await store.get('onboarding', 'gone'), undefined);
    });

    it('deletes only what was read, or whatever is there', async () => {
      const etag = await create(onboarding('a'));
      await store.replace(onboarding('a'), etag);
      assert.equal(await store.delete('onboarding', 'a', etag), 'changed');
      assert.equal(await store.delete('onboarding', 'a'), 'deleted');
      assert.equal(await store.delete('onboarding', 'a'), 'missing');
      assert.equal(await store.get('onboarding', 'a'), undefined);
    });

    it('never gives an etag twice, not even to a document made again', async () => {
      const first = await create(onboarding('a'));
      await store.delete('onboarding', 'a');
      await create(onboarding('a'));
      assert.deepEqual(await store.replace(onboarding('a'), first), { outcome: 'changed' });
    });

    it('loses no update of fifty concurrent writers', async function () {
      this.timeout(60_000);
      await create(onboarding('a', { body: [] }));
      const add = async (writer: number): Promise<void> => {
        const read = await store.get('onboarding', 'a');
        assert.ok(read && Array.isArray(read.body));
        const { outcome } = await store.replace(onboarding('a', { body: [...read.body, writer] }), read.etag);
        if (outcome === 'changed') await add(writer);
      };
      const writers = Array.from({ length: 50 }, (_, writer) => writer);
      await Promise.all(writers.map(add));
      const body = (await store.get('onboarding', 'a'))?.body;
      assert.ok(Array.isArray(body));
      assert.deepEqual(
        body.toSorted((one, other) => one - other),
        writers,
      );
    });

    it('keeps documents with odd ids apart', async () => {
      const long = 'x'.repeat(299);
      const odd = [
        ' ',
        'a/b',
        'a\\b',
        'a?b#c',
        'a%2Fb',
        'a*2fb',
        '株式会社 😀',
        '~',
        `${long}1`,
        `${long}2`,
        "'; DROP--",
        '..',
        'a\tb\nc\u0000d',
        '株'.repeat(400),
      ];
      for (const id of odd) await create(onboarding(id, { body: `body of ${id}`, lookup: { requester: id } }));
      for (const id of odd) {
        const found = await store.get('onboarding', id);
        assert.equal(found?.id, id);
        assert.equal(found.body, `body of ${id}`);
        assert.deepEqual(ids(await store.find('onboarding', 'requester', id)), [id]);
        assert.equal((await store.replace(onboarding(id), found.etag)).outcome, 'written');
        assert.equal(await store.delete('onboarding', id), 'deleted');
      }
    });

    it('keeps what is large, and refuses what is too large before anything is written', async () => {
      const lookup = { requester: 'rep' };
      const wrapping = JSON.stringify({ ...onboarding('a', { body: '' }), lookup }).length;
      // Two bytes each: the limit is one of bytes.
      const largest = 'é'.repeat(Math.floor((LARGEST_DOCUMENT - wrapping) / 2));
      const etag = await create(onboarding('a', { body: largest, lookup }));
      const tooLarge = onboarding('a', { body: `${largest}é`, lookup: { requester: 'you' }, dueAt: 1 });
      const refused = { code: 'store-document-too-large' };
      await assert.rejects(store.replace(tooLarge, etag), refused);
      await assert.rejects(store.create({ ...tooLarge, id: 'b' }), refused);
      assert.deepEqual(await store.get('onboarding', 'a'), { kind: 'onboarding', id: 'a', etag, body: largest });
      assert.deepEqual(ids(await store.find('onboarding', 'requester', 'rep')), ['a']);
      assert.deepEqual(await store.find('onboarding', 'requester', 'you'), []);
      assert.deepEqual(await store.due('onboarding', 9_000, 9), []);
    });

    it('finds by a lookup field, the latest written first', async () => {
      const rep = { requester: 'rep' };
      const first = await create(onboarding('first', { lookup: { ...rep, domain: 'abc' } }));
      await create(onboarding('second', { lookup: rep }));
      await create(onboarding('other', { lookup: { requester: 'somebody else' } }));
      await create({ kind: 'person', id: 'rep', body: 1, lookup: rep });
      await create(onboarding('third', { lookup: rep }));
      assert.deepEqual(ids(await store.find('onboarding', 'requester', 'rep')), ['third', 'second', 'first']);

      await store.replace(onboarding('first', { lookup: rep }), first);
      assert.deepEqual(ids(await store.find('onboarding', 'requester', 'rep')), ['first', 'third', 'second']);
      assert.deepEqual(ids(await store.find('onboarding', 'domain', 'abc')), [], 'the old lookup is gone');

      await store.delete('onboarding', 'third');
      assert.deepEqual(ids(await store.find('onboarding', 'requester', 'rep')), ['first', 'second']);
      assert.deepEqual(ids(await store.find('onboarding', 'requester', 'nobody')), []);
    });

    it('tells on which documents work is due, the earliest first', async () => {
      const late = await create(onboarding('late', { dueAt: 3_000 }));
      await create(onboarding('early', { dueAt: 1_000 }));
      await create(onboarding('middle', { dueAt: 2_000 }));
      await create(onboarding('never'));
      await create({ kind: 'mail', id: 'mail', body: 1, dueAt: 1_000 });
      assert.deepEqual(ids(await store.due('onboarding', 2_000, 10)), ['early', 'middle']);
      assert.deepEqual(ids(await store.due('onboarding', 9_000, 2)), ['early', 'middle']);
      await store.replace(onboarding('late'), late);
      assert.deepEqual(ids(await store.due('onboarding', 9_000, 10)), ['early', 'middle']);
    });

    it('shows nothing that has expired, and lets it be made again', async () => {
      const expiresAt = now + 60_000;
      const etag = await create(onboarding('a', { body: 1, lookup: { requester: 'rep' }, dueAt: 1_000, expiresAt }));
      assert.equal((await store.get('onboarding', 'a'))?.etag, etag);
      now = expiresAt;
      assert.equal(await store.get('onboarding', 'a'), undefined);
      assert.deepEqual(await store.find('onboarding', 'requester', 'rep'), []);
      assert.deepEqual(await store.due('onboarding', 9_000, 10), []);
      await create(onboarding('a', { body: 2 }));
      assert.equal((await store.get('onboarding', 'a'))?.body, 2);
    });

    it('says that it is ready', () => store.check());
  });
}
