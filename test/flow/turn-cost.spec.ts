import assert from 'node:assert/strict';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import { type Accesses, type CountingStore, countAccesses } from '../store/counting-store.ts';
import type { Window } from '../teams/chat-window.ts';
import { acceptContract, annCarter, endsThen, fillInCompany, fillInNewTenant, goodAddress } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

// What a turn asks of the store once the process knows the people and the conversation. `npm run bench` has the rest.

/** The record is read, and written under the condition that it is still the same. */
const change: Accesses = { reads: 1, writes: 1 };
const show: Accesses = { reads: 1, writes: 0 };

describe('a turn asks of the store', () => {
  let store: CountingStore;
  let product: Product;
  let rep: Window;
  let manager: Window;
  beforeEach(async () => {
    store = countAccesses(openSqliteStore({ file: ':memory:' }));
    product = await startProduct({ store });
    ({ rep, manager } = product);
    for (const window of [rep, manager, product.teams.window(people.secondManager)]) await window.say('help');
  });
  afterEach(() => product.close());

  const costs = async (expected: Accesses, what: string, turn: () => Promise<unknown>) => {
    const before = store.accesses;
    await turn();
    const { reads, writes } = store.accesses;
    assert.deepEqual({ reads: reads - before.reads, writes: writes - before.writes }, expected, what);
  };

  it('one read and one write for a click that changes the record', async () => {
    // With this the process has a token of Partner Center, and keeps the one to renew it with.
    await fillInNewTenant(manager, { name: 'Contoso', contact: { ...annCarter, 'E-mail': 'ann@contoso.example' } });
    await rep.say('onboard ABC Corp');
    // Whether somebody else is at it is searched for by the domain.
    await costs({ reads: 2, writes: 1 }, 'the account', () => rep.press('Continue', annCarter));
    await costs(change, 'back to it', () => rep.press('Edit account'));
    await costs({ reads: 2, writes: 1 }, 'by Action.Submit', () => rep.submit('Continue'));
    await costs({ reads: 2, writes: 1 }, 'the first registration', () => rep.press('Yes, create a new tenant'));
    await costs(change, 'the company', () => rep.press('Verify address', goodAddress));
    await costs(change, 'the contract again', () => rep.press('Edit billing contract'));
    await costs(change, 'the contract', () => acceptContract(rep));
    await rep.press('Show prices', { Product: 'Microsoft 365 Business Basic' });
    await costs(change, 'a line', () => rep.press('Add another', { 'When the term is over': endsThen }));
    await costs(change, 'the end of the lines', () => rep.press('Continue'));
    await costs(change, 'the request', () => rep.press('Submit for approval'));
    await manager.say('approvals');
    await costs(change, 'the approval', () => manager.press('Approve'));
  });

  it('one read for a click that shows something, is too late, or has been delivered before', async () => {
    await rep.say('onboard ABC Corp');
    const first = rep.card();
    await costs(show, 'another contact', () => rep.press('Add contact'));
    await costs(show, 'mistakes', () => rep.press('Continue', { 'First name': 'Ann' }));
    await rep.press('Continue', annCarter);
    await costs({ reads: 0, writes: 0 }, 'the same delivery', () => rep.redeliver());
    // It shows the question as it is proposed now.
    await costs({ reads: 2, writes: 0 }, 'an old card', () => rep.press('Continue', annCarter, first));
  });

  it('one read for a question before it is done, and for the card as it is now', async () => {
    await fillInNewTenant(rep);
    await costs(show, 'whether to cancel', () => rep.press('Cancel onboarding'));
    await costs(show, 'the card', () => rep.press('Keep going'));
  });

  it('one read for a search in the catalog', async () => {
    await rep.say('onboard ABC Corp');
    await rep.press('Continue', annCarter);
    await rep.press('Yes, create a new tenant');
    await fillInCompany(rep);
    await costs(show, 'a search', () => rep.search('catalog/abc-corp', 'business'));
  });

  it('the conversation and the record for a typed answer, and one write more for the message of a new card', async () => {
    await fillInNewTenant(rep);
    await costs({ reads: 2, writes: 2 }, 'submit', () => rep.say('submit'));
    await costs({ reads: 2, writes: 0 }, 'nothing that is asked', () => rep.say('what is this'));
  });

  it('one page or nothing for what is about no onboarding', async () => {
    await costs({ reads: 0, writes: 0 }, 'help', () => rep.say('help'));
    await rep.say('onboard Fabrikam');
    await rep.say('onboard ABC Corp');
    await costs(show, 'my onboardings, a page of each group at once', () => rep.say('my onboardings'));
    await costs(show, 'the status of several', () => rep.say('status'));
    await costs(show, 'whoever has it', () => manager.say('status ABC Corp'));
    // The card stands in a new message.
    await costs({ reads: 2, writes: 1 }, 'the status of one', () => rep.say('status ABC Corp'));
  });

  it('for a new onboarding a search, the record, which message shows it, and that the chat is about it', async () => {
    await costs({ reads: 2, writes: 3 }, 'onboard', () => rep.say('onboard ABC Corp'));
    await costs(show, 'what is there already', () => manager.say('onboard ABC Corp'));
  });
});
