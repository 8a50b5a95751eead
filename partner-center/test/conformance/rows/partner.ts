import { asking, askingAboutCustomer } from '../asking.ts';
import type { Row } from '../row.ts';
import { adatum, completedOrder, documented, reseller, same } from '../scene.ts';

const ofProfiles = { leavesOut: ['profileType', 'links', 'attributes'] };
const indirect = { options: { partnerType: 'indirect' } } as const;

const legal = asking('legalBusinessProfile', 'GET /v1/profiles/legalbusiness?vettingVersion=Current', (p) =>
  p.legalBusinessProfile(),
);
const organization = asking('organizationProfile', 'GET /v1/profiles/organization', (p) => p.organizationProfile());
const mpn = asking('mpnProfile', 'GET /v1/profiles/mpn', (p) => p.mpnProfile());
const billing = asking('partnerBillingProfile', 'GET /v1/profiles/billing', (p) => p.partnerBillingProfile());
const support = asking('supportProfile', 'GET /v1/profiles/support', (p) => p.supportProfile());

const link = asking('relationshipLink', 'GET /v1/customers/relationshiprequests', (p) => p.relationshipLink());
const relationships = asking(
  'partnerRelationships',
  'GET /v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf',
  (p) => p.partnerRelationships('IsIndirectCloudSolutionProviderOf'),
);
const ofCustomer = askingAboutCustomer('customerRelationships', '/relationships');

const status = 'GET /v1/compliance/csp/agreementstatus';
const signed = (query: string, of: { mpnId: string } | { tenantId: string }) =>
  asking('isPartnerAgreementSigned', `${status}?${query}`, (p) => p.isPartnerAgreementSigned(of));

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1';
const ofCustomerId = (id = '') => JSON.stringify({ Field: 'CustomerId', Value: id, Operator: 'equals' });
const audit = asking(
  'auditRecords',
  `GET /v1/auditrecords?startDate=2017-06-01&size=500&filter=${ofCustomerId(customerId)}`,
  (p) => p.auditRecords({ startDate: '2017-06-01', filter: { field: 'CustomerId', value: customerId } }),
);

/** Who the partner is, whom it knows, and what was done at its account. */
export const partnerRows: readonly Row[] = [
  legal.takes('legal-business-profile.response-200.json', ofProfiles),
  organization.takes('organization-profile.response-200.json', ofProfiles),
  mpn.takes('mpn-profile.response-200.json', ofProfiles),
  billing.takes('partner-billing-profile.response-200.json', ofProfiles),
  support.takes('support-profile.response-200.json', {
    ...ofProfiles,
    differences: { profileType: 'the sample begins it with a space, as no other profile does' },
  }),

  link.takes('relationship-request.response-200.json', {
    returns:
      'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=3b33e682-00c3-41ee-9dd2-a548adf56438&msppId=0&DAP=false#/BillingAccounts/partner-invitation',
  }),
  relationships.takes('indirect-resellers-of-provider.response-200.json', { leavesOut: ['attributes'], ...indirect }),
  ofCustomer.takes('indirect-resellers-of-customer.response-200.json', {
    leavesOut: ['attributes'],
    ...indirect,
    ask: async (partner) => {
      const body = documented('create-customer-indirect.request.json');
      const created = await partner.send('POST', '/v1/customers', { body });
      partner.wait(2000);
      return partner.send('GET', `/v1/customers/${created.at('id')}/relationships`);
    },
  }),

  signed('mpnId=4847383', { mpnId: '4847383' }).takes('mpa-status.response-200.json', {
    returns: true,
    ...indirect,
    ask: same(`${status}?mpnId=${reseller.mpnId}`),
  }),
  signed('tenantId=abc', { tenantId: 'abc' }).refuses('error-400-code-2000-guid.json', {
    providerCode: '2000',
    says: 'refused',
    ...indirect,
  }),
  signed('mpnId=', { mpnId: '' }).refuses('error-400-code-2001-empty.json', {
    providerCode: '2001',
    says: 'refused',
    ...indirect,
    ask: same(status),
  }),
  signed('mpnId=123456', { mpnId: '123456' }).refuses('error-400-code-2203-mpa.json', {
    providerCode: '2203',
    ...indirect,
    ask: same(`${status}?mpnId=4847422`),
  }),

  audit.takes('audit-records.response-200.json', {
    leavesOut: ['attributes'],
    after: completedOrder,
    ask: (partner) => {
      const filter = encodeURIComponent(ofCustomerId(adatum(partner).split('/').at(-1)));
      return partner.send('GET', `/v1/auditrecords?startDate=2026-03-01&size=500&filter=${filter}`);
    },
    differences: {
      'items[].id': 'a later member: events name records by it',
      'items[].customizedData[].value':
        'the second record is of licences that somebody was given, which cannot be done here',
      'items[].applicationId': 'the sample leaves it out in one record, and has it in the other',
    },
  }),
];
