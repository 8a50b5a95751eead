import assert from 'node:assert/strict';
import type { Partner } from '../../../../test/simulator/partner.ts';
import { asking, askingAboutCustomer } from '../asking.ts';
import type { Row } from '../row.ts';
import { adatum, documented, same } from '../scene.ts';

const rules = (country: string) =>
  asking('countryRules', `GET /v1/countryvalidationrules/${country}`, (p) => p.countryRules(country.toLowerCase()));

const redmond = { addressLine1: '1 Microsoft Way', city: 'Redmond', state: 'WA', postalCode: '98052', country: 'US' };
const noNumber = { ...redmond, addressLine1: 'Microsoft Way' };
const bellevue = { ...redmond, addressLine1: '700 Bellevue Way NE', city: 'Bellevue', postalCode: '98004' };
const validation = 'POST /v1/validations/address';
const verdict = (address: typeof redmond) => asking('validateAddress', validation, (p) => p.validateAddress(address));
const verified = 'validate-address.verified-shippable.response-200.json';

const status = askingAboutCustomer('verificationStatus', '/validationStatus?type=account');

function verification(file: string, written: string, read = written): Row {
  const after = async (partner: Partner) => {
    const customer = adatum(partner).split('/').at(-1) ?? '';
    await partner.submit('/verification', { customer, verdict: written });
    const shown = await partner.send('GET', `${adatum(partner)}/validationStatus?type=account`);
    assert.equal(shown.at('status'), written);
  };
  return status.takes(`validation-status.${file}.json`, { returns: read, after });
}

const qualifications = askingAboutCustomer('qualifications', '/qualifications');

function qualification(file: string, website: string, waitMs: number): Row {
  const after = async (partner: Partner) => {
    const body = { qualification: 'Education', educationSegment: 'K12', website };
    await partner.send('POST', `${adatum(partner)}/qualifications`, { body });
    partner.wait(waitMs);
  };
  return qualifications.takes(`qualifications.${file}.json`, { after });
}

/** Countries, addresses, and what Microsoft finds out about a customer. */
export const lookupRows: readonly Row[] = [
  rules('US').takes('recorded.country-validation-rules-US.json', { leavesOut: ['attributes'] }),
  rules('PT').takes('real.country-validation-rules-PT.json', { leavesOut: ['attributes'] }),

  verdict(redmond).sends('validate-address.request-1.json', verified),
  verdict(noNumber).sends('validate-address.request-2.json', verified),
  verdict(bellevue).sends('real.validate-address.request-recorded.json', verified),
  verdict(redmond).takes(verified, {
    returns: { status: 'VerifiedShippable', suggestions: [{ ...redmond, postalCode: '98052-8300' }] },
    ask: same(validation, documented('validate-address.request-1.json')),
  }),
  verdict(noNumber).takes('validate-address.street-partial.response-200.json', {
    returns: {
      status: 'StreetPartial',
      suggestions: [{ ...redmond, postalCode: '98052-6399' }],
      message: "Address field invalid for property: 'Region', 'PostalCode', 'City'",
    },
    ask: same(validation, documented('validate-address.request-2.json')),
  }),
  verdict(redmond).refuses('validate-address.old-style.error-400-2007.json', {
    providerCode: '2007',
    simulator: { why: 'how the service answered until the middle of 2021' },
  }),

  verification('allowed', 'Allowed'),
  verification('under-review', 'UnderReview'),
  verification('not-allowed', 'NotAllowed'),
  verification('unknown', 'Unknown'),
  verification('not-ready', 'Not Ready', 'NotReady'),

  qualification('approved', 'adatum.example', 60_000),
  qualification('in-review', 'adatum.example', 0),
  qualification('denied', 'denied.example', 60_000),
];
