import { makeGuid } from './identifiers.ts';
import { countryOf } from './resources/countries.ts';
import { firstAdministrator } from './resources/customer-users.ts';
import type { Customer, State, Tenant } from './state.ts';

/** Tenants that exist from the start: four that are nobody's customers of ours, and one that is. */
const companies = [
  { name: 'Fabrikam', country: 'US' },
  { name: 'Contoso', country: 'GB' },
  { name: 'Tailspin Toys', country: 'DE' },
  { name: 'Wingtip Toys', country: 'US' },
  { name: 'Adatum', country: 'US' },
] as const;

/**
 * The world a new simulator starts with.
 * @param partnerCountry ISO 3166 alpha-2; decides where the partner may sell
 */
export function seedState(seed: number, partnerCountry: string, now: number): State {
  const state: State = {
    version: 1,
    seed,
    made: 0,
    clockAheadMs: 0,
    switched: {},
    partner: {
      tenantId: '',
      companyName: 'Northwind Cloud',
      domain: 'northwindcloud.onmicrosoft.com',
      country: partnerCountry,
      email: 'partners@northwindcloud.example',
      mpnId: '4847383',
    },
    tenants: [],
    customers: [],
    catalogRotation: 0,
    priceChanges: [],
    carts: [],
    orders: [],
    refreshTokens: [],
    authorizationCodes: [],
    webhooks: { deliveries: [] },
    adminRelationships: [],
    auditRecords: [],
    signIns: [],
    answers: {},
  };
  state.partner.tenantId = makeGuid(state);
  state.tenants = [
    {
      id: state.partner.tenantId,
      displayName: state.partner.companyName,
      domains: [state.partner.domain],
      country: partnerCountry,
    },
    ...companies.map(({ name, country }): Tenant => {
      const label = name.toLowerCase().replaceAll(' ', '');
      return {
        id: makeGuid(state),
        displayName: name,
        domains: [`${label}.onmicrosoft.com`, `${label}.com`],
        country,
      };
    }),
  ];
  const adatum = state.tenants.at(-1);
  if (adatum) {
    adatum.country = partnerCountry;
    state.customers.push({
      ...newCustomer(state, adatum, now),
      gdap: true,
      joinedBy: 'seed',
      verdict: { status: 'Allowed', at: now },
      agreementSignedAt: now,
    });
  }
  return state;
}

/** A tenant as a reseller customer, with the profile that its own account would give. */
export function newCustomer(state: State, tenant: Tenant, now: number, companyName = tenant.displayName): Customer {
  const culture = countryOf(tenant.country)?.cultures[0] ?? 'en-US';
  const name = { firstName: 'Alex', lastName: 'Wilber' };
  const place = tenant.country === 'US' ? { city: 'Redmond', state: 'WA', postalCode: '98052' } : { city: 'Old Town' };
  return {
    id: tenant.id,
    commerceId: makeGuid(state),
    companyName,
    billingProfile: {
      id: makeGuid(state),
      ...name,
      email: `admin@${tenant.domains[0]}`,
      culture,
      language: culture.slice(0, 2),
      companyName,
      defaultAddress: {
        country: tenant.country,
        ...place,
        addressLine1: '1 Main Street',
        ...name,
        phoneNumber: '4255550100',
      },
      etag: '1',
    },
    relationship: 'reseller',
    allowDelegatedAccess: false,
    gdap: false,
    qualifications: [],
    users: [firstAdministrator(tenant.id, `admin@${tenant.domains[0]}`, companyName)],
    joinedBy: 'invitation',
    joinedAt: now,
    confirmations: [],
  };
}
