import assert from 'node:assert/strict';
import { partnerOfEachTest } from './partner.ts';

describe("simulator: the customer's pages", () => {
  const partner = partnerOfEachTest();

  const last = () => partner.simulator.state.customers.at(-1)?.id ?? '';
  const isSigned = async () =>
    (await partner.send('GET', `/v1/customers/${last()}/directSignedMicrosoftCustomerAgreementStatus`)).at('isSigned');

  it('leads from the invitation link to a customer who also signed the agreement', async () => {
    const invitation = await partner.send('GET', '/v1/customers/relationshiprequests');
    const link = new URL(String(invitation.at('url')));
    const page = await partner.send('GET', `${link.pathname}${link.search}`);
    const done = await partner.submit('/accept-relationship', { tenant: 'fabrikam.com', agreement: 'yes' });

    assert.deepEqual([link.origin, link.hash], [partner.simulator.url, '#/BillingAccounts/partner-invitation']);
    assert.match(page.text, /value="fabrikam.com"[\s\S]*<button>Accept<\/button>/);
    assert.match(done.text, /<h1>Done<\/h1>/);
    assert.equal((await partner.send('GET', `/v1/customers/${last()}`)).at('relationshipToPartner'), 'reseller');
    assert.equal(await isSigned(), true);
  });

  it('does not let a tenant of another region accept', async () => {
    const reply = await partner.submit('/accept-relationship', { tenant: 'contoso.com' });
    assert.equal(reply.status, 400);
    assert.match(reply.text, /outside the region/);
    assert.equal(partner.simulator.state.customers.length, 1);
  });

  it('shows the acceptance link with the customer chosen, and records the acceptance', async () => {
    await partner.submit('/accept-relationship', { domain: 'abccorp.com', companyName: 'ABC Corp' });
    const page = await partner.send('GET', `/AdminPortal/Home?ref=/BillingAccounts/agreement&customer=${last()}`);
    assert.match(page.text, new RegExp(`value="${last()}" selected`));
    assert.equal(await isSigned(), false);
    await partner.submit('/accept-agreement', { customer: last() });
    assert.equal(await isSigned(), true);
  });

  it('shows everything on the front page with all text escaped', async () => {
    await partner.submit('/accept-relationship', { domain: 'abccorp.com', companyName: '<script>ABC</script>' });
    const page = await partner.send('GET', '/');
    assert.match(page.text, /&lt;script&gt;ABC/);
    assert.doesNotMatch(page.text, /<script>/);
    assert.match(page.text, /POST \/accept-relationship/);
  });
});
