import assert from 'node:assert/strict';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { createClient, ids, type ScriptedServer, unfold, withScriptedServer } from './scripted-server.ts';

const address = { addressLine1: '1 Microsoft Way', city: 'Redmond', state: 'WA', postalCode: '98052', country: 'US' };
const newCustomer = {
  companyName: 'test company',
  domain: 'xyz.onmicrosoft.com',
  contact: { firstName: 'Test', lastName: 'Person', email: 'test@outlook.com', phoneNumber: '4255550100' },
  address,
  culture: 'en-US',
  language: 'en',
};
const password = '=;;n.=s9Z';
const created = {
  id: 'dfd8cc0a-c592-468c-8461-869a38d24738',
  companyProfile: { tenantId: 'dfd8cc0a-c592-468c-8461-869a38d24738', domain: 'xyz.onmicrosoft.com' },
  relationshipToPartner: 'none',
  userCredentials: { userName: 'admin', password },
};

const codeIs = (code: string) => (error: unknown) => error instanceof OnboardingError && error.code === code;

describe('customers of Partner Center', () => {
  let server: ScriptedServer;
  let partnerCenter: PartnerCenter;
  withScriptedServer((started) => {
    server = started;
    partnerCenter = createClient(started).partnerCenter;
  });
  const lastBody = () => JSON.parse(server.received.at(-1)?.text ?? '');

  const { password: _, ...withoutPassword } = { ...created.userCredentials };
  const malformed: [string, string][] = [
    ['cut off', JSON.stringify(created).slice(0, -4)],
    ['of another shape', JSON.stringify({ ...created, companyProfile: password })],
    ['not JSON', `<p>${password}</p>`],
    ['without a password', JSON.stringify({ ...created, userCredentials: withoutPassword })],
  ];
  for (const [what, body] of malformed) {
    it(`keeps the password out of errors and logs when the answer is ${what}`, async () => {
      server.on('POST /v1/customers', { status: 201, body });
      const { partnerCenter, logged } = createClient(server);
      await assert.rejects(partnerCenter.createCustomer(newCustomer, ids), (error) => {
        assert.ok(codeIs('partner-center-unreadable')(error), unfold(error));
        assert.ok(!unfold(error).includes(password));
        return true;
      });
      assert.ok(logged.length > 0);
      assert.ok(!logged.join('\n').includes(password));
    });
  }

  it('tells a stranger from a customer, whether Partner Center says 404 or 403', async () => {
    server.on('GET /v1/customers/c1', { status: 403, body: { code: 20002, description: 'No relationship' } });
    assert.equal(await partnerCenter.getCustomer('c1'), undefined);
    server.on('GET /v1/customers/c1', { status: 404 });
    assert.equal(await partnerCenter.getCustomer('c1'), undefined);
    server.on('GET /v1/customers/c1', { status: 403, body: { code: 900308, description: 'Insufficient privileges' } });
    await assert.rejects(partnerCenter.getCustomer('c1'), codeIs('partner-center-refused'));
  });

  it('finds customers by domain without those whose domain is only longer', async () => {
    const items = ['contoso.com', 'contoso.com.au', 'contoso.onmicrosoft.com'].map((domain) => ({
      id: domain,
      companyProfile: { domain },
      relationshipToPartner: 'Reseller',
    }));
    server.on('GET /v1/customers', { body: { totalCount: 3, items } });
    const found = await partnerCenter.findCustomersByDomain('contoso.com');
    assert.deepEqual(
      found.map(({ domain, relationshipToPartner }) => [domain, relationshipToPartner]),
      [
        ['contoso.com', 'reseller'],
        ['contoso.onmicrosoft.com', 'reseller'],
      ],
    );
  });

  it('ends a relationship and deletes a customer of the sandbox', async () => {
    server.on('PATCH /v1/customers/c1', { body: { id: 'c1', relationshipToPartner: 'none' } });
    await partnerCenter.endRelationship('c1', ids);
    assert.deepEqual(lastBody(), { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } });
    server.on('DELETE /v1/customers/c1', { status: 204 });
    await partnerCenter.deleteCustomer('c1', ids);
    assert.equal(server.received.at(-1)?.headers['ms-requestid'], ids.requestId);
  });

  const billing = { id: 'b1', companyName: 'Contoso', somethingNew: { kept: true }, attributes: { etag: '-42' } };

  it('changes a billing profile as a whole, under the etag that was read', async () => {
    server.on('GET /v1/customers/c1/profiles/billing', { body: billing });
    const changed = { ...billing, companyName: 'Contoso Ltd', attributes: { etag: '-43' } };
    server.on('PUT /v1/customers/c1/profiles/billing', { body: changed });
    const read = await partnerCenter.customerBillingProfile('c1');
    const answer = await partnerCenter.updateCustomerBillingProfile('c1', { ...read, companyName: 'Contoso Ltd' }, ids);
    assert.equal(server.received.at(-1)?.headers['if-match'], '-42');
    assert.deepEqual(lastBody(), { ...billing, companyName: 'Contoso Ltd' });
    assert.equal(answer.attributes.etag, '-43');
  });

  it('says that a billing profile was changed by somebody else', async () => {
    server.on('PUT /v1/customers/c1/profiles/billing', { status: 400, body: { code: 2055, description: 'ETag' } });
    await assert.rejects(
      partnerCenter.updateCustomerBillingProfile('c1', billing, ids),
      (error) => error instanceof OnboardingError && error.detail.providerCode === '2055',
    );
  });

  it('reads when a qualification was claimed in both of its spellings', async () => {
    const path = '/v1/customers/c1/qualifications';
    const claim = { qualification: 'Education', vettingStatus: 'InReview' };
    const claimed = { ...claim, vettingCreatedDate: '2020-12-04T20:54:24Z' };
    server.on(`GET ${path}`, { body: [claimed, { qualification: 'StateOwnedEntity' }] });
    assert.deepEqual(await partnerCenter.qualifications('c1'), [claimed, { qualification: 'StateOwnedEntity' }]);
    server.on(`POST ${path}`, { status: 201, body: { ...claim, vettingCreateDate: '2020-12-04T20:54:24Z' } });
    const asked = { qualification: 'Education', educationSegment: 'K12', website: 'contoso.edu' } as const;
    assert.deepEqual(await partnerCenter.addQualification('c1', asked, ids), claimed);
    assert.deepEqual(lastBody(), asked);
  });
});
