import assert from 'node:assert/strict';
import { type Partner, startPartner } from './partner.ts';

describe("simulator: the customer's pages", () => {
  let partner: Partner;
  beforeEach(async () => {
    partner = await startPartner();
  });
  afterEach(() => partner.close());

  it('leads from the invitation link to a customer who also signed the agreement', async () => {
    const invitation = await partner.send('GET', '/v1/customers/relationshiprequests');
    const link = new URL(String(invitation.at('url')));
    assert.equal(link.origin, partner.simulator.url);
    assert.equal(link.hash, '#/BillingAccounts/partner-invitation');

    const page = await partner.send('GET', `${link.pathname}${link.search}`);
    assert.match(page.text, /<button>Accept<\/button>/);
    assert.match(page.text, /value="fabrikam.com"/);

    const done = await partner.submit('/accept-relationship', { tenant: 'fabrikam.com', agreement: 'yes' });
    const fabrikam = partner.simulator.state.customers.find(({ companyName }) => companyName === 'Fabrikam');
    const customer = await partner.send('GET', `/v1/customers/${fabrikam?.id}`);
    const path = `/v1/customers/${fabrikam?.id}/directSignedMicrosoftCustomerAgreementStatus`;
    const signed = await partner.send('GET', path);

    assert.match(done.text, /<h1>Done<\/h1>/);
    assert.equal(customer.at('relationshipToPartner'), 'reseller');
    assert.equal(signed.at('isSigned'), true);
  });

  it('does not let a tenant of another region accept', async () => {
    const reply = await partner.submit('/accept-relationship', { tenant: 'contoso.com' });
    assert.equal(reply.status, 400);
    assert.match(reply.text, /outside the region/);
    assert.equal(partner.simulator.state.customers.length, 1);
  });

  it('shows the acceptance link with the customer chosen, and records the acceptance', async () => {
    await partner.submit('/accept-relationship', { domain: 'abccorp.com', companyName: 'ABC Corp' });
    const id = partner.simulator.state.customers.at(-1)?.id ?? '';
    const page = await partner.send('GET', `/AdminPortal/Home?ref=/BillingAccounts/agreement&customer=${id}`);
    await partner.submit('/accept-agreement', { customer: id });
    const status = await partner.send('GET', `/v1/customers/${id}/directSignedMicrosoftCustomerAgreementStatus`);

    assert.match(page.text, new RegExp(`value="${id}" selected`));
    assert.equal(status.at('isSigned'), true);
  });

  it('shows everything on the front page with all text escaped', async () => {
    await partner.submit('/accept-relationship', { domain: 'abccorp.com', companyName: '<script>ABC</script>' });
    const page = await partner.send('GET', '/');
    assert.match(page.text, /&lt;script&gt;ABC/);
    assert.doesNotMatch(page.text, /<script>/);
    assert.match(page.text, /POST \/accept-relationship/);
  });
});
