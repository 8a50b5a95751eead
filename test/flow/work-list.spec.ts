import assert from 'node:assert/strict';
import { createLogger } from '../../bot/log/log.ts';
import { createOnboardings, type Onboardings } from '../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Person } from '../../onboarding/person.ts';
import type { saying } from '../../words/saying.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { approved, completed, created, knownTenantReviewed, newTenantReviewed } from '../onboarding/story.ts';
import { ourTenant, type Window } from '../teams/chat-window.ts';
import { type Product, people, startProduct } from './start-product.ts';

const robin: Person = { id: people.rep.aadObjectId, tenantId: ourTenant, name: people.rep.name };

describe('the work list', () => {
  let product: Product;
  let rep: Window;
  let store: Store;
  let onboardings: Onboardings;
  beforeEach(async () => {
    product = await startProduct({ settings: { OPERATORS: people.nobody.aadObjectId } });
    rep = product.rep;
    store = openSqliteStore({ file: product.settings.SQLITE_FILE ?? '' });
    onboardings = createOnboardings(store, createLogger({ level: 'silent' }), true);
  });
  afterEach(async () => {
    await store.close();
    await product.close();
  });

  let written = 0;
  /** Nothing of it is carried out: what lists say of it is what is asked here. */
  const keep = async (record: Onboarding, accountName: string, requester = robin) => {
    written += 1;
    const id = `kept-${written}`;
    const createdAt = Date.now() - 3 * 24 * 60 * 60_000 - 1_000 + written;
    const tasks = record.tasks.map((task) => ({ ...task, dueAt: null }));
    const shared = { id, accountName, requester, createdAt, tasks, conversationId: rep.conversationId };
    await onboardings.create({ ...record, ...shared, providerId: 'partner-center' });
  };
  const several = async (record: Onboarding, start: string, count: number) => {
    for (let nth = 1; nth <= count; nth += 1) await keep(record, `${start} ${nth}`);
  };
  const stuck = (key: Parameters<typeof saying>[0]): Onboarding => {
    const { record } = approved(newTenantReviewed());
    const taskId = record.tasks.find(({ kind }) => kind === 'create-customer')?.id ?? '';
    const problem = { key, values: {} };
    return { ...record, attention: { taskId, problem, correlationId: null, since: Date.now() } };
  };
  const withoutCredentials = (): Onboarding => {
    const { record } = completed();
    return { ...record, credentials: { kind: 'taken', by: record.requester, at: record.createdAt } };
  };
  const texts = () => rep.card().texts.join('\n');
  const shows = (...wanted: readonly RegExp[]) => {
    for (const one of wanted) assert.match(texts(), one);
  };
  const titles = () => rep.card().buttons.map(({ title }) => title);
  const names = () => rep.card().texts.flatMap((text) => /^(.+?) {3}/.exec(text)?.[1] ?? []);
  const fortyOfThem = async () => {
    await several(abc.started(), 'Started', 18);
    await several(newTenantReviewed().rep(abc.submit).record, 'Asked', 8);
    await several(approved(knownTenantReviewed()).record, 'Invited', 4);
    await several(withoutCredentials(), 'Ordered', 6);
    await keep(newTenantReviewed().record, 'Ready Corp');
    await keep(stuck('errors.partnerCenter.fault-400-2007'), 'Stuck Corp');
    await keep(stuck('errors.partnerCenter.fault-403-600006'), 'Refused Corp');
    await keep(created().record, 'Tenant Corp');
    await keep(abc.started(), 'Somebody else’s', { ...robin, id: people.secondRep.aadObjectId });
  };

  it('greets with what needs the rep, what others do, and what is done: true counts, the rest behind “Show more”', async () => {
    await rep.say('hello');
    assert.ok(texts().startsWith('Welcome, Robin Reyes'), 'who has none is told how to begin');
    await fortyOfThem();
    await rep.say('hello');
    shows(
      /^Welcome back, Robin Reyes\nNeeds you · 21\n/,
      /\nWaiting for others · 13\n/,
      /\nDone · 6\n/,
      /Tenant Corp {3}\$1,500\.00 · 3 days\nThe new tenant’s sign-in waits to be handed over\n/,
      /Refused Corp {3}.*\nThe operators to mend it, since /,
      /Stuck Corp {3}.*\nNeeds attention: Microsoft cannot find this address/,
    );
    assert.deepEqual(titles().slice(0, 4), ['Hand over the sign-in', 'Edit', 'Review and submit', 'Continue']);

    const seen = new Set(names().slice(0, 5));
    await rep.press('Show more: Needs you');
    shows(/Needs you · 21\n/, /\n6 to 13 of 21\n/);
    for (const name of names()) seen.add(name);
    await rep.press('Show more');
    shows(/\n14 to 21 of 21\n/);
    for (const name of names()) seen.add(name);
    assert.equal(seen.size, 21, 'each once');
    assert.ok(!titles().includes('Show more'));
    await rep.press('All of them');
    shows(/^My onboardings\nNeeds you · 21\n/);
    await rep.press('Show more: Waiting for others');
    shows(/Waiting for others · 13\n/, /An approver to approve, since .* \(\d+ days\)/);
  });

  it('finds by how a name begins, typed behind the command or on the card', async () => {
    await fortyOfThem();
    await rep.say('my onboardings Ás');
    shows(/^My onboardings\nWaiting for others · 8\n/);
    await rep.press('Show more');
    shows(/\n3 to 8 of 8\n/);
    assert.ok(names().every((name) => name.startsWith('Asked')));
    await rep.press('Find', { 'Find by the first letters of the name': 'corp' });
    shows(/None of your onboardings begins with “corp”\./);
    await rep.press('Find', { 'Find by the first letters of the name': 'r' });
    assert.deepEqual(names(), ['Ready Corp', 'Refused Corp']);
    await rep.press('Find', { 'Find by the first letters of the name': '' });
    shows(/Needs you · 21\n/);
  });

  it('has the next thing to do as a button that does it', async () => {
    await keep(newTenantReviewed().record, 'Ready Corp');
    await keep(stuck('errors.partnerCenter.fault-400-2007'), 'Stuck Corp');
    await keep(stuck('errors.partnerCenter.not-reached'), 'Slow Corp');
    await keep(created().record, 'Tenant Corp');
    await keep(abc.started(), 'New Corp');
    const press = async (button: string) => {
      await rep.say('my onboardings');
      await rep.press(button);
    };
    await press('Continue: New Corp');
    assert.equal(rep.values().Customer, 'New Corp');
    await press('Review and submit: Ready Corp');
    assert.ok(titles().includes('Submit for approval'), 'what binds the customer is seen before');
    await press('Edit company details: Stuck Corp');
    assert.ok('Legal name' in rep.values());
    await press('Hand over the sign-in: Tenant Corp');
    assert.ok(titles().includes('Hand over to Ron Rushmore'), 'to whom it goes is seen before');
    await keep(created().rep(abc.cancel).record, 'Given Up Corp');
    await rep.say('my onboardings given');
    await rep.press('Open credentials: Given Up Corp');
    assert.ok(rep.card().buttons.some(({ url }) => url?.includes('/credentials/')));
    const inTeams = product.teams.window(people.rep, 'teams');
    await inTeams.say('my onboardings given');
    assert.match(await inTeams.openDialog('Open credentials: Given Up Corp'), /\/credentials\//);
    await press('Retry: Slow Corp');
    shows(/Slow Corp/);
    assert.doesNotMatch(texts(), /This needs you/);
    await rep.say('my onboardings');
    shows(/Waiting for others · 1\nSlow Corp/);
  });

  it('offers the button itself where a command fits several', async () => {
    for (const name of ['Fabrikam', 'Fabrikam West']) await rep.say(`onboard ${name}`);
    await rep.say('cancel fab');
    assert.deepEqual(titles(), ['Cancel', 'Cancel']);
    await rep.press('Cancel: Fabrikam West');
    assert.deepEqual(rep.card().texts.slice(0, 2), ['Cancel this onboarding?', 'Fabrikam West']);
    await rep.press('Yes, cancel');
    await rep.say('resume fab');
    assert.equal(rep.values().Customer, 'Fabrikam');
  });
});
