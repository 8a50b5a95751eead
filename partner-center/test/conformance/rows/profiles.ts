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
      leavesOut: ['profileType', 'links', 'attributes'],
    }),
    simulator: shows({ ask: get('/v1/profiles/legalbusiness?vettingVersion=Current', { kind: 'app' }) }),
  },
  {
    example: 'organization-profile.response-200.json',
    operation: 'organizationProfile',
    client: accepts({
      request: 'GET /v1/profiles/organization',
      call: (p) => p.organizationProfile(),
      leavesOut: ['profileType', 'links', 'attributes'],
    }),
    simulator: shows({ ask: get('/v1/profiles/organization') }),
  },
  {
    example: 'mpn-profile.response-200.json',
    operation: 'mpnProfile',
    client: accepts({
      request: 'GET /v1/profiles/mpn',
      call: (p) => p.mpnProfile(),
      leavesOut: ['profileType', 'links', 'attributes'],
    }),
    simulator: shows({ ask: get('/v1/profiles/mpn') }),
  },
  {
    example: 'partner-billing-profile.response-200.json',
    operation: 'partnerBillingProfile',
    client: accepts({
      request: 'GET /v1/profiles/billing',
      call: (p) => p.partnerBillingProfile(),
      leavesOut: ['profileType', 'links', 'attributes'],
    }),
    simulator: shows({ ask: get('/v1/profiles/billing') }),
  },
  {
    example: 'support-profile.response-200.json',
    operation: 'supportProfile',
    client: accepts({
      request: 'GET /v1/profiles/support',
      call: (p) => p.supportProfile(),
      leavesOut: ['profileType', 'links', 'attributes'],
    }),
    simulator: shows({
      ask: get('/v1/profiles/support'),
      differences: { profileType: 'the sample begins it with a space, as no other profile does' },
    }),
  },
];
