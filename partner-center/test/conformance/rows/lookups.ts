import { accepts, refuses, sends } from '../client-proof.ts';
import { isRequest, type Row } from '../row.ts';
import { documented, get } from '../scene.ts';
import { shows } from '../simulator-proof.ts';

const address = '/v1/validations/address';
const redmond = { addressLine1: '1 Microsoft Way', city: 'Redmond', state: 'WA', postalCode: '98052', country: 'US' };
const verified = 'validate-address.verified-shippable.response-200.json';

const addressRows: readonly Row[] = [
  {
    example: 'validate-address.request-1.json',
    operation: 'validateAddress',
    client: sends({ request: `POST ${address}`, call: (p) => p.validateAddress(redmond) }, verified),
    simulator: isRequest,
  },
  {
    example: 'validate-address.request-2.json',
    operation: 'validateAddress',
    client: sends(
      { request: `POST ${address}`, call: (p) => p.validateAddress({ ...redmond, addressLine1: 'Microsoft Way' }) },
      verified,
    ),
    simulator: isRequest,
  },
  {
    example: 'real.validate-address.request-recorded.json',
    operation: 'validateAddress',
    client: sends(
      {
        request: `POST ${address}`,
        call: (p) =>
          p.validateAddress({
            addressLine1: '700 Bellevue Way NE',
            city: 'Bellevue',
            state: 'WA',
            postalCode: '98004',
            country: 'US',
          }),
      },
      verified,
    ),
    simulator: isRequest,
  },
  {
    example: verified,
    operation: 'validateAddress',
    client: accepts({
      request: `POST ${address}`,
      call: (p) => p.validateAddress(redmond),
      returns: { status: 'VerifiedShippable', suggestions: [{ ...redmond, postalCode: '98052-8300' }] },
    }),
    simulator: shows({
      ask: (partner) =>
        partner.send('POST', address, { kind: 'app', ...documented('validate-address.request-1.json') }),
    }),
  },
  {
    example: 'validate-address.street-partial.response-200.json',
    operation: 'validateAddress',
    client: accepts({
      request: `POST ${address}`,
      call: (p) => p.validateAddress({ ...redmond, addressLine1: 'Microsoft Way' }),
      returns: {
        status: 'StreetPartial',
        suggestions: [{ ...redmond, postalCode: '98052-6399' }],
        message: "Address field invalid for property: 'Region', 'PostalCode', 'City'",
      },
    }),
    simulator: shows({
      ask: (partner) =>
        partner.send('POST', address, { kind: 'app', ...documented('validate-address.request-2.json') }),
    }),
  },
  {
    example: 'validate-address.old-style.error-400-2007.json',
    operation: 'validateAddress',
    client: refuses({
      request: `POST ${address}`,
      status: 400,
      call: (p) => p.validateAddress(redmond),
      code: 'partner-center-refused',
      providerCode: '2007',
    }),
    simulator: { why: 'how the service answered until the middle of 2021' },
  },
];

export const lookupRows: readonly Row[] = [
  {
    example: 'recorded.country-validation-rules-US.json',
    operation: 'countryRules',
    client: accepts({
      request: 'GET /v1/countryvalidationrules/US',
      call: (p) => p.countryRules('us'),
      leavesOut: ['attributes'],
    }),
    simulator: shows({ ask: get('/v1/countryvalidationrules/US', { kind: 'app' }) }),
  },
  {
    example: 'real.country-validation-rules-PT.json',
    operation: 'countryRules',
    client: accepts({
      request: 'GET /v1/countryvalidationrules/PT',
      call: (p) => p.countryRules('PT'),
      leavesOut: ['attributes'],
    }),
    simulator: shows({ ask: get('/v1/countryvalidationrules/PT', { kind: 'app' }) }),
  },
  ...addressRows,
];
