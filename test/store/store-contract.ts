import assert from 'node:assert/strict';
import type { Condition, Facts, ListFact, Order, TextFact } from '../../bot/store/facts.ts';
import { LARGEST_DOCUMENT } from '../../bot/store/size-limit.ts';
import type { Created, DocumentToWrite, Replaced, Search, Store } from '../../bot/store/store.ts';
import { ofEachTest } from '../of-each-test.ts';

/** The etag of what had to be written. */
export function etagOf(written: Created | Replaced): string {
  assert.ok(written.outcome === 'written', written.outcome);
  return written.etag;
}

const noText = { stage: '', owner: '', provider: '', name: '', currency: '', attention: '', ordered: '' };
const noAsking = { invitation: '', agreement: '', invitedIn: '', agreementAskedIn: '' };
const noNumbers = { begun: 0, stageSince: 0, amount: 0, invitationDays: -1, agreementDays: -1, bounced: 0 };
const noFacts: Facts = { ...noText, ...noAsking, ...noNumbers, waits: [], left: [], stays: [], ends: [] };

/** What every back end promises; `openEmpty` opens one without documents, whose clock the test moves. */
export function describeStore(name: string, openEmpty: (now: () => number) => Promise<Store>): void {
  describe(name, () => {
    let now: number;
    const store = ofEachTest(() => {
      now = Date.now();
      return openEmpty(() => now++);
    });

    type More = Omit<Partial<Extract<DocumentToWrite, { expiresAt?: never }>>, 'kind' | 'id'>;
    const onboarding = (id: string, more: More = {}) =>
      ({ kind: 'onboarding', id, body: { company: 'ABC Corp' }, ...more }) satisfies DocumentToWrite;
    const create = async (document: DocumentToWrite) => etagOf(await store.create(document));
    const ids = (documents: readonly { id: string }[]) => documents.map(({ id }) => id);
    const found = async (search: Search) => ids((await store.page('onboarding', search, { limit: 99 })).items);
    const by = (value: string): Search => ({ field: 'requester', value });
    const due = async (schema = 1, limit = 9) => ids(await store.due('onboarding', { schema, limit }));
    /** Page after page, with what is done in between. */
    const pages = async (search: Search, limit: number, between: () => Promise<unknown> = async () => undefined) => {
      const all: string[][] = [];
      const totals: number[] = [];
      let after: string | undefined;
      do {
        const page = await store.page('onboarding', search, { limit, after });
        all.push(ids(page.items));
        totals.push(page.total);
        after = page.next;
        if (all.length === 1) await between();
      } while (after !== undefined);
      return { pages: all, totals };
    };

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
      etagOf(await store.replace(onboarding('a', { body: 2 }), first));
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

    it('loses no update of twenty concurrent writers', async function () {
      this.timeout(60_000);
      await create(onboarding('a', { body: [] }));
      const add = async (writer: number): Promise<void> => {
        const read = await store.get('onboarding', 'a');
        assert.ok(read && Array.isArray(read.body));
        const { outcome } = await store.replace(onboarding('a', { body: [...read.body, writer] }), read.etag);
        if (outcome === 'changed') await add(writer);
      };
      const writers = Array.from({ length: 20 }, (_, writer) => writer);
      await Promise.all(writers.map(add));
      const body = (await store.get('onboarding', 'a'))?.body;
      assert.ok(Array.isArray(body));
      const written = body.toSorted((one, other) => one - other);
      assert.deepEqual(written, writers);
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
      const beginningWith = (start: string) => odd.filter((id) => id.startsWith(start)).toSorted();
      for (const id of odd) await create(onboarding(id, { body: `body of ${id}`, index: { requester: id } }));
      for (const id of odd) {
        const read = await store.get('onboarding', id);
        assert.equal(read?.id, id);
        assert.equal(read.body, `body of ${id}`);
        assert.deepEqual(await found(by(id)), [id]);
        assert.deepEqual(await found({ field: 'requester', prefix: id }), beginningWith(id));
        assert.equal((await store.replace(onboarding(id), read.etag)).outcome, 'written');
        assert.equal(await store.delete('onboarding', id), 'deleted');
      }
    });

    it('keeps what is large, and refuses what is too large before anything is written', async () => {
      const index = { requester: 'rep' };
      const wrapping = JSON.stringify({ kind: 'onboarding', id: 'a', index }).length + '""'.length;
      // Two bytes each: the limit is one of bytes.
      const largest = 'é'.repeat(Math.floor((LARGEST_DOCUMENT - wrapping) / 2));
      const etag = await create(onboarding('a', { body: largest, index }));
      const tooLarge = onboarding('a', { body: `${largest}é`, index: { requester: 'you' }, dueAt: 1 });
      const refused = { code: 'store-document-too-large' };
      await assert.rejects(store.replace(tooLarge, etag), refused);
      await assert.rejects(store.create({ ...tooLarge, id: 'b' }), refused);
      assert.deepEqual(await store.get('onboarding', 'a'), { kind: 'onboarding', id: 'a', etag, body: largest });
      assert.deepEqual([await found(by('rep')), await found(by('you')), await due()], [['a'], [], []]);
    });

    it('pages through what a value finds, the highest rank first, with the summaries and how many there are', async () => {
      for (const [nth, id] of ['a', 'b', 'c', 'd', 'e'].entries()) {
        await create(
          onboarding(id, { index: { requester: 'rep' }, summary: { nth }, rank: id === 'e' ? 7 : 5 + (nth % 2) }),
        );
      }
      await create(onboarding('other', { index: { requester: 'rep 2', domain: 'rep' } }));
      await create({ kind: 'person', id: 'rep', body: 1, index: { requester: 'rep' } });
      assert.deepEqual(await pages(by('rep'), 2), { pages: [['e', 'b'], ['d', 'a'], ['c']], totals: [5, 5, 5] });
      assert.deepEqual(await pages(by('rep'), 5), { pages: [['e', 'b', 'd', 'a', 'c']], totals: [5] });
      const { items } = await store.page('onboarding', by('rep'), { limit: 1 });
      assert.deepEqual(items, [{ id: 'e', summary: { nth: 4 } }]);
      assert.deepEqual(await store.page('onboarding', by('nobody'), { limit: 1 }), { items: [], total: 0 });
    });

    it('repeats and skips nothing on pages when others write in between', async () => {
      for (const id of ['b', 'c', 'd']) await create(onboarding(id, { index: { requester: 'rep' }, rank: 1 }));
      const between = async () => {
        await create(onboarding('first', { index: { requester: 'rep' }, rank: 2 }));
        await create(onboarding('a', { index: { requester: 'rep' }, rank: 1 }));
        await store.delete('onboarding', 'b');
      };
      assert.deepEqual(await pages(by('rep'), 2, between), { pages: [['b', 'c'], ['d']], totals: [3, 4] });
    });

    it('finds by each of several values, and no more by those that are gone', async () => {
      const approver = (value: string): Search => ({ field: 'approver', value });
      const both = { index: { approver: ['ann', 'bob'] } };
      const etag = await create(onboarding('a', both));
      await create(onboarding('b', both));
      for (const name of ['ann', 'bob']) assert.deepEqual(await found(approver(name)), ['a', 'b']);
      await store.replace(onboarding('a', { index: { approver: ['bob', 'cid'] } }), etag);
      await store.delete('onboarding', 'b');
      const pagesOf = await Promise.all(
        ['ann', 'bob', 'cid'].map((value) => store.page('onboarding', approver(value), { limit: 1 })),
      );
      const one = { items: [{ id: 'a', summary: undefined }], total: 1 };
      assert.deepEqual(pagesOf, [{ items: [], total: 0 }, one, one]);
    });

    it('pages through what begins with a prefix, by value', async () => {
      for (const [id, name] of [
        ['1', 'abd'],
        ['2', 'abc'],
        ['3', 'b'],
        ['4', 'ab'],
        ['5', 'abc'],
      ] as const) {
        await create(onboarding(id, { index: { name }, rank: Number(id) }));
      }
      const prefix = (start: string): Search => ({ field: 'name', prefix: start });
      assert.deepEqual(await pages(prefix('ab'), 2), {
        pages: [
          ['4', '5'],
          ['2', '1'],
        ],
        totals: [4, 4],
      });
      assert.deepEqual([await found(prefix('abc')), await found(prefix('ac'))], [['5', '2'], []]);
      const from = { field: 'name', prefix: 'ab', from: 'abc' };
      assert.deepEqual(await pages(from, 1), { pages: [['5'], ['2'], ['1']], totals: [4, 4, 4] });
    });

    it('has nothing on a page but what the search finds, wherever somebody says that the page begins', async () => {
      for (const name of ['aa', 'ab', 'b']) await create(onboarding(name, { index: { name } }));
      for (const after of ['no cursor', '["a",""]', '["",""]', '[1]', 'null', '0']) {
        const { items } = await store.page('onboarding', { field: 'name', prefix: 'ab' }, { limit: 9, after });
        assert.ok(
          items.every(({ id }) => id === 'ab'),
          after,
        );
      }
    });

    const deal = (id: string, facts: Partial<Facts>, summary: unknown = id) =>
      create(onboarding(id, { summary, rank: 1, facts: { ...noFacts, ...facts } }));
    const selected = async (where: readonly Condition[], by: Order = 'begun', isDescending = false) => {
      const seen: string[] = [];
      const totals: number[] = [];
      let after: string | undefined;
      do {
        const page = await store.select('onboarding', { where, by, isDescending }, { limit: 2, after });
        seen.push(...ids(page.items));
        totals.push(page.total);
        after = page.next;
      } while (after !== undefined);
      assert.ok(
        totals.every((total) => total === seen.length),
        String(totals),
      );
      return seen.join(' ');
    };

    it('selects by several facts, in an order, page by page', async () => {
      await deal('a', { stage: 'drafting', name: 'abc corp', begun: 5, amount: 100, waits: ['approval'] });
      await deal('b', { stage: 'drafting', name: "x'; drop", begun: 3, amount: 90_000_000_000_000, attention: 'why' });
      await deal('c', { stage: 'completed', name: 'the abc', begun: 4, amount: -1, ends: ['2027-01', '2027-02'] });
      await deal('d', { stage: 'cancelled', name: 'é%_', begun: 4, amount: 20, waits: ['order', 'order-review'] });
      await create(onboarding('none', { index: { every: 'x' }, rank: 9 }));
      const isOneOf = (fact: TextFact | ListFact, ...values: string[]) => ({ fact, isOneOf: values });
      assert.equal(await selected([]), 'b c d a');
      assert.equal(await selected([], 'begun', true), 'a d c b');
      assert.equal(await selected([], 'amount', true), 'b a d c');
      assert.equal(await selected([], 'name'), 'a c b d');
      assert.equal(await selected([isOneOf('stage', 'drafting', 'completed')]), 'b c a');
      assert.equal(await selected([isOneOf('stage', 'drafting'), { fact: 'amount', least: 100 }]), 'b a');
      assert.equal(await selected([{ fact: 'begun', least: 4, below: 5 }]), 'c d');
      assert.equal(await selected([{ fact: 'name', contains: 'abc' }]), 'c a');
      for (const [odd, id] of [
        ["'; drop", 'b'],
        ['%_', 'd'],
        ['%', 'd'],
      ] as const) {
        assert.equal(await selected([{ fact: 'name', contains: odd }]), id);
      }
      assert.equal(await selected([isOneOf('waits', 'order', 'approval')]), 'd a');
      assert.equal(await selected([isOneOf('waits', 'ord')]), '');
      assert.equal(await selected([isOneOf('ends', '2027-02')]), 'c');
      assert.equal(await selected([isOneOf('ends')]), '');
      assert.equal(await selected([{ fact: 'attention', isThere: true }]), 'b');
    });

    it('selects what facts say now, and nothing that is gone, wherever somebody says that the page begins', async () => {
      const etag = await deal('a', { stage: 'drafting' });
      await deal('b', { stage: 'drafting' });
      const where = [{ fact: 'stage', isOneOf: ['drafting'] }] as const;
      for (const after of ['no cursor', '[1]', '["",""]', '[[],0]', 'null']) {
        const page = await store.select('onboarding', { where, by: 'begun', isDescending: false }, { limit: 9, after });
        assert.ok(page.items.length <= 2, after);
      }
      await store.replace(onboarding('a', { facts: { ...noFacts, stage: 'completed' } }), etag);
      assert.equal(await selected(where), 'b');
      await store.delete('onboarding', 'b');
      await store.replace(onboarding('a'), (await store.get('onboarding', 'a'))?.etag ?? '');
      assert.equal(await selected([]), '');
    });

    it('tells what is counted of all that have facts, page by page', async () => {
      for (const id of ['a', 'b', 'c']) await deal(id, { stage: id, stays: [`drafting:2026-11:${id}`], amount: 5 });
      await create(onboarding('none'));
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await store.counted('onboarding', { limit: 2, after });
        seen.push(...page.rows.map(({ stage, stays, amount }) => `${stage} ${stays.join()} ${amount}`));
        after = page.next;
      } while (after !== undefined);
      assert.deepEqual(
        seen.toSorted(),
        ['a', 'b', 'c'].map((id) => `${id} drafting:2026-11:${id} 5`),
      );
    });

    it('tells what is due next, also in the future, and passes over forms of a newer version', async () => {
      const late = await create(onboarding('late', { dueAt: 3_000_000_000_000 }));
      await create(onboarding('early', { dueAt: 1_000, schema: 1 }));
      await create(onboarding('middle', { dueAt: 2_000, schema: 2 }));
      await create(onboarding('newer', { dueAt: 500, schema: 3 }));
      await create(onboarding('never'));
      await create({ kind: 'mail', id: 'mail', body: 1, dueAt: 1_000 });
      assert.deepEqual(await store.due('onboarding', { schema: 2, limit: 9 }), [
        { id: 'early', dueAt: 1_000 },
        { id: 'middle', dueAt: 2_000 },
        { id: 'late', dueAt: 3_000_000_000_000 },
      ]);
      assert.deepEqual([await due(1), await due(2, 1)], [['early', 'late'], ['early']]);
      await store.replace(onboarding('late'), late);
      assert.deepEqual(await due(1), ['early']);
    });

    it('tells what has an older form, page by page while it is brought along', async () => {
      for (const [id, schema] of [
        ['a', 1],
        ['b', 2],
        ['c', 3],
        ['d', 1],
      ] as const)
        await create(onboarding(id, { schema }));
      await create(onboarding('e'));
      await create({ kind: 'mail', id: 'mail', body: 1 });
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await store.outdated('onboarding', 2, { limit: 2, after });
        for (const id of page.ids) {
          seen.push(id);
          const read = await store.get('onboarding', id);
          await store.replace(onboarding(id, { schema: 2 }), read?.etag ?? '');
        }
        after = page.next;
      } while (after !== undefined);
      assert.deepEqual(seen.toSorted(), ['a', 'd', 'e']);
      assert.deepEqual((await store.outdated('onboarding', 2, { limit: 9 })).ids, []);
    });

    it('tells all of a kind, whatever they are found by', async () => {
      for (const id of ['b', 'a/1', 'c']) await create(onboarding(id, { schema: 99 }));
      await create({ kind: 'onboarding', id: 'alone', body: 1 });
      await create({ kind: 'mail', id: 'mail', body: 1 });
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await store.ids('onboarding', { limit: 3, after });
        seen.push(...page.ids);
        after = page.next;
      } while (after !== undefined);
      assert.deepEqual(seen.toSorted(), ['a/1', 'alone', 'b', 'c']);
    });

    it('shows nothing that has expired, and lets it be made again', async () => {
      const expiresAt = now + 60_000;
      const dialog = { kind: 'dialog', id: 'a', body: 1, expiresAt } as const;
      const etag = await create(dialog);
      assert.equal((await store.get('dialog', 'a'))?.etag, etag);
      now = expiresAt;
      assert.equal(await store.get('dialog', 'a'), undefined);
      await create({ ...dialog, body: 2, expiresAt: now + 60_000 });
      assert.equal((await store.get('dialog', 'a'))?.body, 2);
    });

    it('says that it is ready', () => store.check());
  });
}
