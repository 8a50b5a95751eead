import { createHash } from 'node:crypto';
import { type Call, readBody } from '../call.ts';
import { type Answer, json } from '../respond.ts';
import { type Address, address as addressSchema } from '../state.ts';
import { rulesOf } from './country-rules.ts';

type Verdict =
  | { status: 'VerifiedShippable' | 'Verified' | 'InteractionRequired'; suggestions: [Address] }
  | { status: 'StreetPartial' | 'PremisesPartial' | 'Multiple'; suggestions: Address[]; message: string }
  | { status: 'None'; suggestions: []; message: string }
  | { status: 'NotValidated'; suggestions: [] };

/** What to type to see each answer; shown on the simulator's front page. */
export const addressFixtures: readonly { readonly type: string; readonly status: Verdict['status'] }[] = [
  { type: 'a whole address: 1 Microsoft Way, Redmond, WA 98052', status: 'VerifiedShippable' },
  { type: 'a post box: PO Box 12', status: 'Verified' },
  { type: 'a street in lower case, or with “Wy”, “Av”, “Strt”: 1 microsoft wy', status: 'InteractionRequired' },
  { type: 'no house number: Microsoft Way', status: 'StreetPartial' },
  { type: 'a Tower, Plaza or Building without a suite: 1 Harbor Tower', status: 'PremisesPartial' },
  { type: 'a street that starts with “Multiple”', status: 'Multiple' },
  {
    type: 'a street that starts with “Nowhere”, an unknown state, or a postal code of the wrong form',
    status: 'None',
  },
  { type: 'a street that starts with “Unchecked”, or a country outside every CSP region', status: 'NotValidated' },
];

/** `POST /v1/validations/address`: always 200, the verdict is in `status` (Microsoft Learn: validate-an-address). */
export function validateAddress(call: Call): Answer {
  const original = readBody(call, addressSchema);
  const verdict = judgeAddress(original);
  return json(200, {
    originalAddress: original,
    ...(verdict.suggestions.length > 0 && { suggestedAddresses: verdict.suggestions }),
    status: verdict.status,
    ...('message' in verdict && { validationMessage: verdict.message }),
  });
}

export function judgeAddress(address: Address): Verdict {
  const street = address.addressLine1.trim();
  if (!rulesOf(address.country) || /^unchecked/i.test(street)) return { status: 'NotValidated', suggestions: [] };
  const invalid = invalidParts(address);
  if (/^nowhere/i.test(street)) invalid.push('AddressLine1');
  if (invalid.length > 0) return { status: 'None', suggestions: [], message: messageFor(invalid) };
  if (/^multiple/i.test(street)) {
    const suggestions = ['1', '2', '3'].map((number) => completed(address, `${number} Main Street`));
    return { status: 'Multiple', suggestions, message: messageFor(['AddressLine1', 'PostalCode']) };
  }
  if (!/\d/.test(street)) {
    const message = messageFor(['Region', 'PostalCode', 'City']);
    return { status: 'StreetPartial', suggestions: [completed(address, `1 ${street}`)], message };
  }
  if (isBuildingWithoutSuite(address)) {
    const suggestions = ['100', '200', '300'].map((suite) => completed(address, `${street}, Suite ${suite}`));
    return { status: 'PremisesPartial', suggestions, message: messageFor(['AddressLine2']) };
  }
  if (/^p\.? ?o\.? box/i.test(street)) return { status: 'Verified', suggestions: [completed(address, street)] };
  const corrected = correctSpelling(street);
  const status = corrected === street ? 'VerifiedShippable' : 'InteractionRequired';
  return { status, suggestions: [completed(address, corrected)] };
}

function invalidParts({ country, city, state, postalCode }: Address): string[] {
  const rules = rulesOf(country);
  const parts: string[] = [];
  if (!city) parts.push('City');
  if (rules?.isStateRequired && !rules.supportedStatesList.includes(state ?? '')) parts.push('Region');
  if (rules?.postalCodeRegex && !new RegExp(rules.postalCodeRegex).test(postalCode ?? '')) parts.push('PostalCode');
  return parts;
}

function messageFor(properties: readonly string[]): string {
  return `Address field invalid for property: ${properties.map((name) => `'${name}'`).join(', ')}`;
}

function isBuildingWithoutSuite({ addressLine1, addressLine2 = '' }: Address): boolean {
  const both = `${addressLine1} ${addressLine2}`;
  return /\b(tower|plaza|building)\b/i.test(both) && !/\b(suite|floor|unit|room|#) ?\w*\d/i.test(both);
}

const spellings: Record<string, string> = { wy: 'Way', av: 'Avenue', strt: 'Street' };

function correctSpelling(street: string): string {
  const isLowerCase = street === street.toLowerCase();
  return street.replace(/\p{L}+/gu, (word) => {
    const known = spellings[word.toLowerCase()];
    if (known) return known;
    return isLowerCase ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
}

/** The address as the verifier would write it: a US postal code gets its four further digits. */
function completed(address: Address, addressLine1: string): Address {
  const { country, city, state, addressLine2, postalCode } = address;
  return {
    country,
    ...(city !== undefined && { city }),
    ...(state !== undefined && { state }),
    addressLine1,
    ...(addressLine2 && { addressLine2 }),
    ...(postalCode !== undefined && { postalCode: country === 'US' ? zipPlusFour(postalCode, address) : postalCode }),
  };
}

function zipPlusFour(postalCode: string, { addressLine1 }: Address): string {
  if (postalCode.includes('-')) return postalCode;
  if (postalCode === '98052') return addressLine1.startsWith('1 ') ? '98052-8300' : '98052-6399';
  const digits = createHash('sha256').update(`${addressLine1}${postalCode}`).digest().readUInt16BE() % 10000;
  return `${postalCode}-${String(digits).padStart(4, '0')}`;
}
