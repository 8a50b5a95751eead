import { accepts, refuses } from '../client-proof.ts';
import type { Row } from '../row.ts';
import { documented, get, reseller } from '../scene.ts';
import { shows } from '../simulator-proof.ts';

const status = '/v1/compliance/csp/agreementstatus';
const indirect = { partnerType: 'indirect' } as const;

export const relationshipRows: readonly Row[] = [
  {
    example: 'relationship-request.response-200.json',
    operation: 'relationshipLink',
    client: accepts({
      request: 'GET /v1/customers/relationshiprequests',
      call: (p) => p.relationshipLink(),
      returns:
        'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=3b33e682-00c3-41ee-9dd2-a548adf56438&msppId=0&DAP=false#/BillingAccounts/partner-invitation',
    }),
    simulator: shows({ ask: get('/v1/customers/relationshiprequests') }),
  },
  {
    example: 'indirect-resellers-of-provider.response-200.json',
    operation: 'partnerRelationships',
    client: accepts({
      request: 'GET /v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf',
      call: (p) => p.partnerRelationships('IsIndirectCloudSolutionProviderOf'),
      leavesOut: ['attributes'],
    }),
    simulator: shows({
      options: indirect,
      ask: get('/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf'),
    }),
  },
  {
    example: 'indirect-resellers-of-customer.response-200.json',
    operation: 'customerRelationships',
    client: accepts({
      request: 'GET /v1/customers/c1/relationships',
      call: (p) => p.customerRelationships('c1'),
      leavesOut: ['attributes'],
    }),
    simulator: shows({
      options: indirect,
      ask: async (partner) => {
        const request = documented('create-customer-indirect.request.json');
        const created = await partner.send('POST', '/v1/customers', request);
        partner.wait(2000);
        return partner.send('GET', `/v1/customers/${created.at('id')}/relationships`);
      },
    }),
  },
  {
    example: 'mpa-status.response-200.json',
    operation: 'isPartnerAgreementSigned',
    client: accepts({
      request: `GET ${status}?mpnId=4847383`,
      call: (p) => p.isPartnerAgreementSigned({ mpnId: '4847383' }),
      returns: true,
    }),
    simulator: shows({ options: indirect, ask: get(`${status}?mpnId=${reseller.mpnId}`) }),
  },
  {
    example: 'error-400-code-2000-guid.json',
    operation: 'isPartnerAgreementSigned',
    client: refuses({
      request: `GET ${status}?tenantId=abc`,
      status: 400,
      call: (p) => p.isPartnerAgreementSigned({ tenantId: 'abc' }),
      code: 'partner-center-refused',
      providerCode: '2000',
      says: 'refused',
    }),
    simulator: shows({ status: 400, options: indirect, ask: get(`${status}?tenantId=abc`) }),
  },
  {
    example: 'error-400-code-2001-empty.json',
    operation: 'isPartnerAgreementSigned',
    client: refuses({
      request: `GET ${status}?mpnId=`,
      status: 400,
      call: (p) => p.isPartnerAgreementSigned({ mpnId: '' }),
      code: 'partner-center-refused',
      providerCode: '2001',
      says: 'refused',
    }),
    simulator: shows({ status: 400, options: indirect, ask: get(status) }),
  },
  {
    example: 'error-400-code-2203-mpa.json',
    operation: 'isPartnerAgreementSigned',
    client: refuses({
      request: `GET ${status}?mpnId=123456`,
      status: 400,
      call: (p) => p.isPartnerAgreementSigned({ mpnId: '123456' }),
      code: 'partner-center-refused',
      providerCode: '2203',
    }),
    simulator: shows({ status: 400, options: indirect, ask: get(`${status}?mpnId=4847422`) }),
  },
];
