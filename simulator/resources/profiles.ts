import type { Call } from '../call.ts';
import { type Answer, json, link, withByteOrderMark } from '../respond.ts';
import type { World } from '../world.ts';

/** Where the partner is, in its own country's form where it matters and plausible elsewhere. */
function addressOf({ state }: World) {
  const { country } = state.partner;
  const place = country === 'US' ? { city: 'Buffalo', state: 'NY', postalCode: '14201' } : { city: 'Old Town' };
  return { country, ...place, addressLine1: '123 Main Street', addressLine2: '' };
}

const contact = { firstName: 'Gena', lastName: 'Soto', phoneNumber: '4255550100' };

/** `GET /v1/profiles/legalbusiness` (Microsoft Learn: get-legal-business-profile). */
export function getLegalBusinessProfile({ world }: Call): Answer {
  const { companyName, email } = world.state.partner;
  return json(200, {
    companyName,
    address: { ...addressOf(world), ...contact },
    primaryContact: { ...contact, email },
    companyApproverAddress: addressOf(world),
    companyApproverEmail: email,
    vettingStatus: 'authorized',
    vettingSubStatus: 'none',
    profileType: 'LegalBusinessProfile',
    links: { self: link('/profiles/legalbusiness') },
    attributes: { objectType: 'LegalBusinessProfile' },
  });
}

/** `GET /v1/profiles/organization`, by default behind a byte order mark as the live service was seen to send it. */
export function getOrganizationProfile({ world }: Call): Answer {
  const { tenantId, companyName, domain, email } = world.state.partner;
  const answer = json(200, {
    id: tenantId,
    companyName,
    defaultAddress: { ...addressOf(world), ...contact },
    tenantId,
    domain,
    email,
    language: 'en',
    culture: 'en-US',
    profileType: 'OrganizationProfile',
    links: { self: link('/profiles/organization') },
    attributes: { etag: '1', objectType: 'OrganizationProfile' },
  });
  return world.byteOrderMark === 'organization' ? withByteOrderMark(answer) : answer;
}

/** `GET /v1/profiles/mpn`. */
export function getPartnerNetworkProfile({ world }: Call): Answer {
  return json(200, {
    mpnId: world.state.partner.mpnId,
    profileType: 'MpnProfile',
    links: { self: link('/profiles/mpn') },
    attributes: { objectType: 'MpnProfile' },
  });
}
