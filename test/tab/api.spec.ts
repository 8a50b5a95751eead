import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createLogger } from '../../bot/log/log.ts';
import { createOnboardings } from '../../bot/store/onboardings.ts';
import type { Store } from '../../bot/store/store.ts';
import { medianOf } from '../../bot/tab/api/counts.ts';
import type { Person } from '../../onboarding/person.ts';
import { annCarter, fillInNewTenant } from '../flow/fill-in.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import { type Entra, startEntra } from '../security/entra-double.ts';
import { ourTenant } from '../teams/chat-window.ts';
import { type AtTab, atTab } from './ask-tab.ts';
import { rep as sampleRep, secondRep, storeOfDeals } from './demo-deals.ts';
import { doneAtTab, meant } from './what-may.ts';

const operator = { name: 'Olga Operator', aadObjectId: '0a1b0000-0000-4000-8000-0000000000a1' };
const auditor = { name: 'Aldo Auditor', aadObjectId: '0a1b0000-0000-4000-8000-0000000000a2' };
const deeds = '/api/tab/deals/:id/actions';
const id = 'abc';

function personOf({ aadObjectId: person, name }: { aadObjectId: string; name: string }): Person {
  return { id: person, name, tenantId: ourTenant };
}

describe('the tab’s API', () => {
  let product: Product;
  let entra: Entra;
  let rep: AtTab;
  let manager: AtTab;
  let ops: AtTab;
  let store: Store;
  before(async () => {
    entra = await startEntra(() => product.now());
    store = await storeOfDeals(Date.now());
    const settings = {
      REPS: [sampleRep.id, secondRep.id, people.rep.aadObjectId, people.secondRep.aadObjectId].join(),
      OPERATORS: operator.aadObjectId,
      AUDITORS: auditor.aadObjectId,
    };
    product = await startProduct({ store, settings: { ...entra.settings, ...settings } });
    rep = atTab(product, entra, people.rep);
    manager = atTab(product, entra, people.manager);
    ops = atTab(product, entra, operator);
  });
  after(async () => {
    await product.close();
    entra.close();
  });

  it('says of a draft what the chat says, and nothing new to who knows it already', async () => {
    await product.rep.say('onboard ABC Corp');
    const { body: work } = await rep.ask('/api/tab/work');
    const [needsYou] = work.groups;
    assert.deepEqual(
      [needsYou?.label, needsYou?.rows.map(({ name, lines, next }) => [name, lines, next.by])],
      ['Needs you', [['ABC Corp', ['Account to fill in'], 'chat']]],
    );
    const deals = await rep.ask('/api/tab/deals', { stage: 'drafting', text: 'abc', sort: 'name' });
    assert.deepEqual([deals.body.total, deals.body.rows[0]?.stands], [1, 'Account to fill in']);
    const again = await rep.ask(
      '/api/tab/work',
      {},
      { 'if-none-match': (await rep.ask('/api/tab/work')).headers.get('etag') ?? '' },
    );
    assert.deepEqual([again.status, again.text], [304, '']);
    const { body: deal } = await rep.ask('/api/tab/deals/:id', { id });
    assert.deepEqual([deal.steps.length, deal.steps[0]?.state], [6, 'now']);
    assert.ok(deal.actions.some(({ verb }) => verb === 'cancel'));
    const cancel = { verb: 'cancel', revision: deal.revision, inputs: {} };
    assert.equal((await rep.do(deeds, { id }, cancel)).body.deal?.headline, 'Cancelled');
    await product.rep.until(/^Cancelled$/);
  });

  it('is where a deal is reviewed, asked about and approved; the cards in the chats follow', async () => {
    await fillInNewTenant(product.rep, { contact: { ...annCarter, 'E-mail': 'ann@abc.example' } });
    await product.rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
    const { body: inbox } = await manager.ask('/api/tab/approvals');
    const row = inbox.rows.find(({ name }) => name === 'ABC Corp');
    assert.ok(row !== undefined && inbox.total === 4);
    const dealId = row.id;
    const { body: review } = await manager.ask('/api/tab/approvals/:id', { id: dealId });
    assert.deepEqual(
      [review.name, review.isOpen, review.lines.length, review.actions.map(({ verb }) => verb)],
      ['ABC Corp', true, 1, ['approve', 'reject', 'ask-rep', 'pass-on']],
    );
    assert.match(review.lines[0]?.cost?.text ?? '', /^Costs us /);

    const missing = await manager.do(
      deeds,
      { id: dealId },
      { verb: 'ask-rep', revision: review.revision, inputs: { reason: ' ' } },
    );
    assert.equal(missing.status, 422);
    assert.match(missing.failure.errors?.reason ?? '', /Write what you want to know/);
    const asked = { verb: 'ask-rep', revision: review.revision, inputs: { reason: 'Why <b>so</b> cheap?' } };
    assert.equal((await manager.do(deeds, { id: dealId }, asked)).status, 200);
    await product.rep.until(/^Morgan Lee asks before approving:/);
    const { body: mine } = await rep.ask('/api/tab/deals/:id', { id: dealId });
    const answering = mine.actions.find(({ verb }) => verb === 'answer-approver');
    assert.deepEqual(
      answering?.inputs?.map(({ id: name, kind }) => [name, kind]),
      [['answer', 'long-text']],
    );
    const reply = { verb: 'answer-approver', revision: mine.revision, inputs: { answer: 'A promise of last year' } };
    assert.equal((await rep.do(deeds, { id: dealId }, reply)).status, 200);
    await product.manager.until(/A promise of last year/);

    const { body: now } = await manager.ask('/api/tab/deals/:id', { id: dealId });
    assert.equal(now.isForReview, true);
    const approve = { verb: 'approve', revision: now.revision, inputs: { reason: 'Fine' }, requestId: randomUUID() };
    const approved = await manager.do(deeds, { id: dealId }, approve);
    assert.deepEqual([approved.status, approved.body.deal?.stage.kind], [200, 'provisioning']);
    assert.equal(
      (await manager.do(deeds, { id: dealId }, approve)).status,
      200,
      'the answer was lost, and it is asked again',
    );
    // Who holds the old page, in another tab or in the chat, is told what is true now.
    const late = await manager.do(deeds, { id: dealId }, { ...approve, requestId: randomUUID(), inputs: {} });
    assert.deepEqual([late.status, late.failure.code, late.failure.deal?.stage.kind], [409, 'stale', 'provisioning']);
    await product.manager.until(/Approved by Morgan Lee/);
    await product.rep.until(/Approved by Morgan Lee\./);
    const { body: after } = await rep.ask('/api/tab/deals/:id', { id: dealId });
    const kinds = after.timeline.filter(({ who }) => who === 'Morgan Lee').map(({ text }) => text);
    assert.ok(
      kinds.some((text) => /approved/i.test(text)),
      kinds.join(),
    );
  });

  it('looks up to whom a deal can be given, and gives it', async () => {
    const sam = product.teams.window(people.secondRep);
    await sam.open();
    await product.rep.say('onboard Given Away Ltd');
    const { body: all } = await ops.ask('/api/tab/deals', { text: 'given away' });
    const dealId = all.rows[0]?.id ?? '';
    const { body: deal } = await ops.ask('/api/tab/deals/:id', { id: dealId });
    assert.deepEqual(
      deal.actions.map(({ verb, inputs }) => [verb, inputs === null]),
      [
        ['reassign', true],
        ['cancel', false],
      ],
    );
    const { body: offer } = await ops.ask('/api/tab/deals/:id/actions/:verb', { id: dealId, verb: 'reassign' });
    assert.ok(offer.inputs?.[0]?.options.some(({ label }) => label === 'Sam Stone'));
    const wrong = { verb: 'reassign', revision: deal.revision, inputs: { rep: 'nobody' } };
    assert.equal((await ops.do(deeds, { id: dealId }, wrong)).status, 422);
    const given = { verb: 'reassign', revision: deal.revision, inputs: { rep: people.secondRep.aadObjectId } };
    assert.equal((await ops.do(deeds, { id: dealId }, given)).body.deal?.owner.name, 'Sam Stone');
    assert.equal((await rep.ask('/api/tab/deals/:id', { id: dealId })).status, 403);
  });

  it('offers at each stage, and to each role, all that they may do, but for the forms of the chat', async () => {
    const holders = [sampleRep, secondRep].map((person) => ({ person, roles: ['rep'] as const }));
    const others = [
      { person: personOf(people.manager), roles: ['approver'] as const, decidesFor: 'themselves' as const },
      { person: personOf(operator), roles: ['operator'] as const },
      { person: personOf(auditor), roles: ['auditor'] as const },
    ];
    const onboardings = createOnboardings(store, createLogger({ level: 'silent' }));
    const { body: deals } = await ops.ask('/api/tab/deals', { limit: '50' });
    const seen = new Set<string>();
    for (const acting of [...holders, ...others]) {
      const { id: aadObjectId, name } = acting.person;
      const looking = atTab(product, entra, { aadObjectId, name });
      for (const { id: dealId, name: customer } of deals.rows) {
        const { record } = (await onboardings.get(dealId)) ?? assert.fail();
        const { body, status } = await looking.ask('/api/tab/deals/:id', { id: dealId });
        const offered = status === 200 ? meant(body.actions) : [];
        const wanted = doneAtTab(record, acting, product.now());
        assert.deepEqual(offered.toSorted(), wanted.toSorted(), `${customer}: ${name}`);
        for (const verb of offered) seen.add(verb);
      }
    }
    assert.ok(seen.size >= 15, [...seen].join());
  });

  it('says to whom the sign-in goes once they are chosen, and of what is missing what it is', async () => {
    const holder = atTab(product, entra, { aadObjectId: sampleRep.id, name: sampleRep.name });
    const at = { id: 'fourth-coffee' };
    const { body: deal } = await holder.ask('/api/tab/deals/:id', at);
    const offer = deal.actions.find(({ verb }) => verb === 'hand-over') ?? assert.fail();
    assert.deepEqual(
      [offer.title, offer.inputs?.[0]?.missing],
      ['Hand over the sign-in', 'Who gets the sign-in: choose one.'],
    );
    const [, other] = offer.inputs?.[0]?.options ?? [];
    const inputs = { handOverTo: other?.value ?? assert.fail() };
    const { body } = await holder.do(deeds, at, { verb: 'hand-over', revision: deal.revision, inputs });
    assert.equal(body.text, 'The sign-in is on its way to Bob Stone.');
  });

  it('counts for charts, each number with the filter that finds its deals', async () => {
    const { body: figures } = await manager.ask('/api/tab/figures');
    const [drafts] = figures.durations;
    assert.ok(drafts?.months.some(({ count }) => count > 0));
    const numbers = [
      ...figures.stages.flatMap(({ ages, ...stage }) => [stage, ...ages]),
      ...figures.durations.flatMap(({ months }) => months),
      ...[figures.invitations, figures.agreements].flatMap(({ asked, answered, open, months }) => [
        asked,
        answered,
        open,
        ...months,
      ]),
      ...figures.committed.flatMap(({ months }) => months),
      ...figures.ends,
    ];
    assert.ok(numbers.filter(({ count }) => count > 0).length > 20);
    for (const { count, filter } of numbers) {
      const { body } = await ops.ask('/api/tab/deals', { ...filter });
      assert.equal(body.total, count, JSON.stringify(filter));
    }
  });

  it('takes for the median the middle of what there is, over all months together', () => {
    const lengths = (...tenths: readonly [number, number][]) => new Map(tenths);
    assert.equal(medianOf([]), null);
    assert.equal(medianOf([lengths([0, 1])]), 0);
    assert.equal(medianOf([lengths([10, 1], [20, 1])]), 1.5);
    assert.equal(medianOf([lengths([10, 3]), lengths([20, 1], [90, 2])]), 1.5);
    assert.equal(medianOf([lengths([90, 1]), lengths([10, 1], [20, 1])]), 2);
  });

  it('shows operators what is broken by cause, and tries it again', async () => {
    const { body: operations } = await ops.ask('/api/tab/operations');
    const cause = operations.causes.find(({ text }) => /cannot find this address/.test(text));
    assert.deepEqual([cause?.count, cause?.deals.length], [2, 2]);
    assert.deepEqual(
      operations.health.map(({ about, state }) => [about, state]),
      [
        ['sign-in', 'good'],
        ['webhook', 'good'],
        ['store', 'good'],
      ],
    );
    const none = await ops.do('/api/tab/operations/retry', {}, { cause: 'errors.nothing' });
    assert.deepEqual([none.status, none.body.goOn], [200, 0]);
    const retried = await ops.do('/api/tab/operations/retry', {}, { cause: cause?.cause ?? '' });
    const left = retried.body.operations.causes.map((one) => one.cause);
    assert.deepEqual([retried.body.goOn, left.includes(cause?.cause ?? '')], [2, false]);
  });
});
