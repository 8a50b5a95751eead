import assert from 'node:assert/strict';
import { customerRequest, partnerOfEachTest } from './partner.ts';

describe('simulator: domains and addresses', () => {
  const partner = partnerOfEachTest();

  it('says 200 for a taken domain and 404 for a free one, without a body', async () => {
    await partner.send('POST', '/v1/customers', { body: customerRequest('newone.onmicrosoft.com') });
    const answers: unknown[] = [];
    for (const domain of ['fabrikam', 'newone', 'abccorp']) {
      const reply = await partner.send('HEAD', `/v1/domains/${domain}.onmicrosoft.com`, { kind: 'app' });
      answers.push([reply.status, reply.text]);
    }
    assert.deepEqual(answers, [
      [200, ''],
      [200, ''],
      [404, ''],
    ]);
  });

  it('finds a tenant by its domain as Entra ID does', async () => {
    const known = await partner.send('GET', '/fabrikam.com/v2.0/.well-known/openid-configuration');
    const unknown = await partner.send('GET', '/abccorp.com/v2.0/.well-known/openid-configuration');
    const fabrikam = partner.simulator.state.tenants.find(({ displayName }) => displayName === 'Fabrikam');

    assert.equal(known.at('issuer'), `https://login.microsoftonline.com/${fabrikam?.id}/v2.0`);
    assert.deepEqual([unknown.status, unknown.at('error')], [400, 'invalid_tenant']);
    assert.match(String(unknown.at('error_description')), /AADSTS90002/);
  });

  const addresses = [
    { AddressLine1: '1 Microsoft Way', status: 'VerifiedShippable', suggestions: 1 },
    { AddressLine1: 'PO Box 12', status: 'Verified', suggestions: 1 },
    { AddressLine1: '1 microsoft wy', status: 'InteractionRequired', suggestions: 1 },
    { AddressLine1: 'Microsoft Way', status: 'StreetPartial', suggestions: 1 },
    { AddressLine1: '1 Harbor Tower', status: 'PremisesPartial', suggestions: 3 },
    { AddressLine1: 'Multiple places', status: 'Multiple', suggestions: 3 },
    { AddressLine1: '1 Microsoft Way', State: 'XX', status: 'None', suggestions: 0 },
    { AddressLine1: '1 Main Street', Country: 'KP', status: 'NotValidated', suggestions: 0 },
  ];
  for (const { status, suggestions, ...part } of addresses) {
    it(`answers ${status} for ${JSON.stringify(part)}`, async () => {
      const body = { City: 'Redmond', State: 'WA', PostalCode: '98052', Country: 'US', ...part };
      const reply = await partner.send('POST', '/v1/validations/address', { kind: 'app', body });
      assert.equal(reply.at('status'), status);
      assert.equal(Object.keys(reply.at('suggestedAddresses') ?? {}).length, suggestions);
    });
  }
});
