import assert from 'node:assert/strict';
import { z } from 'zod';
import { createLogger } from '../../bot/log/log.ts';
import { createOnboardings } from '../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import { onboardingAt } from '../sample-records.ts';
import { ourTenant } from '../teams/chat-window.ts';
import { openBrowser } from './browser.ts';
import { type Account, type Entra, startEntra } from './entra-double.ts';

const requester = { id: people.rep.aadObjectId, tenantId: ourTenant, name: people.rep.name };
const Pack = z.object({
  customer: z.string(),
  tenant: z.object({ domain: z.string() }),
  timeline: z.array(z.object({ hash: z.string() })),
  head: z.object({ entries: z.number(), hash: z.string() }),
});

describe('the hand-over pack of a deal', () => {
  let product: Product;
  let entra: Entra;
  let store: Store;
  before(async () => {
    entra = await startEntra(Date.now);
    store = openSqliteStore({ file: ':memory:' });
    const onboardings = createOnboardings(store, createLogger({ level: 'silent' }));
    for (const point of ['completed', 'provisioning'] as const) {
      const record = onboardingAt(point, 'yes', { accountName: `${point} 株式会社 <b>`, firstName: 'A\u202eb' });
      await onboardings.create({ ...record, id: point, requester, tasks: [] });
    }
    const settings = { ...entra.settings, OPERATORS: people.nobody.aadObjectId };
    product = await startProduct({ settings, store });
  });
  after(async () => {
    await product.close();
    entra.close();
  });

  const openAs = async (person: Account, path: string) => {
    const browser = openBrowser();
    entra.account = person;
    return browser.signIn(await browser.get(`${product.botUrl}/deals/${path}`));
  };

  it('is for the rep and who looks after it, by a link on its card, and holds no secret', async () => {
    await product.rep.say('status completed');
    const [link] = product.rep.card().buttons.flatMap(({ url }) => (url?.endsWith('/pack.json') ? [url] : []));
    assert.equal(link, `${product.botUrl}/deals/completed/pack.json`);
    for (const person of [people.rep, people.nobody]) {
      const { html } = await openAs(person, 'completed/pack.json');
      const { customer, tenant, timeline, head } = Pack.parse(JSON.parse(html));
      assert.deepEqual([customer, tenant.domain], ['completed 株式会社 <b>', 'abccorp.onmicrosoft.com']);
      assert.deepEqual(head, { entries: timeline.length, hash: timeline.at(-1)?.hash });
      assert.match(head.hash, /^[0-9a-f]{64}$/);
      // What we pay, and where a password is found.
      assert.doesNotMatch(html, /cost|1760|in-vault|password|token/i);
    }
    const pdf = await openAs(people.rep, 'completed/pack.pdf');
    assert.equal(pdf.status, 200);
    assert.match(pdf.html, /^%PDF-1\.\d/);
    assert.match(product.logged(), new RegExp(`"person":"${people.rep.aadObjectId}".*a hand-over pack is taken`));
  });

  it('is for nobody else, nor before the deal is completed, and answers alike what is not there', async () => {
    const refused = await openAs(people.manager, 'completed/pack.pdf');
    const early = await openAs(people.rep, 'provisioning/pack.pdf');
    const nothing = await openAs(people.rep, 'nothing/pack.json');
    const stranger = await openBrowser().get(`${product.botUrl}/deals/completed/pack.json`);
    assert.deepEqual(
      [refused, early, nothing, stranger].map(({ status }) => status),
      [403, 403, 403, 401],
    );
    for (const { html } of [refused, early, nothing, stranger]) assert.doesNotMatch(html, /株式会社|%PDF/);
    const onboardings = createOnboardings(store, createLogger({ level: 'silent' }));
    const last = (await onboardings.get('completed'))?.record.timeline.at(-1);
    assert.ok(last?.kind === 'refused' && last.verb === 'take-pack' && last.by.id === people.manager.aadObjectId);
    await product.rep.say('status provisioning');
    assert.ok(!product.rep.card().buttons.some(({ url }) => url?.includes('/pack.')));
  });
});
