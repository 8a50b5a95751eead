import assert from 'node:assert/strict';
import type { Window } from '../teams/chat-window.ts';
import { annCarter, fillInCompany, goodAddress, startAccount } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

/** Teams waits so many ms for the answer to an invoke. */
const teamsWaits = 5000;

/** Longer than Teams waits, and less than the bot gives Partner Center in a turn. */
const slow = { delayMs: 5300 };
const later = 'This takes a little longer. The card here will be updated.';
const hanging = { delayMs: 60_000, times: 20 };

describe('a turn in which Partner Center is slow', () => {
  let product: Product;
  let rep: Window;
  beforeEach(async () => {
    // Nobody has asked for the catalog yet when the agreement is asked for.
    product = await startProduct({ settings: { ALWAYS_ASK: 'agreement' } });
    rep = product.rep;
  });
  afterEach(() => product.close());

  it('says so in time, and its result comes later', async () => {
    const [second, third] = [product.teams.window(people.secondRep), product.teams.window(people.nobody)];
    await startAccount(rep);
    await startAccount(second, 'Litware', { ...annCarter, 'E-mail': 'pat@litware-new.com' });
    await rep.press('Yes, create a new tenant');
    const inDialog = product.teams.window(people.secondManager, 'teams');
    await startAccount(inDialog, 'Wingtip', { ...annCarter, 'E-mail': 'kim@wingtip-new.com' });
    await inDialog.press('Yes, create a new tenant');
    const dataset = await catalogOf(second);

    await product.trouble('POST /v1/validations/address', 'slow', hanging);
    await product.trouble('GET /v1/customers', 'slow', slow);
    await product.trouble('GET /v1/products', 'slow', hanging);
    const [clicked, handedOver, typed, searched] = await Promise.all([
      timed(rep.press('Verify address', goodAddress)),
      timed(inDialog.press('Verify address', goodAddress)),
      timed(third.say('onboard Contoso')),
      timed(second.search(dataset, 'business')),
    ]);
    for (const { took } of [clicked, handedOver, typed, searched]) assert.ok(took < teamsWaits, `${took} ms`);
    assert.deepEqual([clicked.came, handedOver.came, inDialog.dialog()], [later, later, undefined]);
    await third.until(/^This takes a little longer\. The answer will come here\.$/);
    assert.deepEqual(searched.came, []);

    await rep.until(/Partner Center (cannot be reached|did not answer|does not answer)/);
    await inDialog.until(/Partner Center (cannot be reached|did not answer|does not answer)/);
    for (const window of [rep, inDialog])
      assert.deepEqual({ ...window.values(), ...goodAddress }, window.values(), 'what was typed is still there');
    await third.until(/^Contoso$/);
  });

  it('delivered again meanwhile is done once, and a stop waits for it', async () => {
    await startAccount(rep);
    await product.trouble('GET /v1/countryvalidationrules/*', 'slow', slow);
    const pressed = timed(rep.press('Yes, create a new tenant'));
    const again = timed(rep.redeliver());
    assert.equal((await pressed).came, later);
    assert.ok((await pressed).took < teamsWaits);
    assert.ok((await again).took < teamsWaits);
    await product.stopBot();
    assert.ok('Legal name' in rep.values(), 'the card was edited');
    await product.startBot();
    assert.match(JSON.stringify(await rep.redeliver()), /"Input\.Text"/, 'the answer that came too late for the first');
    await fillInCompany(rep);
    assert.ok(rep.texts().includes('Address: Verified by Microsoft, spelled as the postal service does'));
  });

  it('and fails when the rep has gone on meanwhile leaves the card as it is', async () => {
    rep = product.teams.window(people.rep, 'teams');
    await startAccount(rep);
    await rep.press('Yes, create a new tenant');
    const card = rep.chatCard();
    await product.trouble('POST /v1/validations/address', 'slow', { ...hanging, times: 1 });
    assert.equal(await rep.press('Verify address', goodAddress), later);
    await rep.press('Fill in', {}, card);
    await rep.press('Verify address', goodAddress);
    await product.stopBot();
    assert.ok('How is it signed?' in rep.values(), rep.texts().join('\n'));
    await product.startBot();
  });

  it('and whose card is gone meanwhile shows a new one', async () => {
    await startAccount(rep);
    await product.trouble('GET /v1/countryvalidationrules/*', 'slow', slow);
    const { messageId } = rep.card();
    await rep.press('Yes, create a new tenant');
    product.teams.connector.remove(rep.conversationId, messageId);
    await rep.until(/Company details for the new tenant/);
    assert.ok('Legal name' in rep.values());
  });
});

async function timed<T>(work: Promise<T>): Promise<{ readonly came: T; readonly took: number }> {
  const before = performance.now();
  const came = await work;
  return { came, took: performance.now() - before };
}

/** The catalog that the typeahead of somebody's onboarding asks. */
async function catalogOf(window: Window): Promise<string> {
  await window.press('Yes, create a new tenant');
  await fillInCompany(window);
  const [, id] = /"id":"([^"]+)","revision"/.exec(JSON.stringify(window.card().buttons)) ?? [];
  assert.ok(id);
  return `catalog/${id}`;
}
