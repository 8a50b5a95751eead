import assert from 'node:assert/strict';
import { atDesk } from '../tab/ask-tab.ts';
import { openLinkIn, openPage, passwordGiven } from './customer.ts';
import { agreementAlreadySigned, fillInNewTenant, startAccount } from './fill-in.ts';
import { takeCredentials } from './hand-over.ts';
import { assertOneTenantAndOrder, newTenantFromCommandToOrder, slowPartnerCenter } from './journeys.ts';
import { type Product, people, startProduct } from './start-product.ts';

const minutes = 60_000;

describe('a customer without a tenant', () => {
  let product: Product;
  afterEach(() => product.close());

  it('is brought from the command to the order, and the rep hears of each step', async () => {
    product = await startProduct(slowPartnerCenter);
    await newTenantFromCommandToOrder(product);
  });

  it('needs no mail when the agreement was signed before', async () => {
    product = await startProduct();
    const { rep, manager, simulator } = product;
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    const [confirmation] = ours(product)?.confirmations ?? [];
    assert.equal(confirmation?.dateAgreed.slice(0, 10), '2026-01-15');
    assert.equal(confirmation.primaryContact.email, 'ann@abccorp.com');
    assert.deepEqual(await product.mails(), []);
    assert.equal(simulator.state.orders.length, 1);
    // The tenant does not know the domain: another deal of it finds the tenant here, whatever its customer is called.
    await startAccount(rep, 'Adventure Trading');
    assert.match(rep.card().texts.join('\n'), /ABC Corp \(abccorp\.onmicrosoft\.com\) already is our customer/);
  });

  it('is asked to sign after all when Microsoft does not take our word for it', async () => {
    product = await startProduct({ classicAttestation: 'refused' });
    const { rep, manager } = product;
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/^The tenant of ABC Corp is there/);
    await takeCredentials(rep);
    await rep.until(/^Link mailed to the customer/);
    await (await openLinkIn(await product.mailTo('ann@abccorp.com'))).submit({ customer: 'abccorp.onmicrosoft.com' });
    product.later(1 * minutes);
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    assertOneTenantAndOrder(product);
  });

  it('keeps what cannot be undone when it is called off', async () => {
    product = await startProduct();
    const { rep, manager, simulator } = product;
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/^The tenant of ABC Corp is there/);
    await takeCredentials(rep);
    await rep.until(/^Link mailed to the customer/);
    await rep.say('cancel');
    assert.ok(
      rep.card().texts.some((text) => /abccorp\.onmicrosoft\.com exists; Microsoft does not delete it/.test(text)),
    );
    await rep.press('Yes, cancel');
    assert.ok(rep.texts().some((text) => /^Robin Reyes cancelled it on /.test(text)));
    await manager.until(/Robin Reyes cancelled it on/);
    await (await openLinkIn(await product.mailTo('ann@abccorp.com'))).submit({ customer: 'abccorp.onmicrosoft.com' });
    product.later(10 * minutes);
    await rep.say('onboard Next Customer');
    await rep.press('Continue', { 'First name': 'Nel', 'Last name': 'Next', 'E-mail': 'nel@next.example' });
    assert.equal(simulator.state.orders.length, 0);
    assert.ok(rep.texts().includes('First registration with Provider?'));
  });

  it('gets administrator credentials that can be seen until they are stored', async () => {
    product = await startProduct();
    const { rep, manager, teams } = product;
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/The tenant of ABC Corp is there/);
    await rep.until(/^Open credentials$/);

    const inTeams = teams.window(people.rep, 'teams');
    await inTeams.say('status');
    const dialog = await inTeams.openDialog('Open credentials');
    const secondRep = teams.window(people.secondRep, 'teams');
    await assert.rejects(secondRep.openDialog('Open credentials', inTeams.card()), /There are no credentials for you/);
    await rep.press('Open credentials');
    const inChat = rep.card().buttons.find(({ title }) => title === 'Show credentials')?.url ?? '';
    const [atTab, others] = [atDesk(product, people.rep), atDesk(product, people.secondRep)];
    const { rows } = (await atTab.ask('/api/tab/deals')).body;
    const id = rows[0]?.id ?? assert.fail();
    const { revision, actions } = (await atTab.ask('/api/tab/deals/:id', { id })).body;
    assert.deepEqual(
      actions.slice(0, 2).map(({ verb, by }) => [verb, by]),
      [
        ['hand-over', 'act'],
        ['open-credentials', 'page'],
      ],
    );
    const opening = { verb: 'open-credentials', revision };
    assert.equal((await others.do('/api/tab/deals/:id/actions', { id }, opening)).failure.code, 'not-yours');
    const link = (await atTab.do('/api/tab/deals/:id/actions', { id }, opening)).body.href ?? '';
    assert.match((await openPage(inChat)).html, /This link no longer works/, 'nor does that of the chat');

    const password = passwordGiven(product);
    assert.match((await openPage(dialog)).html, /This link no longer works/, 'there is a newer one');
    const asked = await openPage(link);
    assert.ok(!asked.html.includes(password), 'asking does not show it');
    await asked.submit();
    const shown = await asked.submit();
    assert.ok(shown.html.includes(`<code>${password}</code>`), 'it is shown again: the page may not have come through');
    assert.ok(shown.html.includes('<code>admin@abccorp.onmicrosoft.com</code>'));
    product.later(10 * minutes);
    for (const time of ['once', 'again, after the answer was lost']) {
      assert.match((await shown.submit()).html, /Our copy of the .* of <b>ABC Corp<\/b> is deleted/, time);
    }
    assert.match((await asked.submit()).html, /This link no longer works/);
    await rep.until(/^Taken by Robin Reyes on .* Our copy is gone\.$/);
    assert.ok(!rep.card().buttons.some(({ title }) => title === 'Open credentials'));
  });
});

function ours({ simulator }: Product) {
  return simulator.state.customers.find(({ joinedBy }) => joinedBy === 'creation');
}
