import assert from 'node:assert/strict';
import { patienceOfTeams } from '../../bot/compose/patience.ts';
import type { Window } from '../teams/chat-window.ts';
import { annCarter, fillInCompany, goodAddress, startAccount } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

/** So many ms the bot keeps Teams waiting here, from where a test says so. */
const short = 300;
const long = 60_000;
/** Longer than that, and less than the bot gives Partner Center. */
const slow = { delayMs: 700 };
const later = 'This takes a little longer. The card here will be updated.';
const hanging = { delayMs: 60_000, times: 20 };

describe('a turn in which Partner Center is slow', () => {
  let product: Product;
  let rep: Window;
  beforeEach(async () => {
    // Nobody has asked for the catalog yet when the agreement is asked for.
    product = await startProduct({ settings: { ALWAYS_ASK: 'agreement' }, patience: { partnerCenter: 2500 } });
    rep = product.rep;
  });
  afterEach(() => product.close());

  it('is answered before Teams gives up', () => {
    const teamsWaits = 5000;
    assert.ok(patienceOfTeams.answer < teamsWaits);
  });

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
    product.patience.answer = short;
    const [clicked, handedOver, searched] = await Promise.all([
      rep.press('Verify address', goodAddress),
      inDialog.press('Verify address', goodAddress),
      second.search(dataset, 'business'),
      third.say('onboard Contoso'),
    ]);
    assert.deepEqual([clicked, handedOver, inDialog.dialog(), searched], [later, later, undefined, []]);
    assert.ok(!product.logged().includes('a turn failed'), 'nothing has come of it yet');
    await third.until(/^This takes a little longer\. The answer will come here\.$/);

    await rep.until(/Partner Center (cannot be reached|did not answer|does not answer)/);
    await inDialog.until(/Partner Center (cannot be reached|did not answer|does not answer)/);
    for (const window of [rep, inDialog])
      assert.deepEqual({ ...window.values(), ...goodAddress }, window.values(), 'what was typed is still there');
    await third.until(/^Contoso$/);
  });

  it('delivered again meanwhile is done once, and a stop waits for it', async () => {
    await startAccount(rep);
    await product.trouble('GET /v1/countryvalidationrules/*', 'slow', slow);
    product.patience.answer = short;
    const pressed = rep.press('Yes, create a new tenant');
    const again = rep.redeliver();
    assert.equal(await pressed, later);
    assert.match(JSON.stringify(await again), /This takes a little longer/);
    product.patience.answer = long;
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
    product.patience.answer = short;
    assert.equal(await rep.press('Verify address', goodAddress), later);
    product.patience.answer = long;
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
    product.patience.answer = short;
    await rep.press('Yes, create a new tenant');
    product.teams.connector.remove(rep.conversationId, messageId);
    await rep.until(/Company details for the new tenant/);
    assert.ok('Legal name' in rep.values());
  });
});

/** The catalog that the typeahead of somebody's onboarding asks. */
async function catalogOf(window: Window): Promise<string> {
  await window.press('Yes, create a new tenant');
  await fillInCompany(window);
  const [, id] = /"id":"([^"]+)","revision"/.exec(JSON.stringify(window.card().buttons)) ?? [];
  assert.ok(id);
  return `catalog/${id}`;
}
