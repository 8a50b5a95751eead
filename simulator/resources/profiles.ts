import type { Call } from '../call.ts';
import { type Answer, fault, json, link, withByteOrderMark } from '../respond.ts';
import type { World } from '../world.ts';
import { currencyOf } from './catalog.ts';

/** Where the partner is, in its own country's form where it matters and plausible elsewhere. */
function addressOf({ state }: World) {
  const { country } = state.partner;
  const place = country === 'US' ? { city: 'Buffalo', state: 'NY', postalCode: '14201' } : { city: 'Old Town' };
  return { country, ...place, addressLine1: '123 Main Street', addressLine2: '' };
}

const contact = { firstName: 'Gena', lastName: 'Soto', phoneNumber: '4255550100' };

/** `GET /v1/profiles/legalbusiness?vettingVersion=Current|LastFinalized` (Microsoft Learn: get-legal-business-profile). */
export function getLegalBusinessProfile({ world, query }: Call): Answer {
  if (!/^(current|lastfinalized)$/i.test(query.get('vettingVersion') ?? 'Current')) {
    throw fault(400, 3000, 'Invalid property. vettingVersion');
  }
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
  return world.switches.byteOrderMark === 'organization' ? withByteOrderMark(answer) : answer;
}

/** `GET /v1/profiles/billing` (Microsoft Learn: get-partner-billing-profile). */
export function getPartnerBillingProfile({ world }: Call): Answer {
  const { firstName, lastName, phoneNumber } = contact;
  return json(200, {
    companyName: world.state.partner.companyName,
    address: addressOf(world),
    primaryContact: { firstName, lastName, phoneNumber },
    purchaseOrderNumber: '9888',
    taxId: '12-345678',
    billingCurrency: currencyOf(world.state.partner.country).code,
    profileType: 'BillingProfile',
    links: { self: link('/profiles/billing') },
    attributes: { etag: '1', objectType: 'BillingProfile' },
  });
}

/** `GET /v1/profiles/support` (Microsoft Learn: get-support-profile). */
export function getSupportProfile({ world }: Call): Answer {
  const { email, domain } = world.state.partner;
  return json(200, {
    email,
    telephone: contact.phoneNumber,
    website: `www.${domain.replace('.onmicrosoft.com', '.example')}`,
    profileType: 'SupportProfile',
    links: { self: link('/profiles/support') },
    attributes: { objectType: 'SupportProfile' },
  });
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
