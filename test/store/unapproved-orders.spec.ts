import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { createUnapprovedOrders } from '../../bot/store/unapproved-orders.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Account } from '../../onboarding/steps/account.ts';
import { newFolder } from '../new-folder.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { knownTenantReviewed, newTenantReviewed, tellStory } from '../onboarding/story.ts';

const day = 24 * 60 * 60_000;
/** $1,500 a year each. */
const deal = newTenantReviewed().record;

describe('what is ordered unapproved', () => {
  let folder: string;
  let store: Store;
  let now: number;
  beforeEach(() => {
    folder = newFolder('unapproved');
    store = openSqliteStore({ file: join(folder, 'store.sqlite') });
    now = Date.now();
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const orders = (threshold: number) =>
    createUnapprovedOrders(store, { policy: abc.ruleFrom(threshold), periodDays: 30, now: () => now });
  let count = 0;
  const accountOf = (domain: string | null, email = `ann@${domain}`): Account => {
    return { ...abc.account, domain, contacts: [{ ...abc.rushmore, email }] };
  };
  /** Of another customer each, unless more is said. */
  const another = (more: Partial<Onboarding> = {}): Onboarding => {
    const id = `deal-${++count}`;
    return { ...deal, id, accountName: id, account: accountOf(`${id}.example`), ...more };
  };
  const elsewhere = { requester: abc.otherRep };

  it('adds up for a rep, of twenty at once too, and only for the period', async () => {
    const unapproved = orders(5000);
    const taken = await Promise.all(Array.from({ length: 20 }, () => unapproved.take(another())));
    assert.equal(taken.filter((reasons) => reasons.length === 0).length, 3, 'three times $1,500 is below $5,000');
    assert.deepEqual(new Set(taken.flat()), new Set(['period-total']));
    assert.deepEqual(await unapproved.look(another()), ['period-total']);
    assert.deepEqual(await unapproved.take(another(elsewhere)), [], 'somebody else, and somebody else’s customer');
    now += 30 * day;
    assert.deepEqual(await unapproved.take(another()), []);
  });

  it('adds up for a customer whoever orders, by tenant, by domain, by contact and by name', async () => {
    const known = knownTenantReviewed().record;
    const pairs: [Partial<Onboarding>, Partial<Onboarding>][] = [
      [{ account: accountOf('abccorp.com') }, { account: accountOf('abccorp.com', 'bob@abccorp.com') }],
      [{ account: accountOf(null, 'zz@gmail.com') }, { account: accountOf(null, 'zz@gmail.com') }],
      [{ accountName: 'ABC Corp.' }, { accountName: 'a b c corp' }],
      [{ registration: known.registration }, { registration: known.registration }],
    ];
    for (const [first, second] of pairs) {
      const unapproved = orders(2000);
      now += 31 * day;
      assert.deepEqual(await unapproved.take(another(first)), []);
      assert.deepEqual(await unapproved.take(another({ ...second, ...elsewhere })), ['period-total']);
      assert.deepEqual(await unapproved.take(another(elsewhere)), [], 'what was refused took no place');
    }
  });

  it('counts one onboarding once, as it was submitted last', async () => {
    const unapproved = orders(4000);
    const first = another();
    const larger = { ...first, revision: first.revision + 2, lines: [abc.line(abc.businessBasic, { quantity: 20 })] };
    assert.deepEqual(await unapproved.take(first), []);
    assert.deepEqual(await unapproved.take(larger), [], '$3,000 in place of $1,500');
    assert.deepEqual(await unapproved.take(first), [], 'the card of before, which is refused as stale');
    assert.deepEqual(await unapproved.take(another()), ['period-total']);
  });

  it('adds up for a customer by the name it had when it was submitted before, too', async () => {
    const unapproved = orders(2000);
    assert.deepEqual(await unapproved.take(another({ accountName: 'Fabrikam' })), []);
    const account = accountOf('northwind.example');
    const renamed = tellStory(another({ accountName: 'Fabrikam' })).rep(abc.submit, abc.edit('account'), {
      kind: 'save-account',
      account,
      accountName: 'Northwind',
    }).record;
    assert.deepEqual(await unapproved.look({ ...renamed, ...elsewhere }), ['period-total']);
    assert.deepEqual(await unapproved.look(another({ ...elsewhere, accountName: 'Northwind', account })), []);
  });

  it('in another currency is compared by a person', async () => {
    const unapproved = orders(9000);
    await unapproved.take(another());
    const contract = { ...abc.contract, currency: 'EUR' };
    assert.deepEqual(await unapproved.take(another({ contract })), ['period-currency']);
  });
});
