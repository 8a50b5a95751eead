import assert from 'node:assert/strict';
import { ofEachTest } from '../../test/of-each-test.ts';
import { stranger } from './fault-matrix/prepared-partner.ts';
import { createClient, failure, ids, startScriptedServer, unfold } from './scripted-server.ts';

const password = '=;;n.=s9Z';
const created = {
  id: 'dfd8cc0a-c592-468c-8461-869a38d24738',
  companyProfile: { tenantId: 'dfd8cc0a-c592-468c-8461-869a38d24738', domain: 'xyz.onmicrosoft.com' },
  relationshipToPartner: 'none',
  userCredentials: { userName: 'admin', password },
};

describe('customers of Partner Center', () => {
  const server = ofEachTest(startScriptedServer);
  const partnerCenter = ofEachTest(() => createClient(server).partnerCenter);

  const malformed: [string, string][] = [
    ['cut off', JSON.stringify(created).slice(0, -4)],
    ['of another shape', JSON.stringify({ ...created, companyProfile: password })],
    ['not JSON', `<p>${password}</p>`],
    ['without a password', JSON.stringify({ ...created, userCredentials: { userName: 'admin' } })],
  ];
  for (const [what, body] of malformed) {
    it(`keeps the password out of errors and logs when the answer is ${what}`, async () => {
      server.on('POST /v1/customers', { status: 201, body });
      const { partnerCenter, logged } = createClient(server);
      const error = await failure(partnerCenter.createCustomer(stranger('xyz.onmicrosoft.com'), ids));
      assert.equal(error.code, 'partner-center-unreadable');
      assert.ok(logged.length > 0);
      assert.ok(![unfold(error), ...logged].join('\n').includes(password));
    });
  }

  it('finds customers by domain without those whose domain is only longer', async () => {
    const items = ['contoso.com', 'contoso.com.au', 'contoso.onmicrosoft.com'].map((domain) => ({
      id: domain,
      companyProfile: { domain },
      relationshipToPartner: 'Reseller',
    }));
    server.on('GET /v1/customers', { body: { totalCount: 3, items } });
    const found = await partnerCenter.findCustomersByDomain('contoso.com');
    const known = found.map(({ domain, relationshipToPartner }) => [domain, relationshipToPartner]);
    assert.deepEqual(known, [
      ['contoso.com', 'reseller'],
      ['contoso.onmicrosoft.com', 'reseller'],
    ]);
  });

  it('asks for a qualification, and reads when it was claimed in the spelling of that answer too', async () => {
    const claim = { qualification: 'Education', vettingStatus: 'InReview' };
    const body = { ...claim, vettingCreateDate: '2020-12-04T20:54:24Z' };
    server.on('POST /v1/customers/c1/qualifications', { status: 201, body });
    const asked = { qualification: 'Education', educationSegment: 'K12', website: 'contoso.edu' } as const;
    const answer = await partnerCenter.addQualification('c1', asked, ids);
    assert.deepEqual(answer, { ...claim, vettingCreatedDate: '2020-12-04T20:54:24Z' });
    assert.deepEqual(JSON.parse(server.received[0]?.text ?? ''), asked);
  });
});
