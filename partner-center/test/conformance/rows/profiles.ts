import { accepts } from '../client-proof.ts';
import type { Row } from '../row.ts';
import { get } from '../scene.ts';
import { shows } from '../simulator-proof.ts';

/** Who the partner is. */
export const profileRows: readonly Row[] = [
  {
    example: 'legal-business-profile.response-200.json',
    operation: 'legalBusinessProfile',
    client: accepts({
      request: 'GET /v1/profiles/legalbusiness?vettingVersion=Current',
      call: (p) => p.legalBusinessProfile(),
      contains: {
        companyName: 'Lucerne Publishing',
        address: { country: 'US', city: 'Buffalo', state: 'NY', addressLine1: '123 Main Street', postalCode: '98052' },
        primaryContact: { firstName: 'Gena', lastName: 'Soto', email: 'gena@lucernepublishing.com' },
        companyApproverEmail: 'gena@lucernepublishing.com',
        vettingStatus: 'authorized',
        vettingSubStatus: 'none',
      },
    }),
    simulator: shows({ ask: get('/v1/profiles/legalbusiness?vettingVersion=Current', { kind: 'app' }) }),
  },
  {
    example: 'organization-profile.response-200.json',
    operation: 'organizationProfile',
    client: accepts({
      request: 'GET /v1/profiles/organization',
      call: (p) => p.organizationProfile(),
      contains: {
        id: '<id>',
        tenantId: '<tenantID>',
        companyName: 'TEST_TEST_BugBash1',
        defaultAddress: { country: 'US', city: 'Redmond', addressLine1: 'Two Microsoft Way', firstName: 'Test' },
        domain: 'testtestbugbash1.onmicrosoft.com',
        email: 'test-partner@microsoft.com',
        language: 'es',
        culture: 'es-US',
      },
    }),
    simulator: shows({ ask: get('/v1/profiles/organization') }),
  },
  {
    example: 'mpn-profile.response-200.json',
    operation: 'mpnProfile',
    client: accepts({
      request: 'GET /v1/profiles/mpn',
      call: (p) => p.mpnProfile(),
      returns: { mpnId: '<mpnID>' },
    }),
    simulator: shows({ ask: get('/v1/profiles/mpn') }),
  },
  {
    example: 'partner-billing-profile.response-200.json',
    operation: 'partnerBillingProfile',
    client: accepts({
      request: 'GET /v1/profiles/billing',
      call: (p) => p.partnerBillingProfile(),
      contains: {
        companyName: 'TEST_TEST_BugBash1',
        address: { country: 'US', city: 'Redmond', state: 'WA', addressLine1: '1 Microsoft Way' },
        primaryContact: { firstName: 'James', lastName: 'Burk', phoneNumber: '2066017143' },
        purchaseOrderNumber: '9888',
        taxId: '12-345678',
        billingCurrency: 'USD',
      },
    }),
    simulator: shows({ ask: get('/v1/profiles/billing') }),
  },
  {
    example: 'support-profile.response-200.json',
    operation: 'supportProfile',
    client: accepts({
      request: 'GET /v1/profiles/support',
      call: (p) => p.supportProfile(),
      returns: { email: 'email@sample.com', telephone: '4255555555', website: 'www.microsoft.com' },
    }),
    simulator: shows({
      ask: get('/v1/profiles/support'),
      differences: { profileType: 'the sample begins it with a space, as no other profile does' },
    }),
  },
];
