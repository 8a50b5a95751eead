import { z } from 'zod';
import { FormReader, type FormResult, type Inputs } from '../form.ts';
import { type CountryPattern, phoneIn } from '../phone.ts';
import { isSamePlace } from '../same-place.ts';
import { Contact } from './account.ts';
import { lockedByTenant } from './locks.ts';
import { Segment, segments } from './market.ts';
import { type Registration, settledAnswer } from './registration.ts';

export const Address = z.object({
  addressLine1: z.string(),
  addressLine2: z.string(),
  city: z.string(),
  state: z.string(),
  postalCode: z.string(),
  country: z.string(),
});
export type Address = z.infer<typeof Address>;

export const addressStatuses = [
  'VerifiedShippable',
  'Verified',
  'InteractionRequired',
  'StreetPartial',
  'PremisesPartial',
  'Multiple',
  'None',
  'NotValidated',
] as const;

/** What Partner Center said about the address as typed. */
export const AddressCheck = z.object({
  status: z.enum(addressStatuses),
  suggestions: z.array(Address),
  message: z.string(),
});
export type AddressCheck = z.infer<typeof AddressCheck>;

/** What a new tenant needs ("Yes"). */
export const CompanyDetails = z.object({
  legalName: z.string(),
  /** The part before `.onmicrosoft.com`; permanent once the tenant exists. */
  domainPrefix: z.string(),
  address: Address,
  /** Such as `en-US`, one of the country's. */
  culture: z.string(),
  registrationNumber: z.string(),
  segment: Segment,
  contact: Contact,
  /** The contact's phone number as this country writes it; '' = none that fits, and none is sent. */
  phone: z.string(),
  check: AddressCheck,
  /** How the address was settled; null while the rep has to choose. */
  settled: z.enum(['verified', 'same-place', 'suggestion', 'kept']).nullable(),
  /** Why an address that could not be verified was kept. */
  reason: z.string(),
});
export type CompanyDetails = z.infer<typeof CompanyDetails>;

/** Company details before the address is checked. */
export type TypedCompany = Omit<CompanyDetails, 'check' | 'settled' | 'reason'>;

/** What a country wants to know, taken from Partner Center's validation rules and the registration-number table. */
export interface CountryNeeds {
  readonly iso2: string;
  readonly cultures: readonly string[];
  /** Two-letter codes; empty = any text, or none. */
  readonly states: readonly string[];
  readonly stateRequired: boolean;
  readonly cityRequired: boolean;
  readonly postalCodeRequired: boolean;
  readonly postalCodePattern: CountryPattern | null;
  readonly registrationNumberRequired: boolean;
  readonly registrationNumberPattern: CountryPattern | null;
  readonly registrationNumberSample: string;
  readonly phoneRequired: boolean;
  readonly phonePattern: CountryPattern | null;
  /** Such as `1` or `49`. */
  readonly callingCodes: readonly string[];
}

/** `Contoso Ltd.` -> `contosoltd`: letters and digits, as Microsoft takes them before `.onmicrosoft.com`. */
export function proposeDomainPrefix(accountName: string): string {
  return accountName
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 27);
}

/** The full name of the tenant's first domain. */
export function tenantDomain(company: { domainPrefix: string }): string {
  return `${company.domainPrefix}.onmicrosoft.com`;
}

/** Reads the company form by the rules of its country. `contact` is an index into the account's contacts. */
export function readCompanyForm(
  inputs: Inputs,
  needs: CountryNeeds,
  contacts: readonly Contact[],
): FormResult<TypedCompany> {
  const form = new FormReader(inputs);
  const legalName = form.name('legalName', 'legalName', 100);
  if (legalName !== '' && !isCompanyName(legalName)) {
    form.fail('legalName', 'legal-form-only');
  }
  const domainPrefix = readDomainPrefix(form);
  const contact = contacts[Number(form.text('companyContact') || '0')];
  if (contact === undefined) form.fail('companyContact', 'choose-contact');
  const phone = contact === undefined || contact.phone === '' ? '' : (phoneIn(contact.phone, needs) ?? '');
  if (needs.phoneRequired && contact !== undefined && phone === '') {
    form.fail('companyContact', 'country-wants-phone');
  }
  return form.result({
    legalName,
    domainPrefix,
    address: readAddress(form, needs),
    culture: form.choice('culture', 'choose-language', needs.cultures) ?? '',
    registrationNumber: needs.registrationNumberRequired ? readRegistrationNumber(form, needs) : '',
    segment: form.choice('segment', 'choose-segment', segments) ?? 'commercial',
    contact: contact ?? { firstName: '', lastName: '', email: '', phone: '' },
    phone,
  });
}

export function readDomainPrefix(form: FormReader): string {
  const prefix = form.required('domainPrefix', 'domainPrefix', 27).toLowerCase();
  if (prefix !== '' && !/^[a-z0-9]+$/.test(prefix)) {
    form.fail('domainPrefix', 'letters-and-digits');
  }
  return prefix;
}

function readAddress(form: FormReader, needs: CountryNeeds): Address {
  const state = readState(form, needs);
  if (needs.stateRequired && state === '') {
    form.fail('state', needs.states.length > 0 ? 'choose-state' : { code: 'missing', label: 'state' });
  }
  if (needs.states.length > 0 && state !== '' && !needs.states.includes(state)) {
    form.fail('state', { code: 'not-a-state', values: { example: needs.states[0] ?? '' } });
  }
  const postalCode = form.optional('postalCode', 'postalCode', 20);
  if (needs.postalCodeRequired && postalCode === '') form.fail('postalCode', { code: 'missing', label: 'postalCode' });
  if (postalCode !== '' && needs.postalCodePattern?.test(postalCode) === false) {
    form.fail('postalCode', { code: 'wrong-postal-code', values: { country: needs.iso2 } });
  }
  const city = needs.cityRequired ? form.required('city', 'city', 100) : form.optional('city', 'city', 100);
  return {
    addressLine1: form.required('addressLine1', 'address', 200),
    addressLine2: form.optional('addressLine2', 'addressLine2', 200),
    city,
    state,
    postalCode,
    country: needs.iso2,
  };
}

/** One of the country's; what it calls so itself, where it only wants one; none where its form does not ask. */
function readState(form: FormReader, { states, stateRequired }: CountryNeeds): string {
  if (states.length > 0) return form.text('state').toUpperCase();
  return stateRequired ? form.optional('state', 'state', 50) : '';
}

function readRegistrationNumber(form: FormReader, needs: CountryNeeds): string {
  const value = form.required('registrationNumber', 'registrationNumber', 50);
  if (value !== '' && needs.registrationNumberPattern?.test(value) === false) {
    const values = { sample: needs.registrationNumberSample || 'none' };
    form.fail('registrationNumber', { code: 'wrong-registration-number', values });
  }
  return value;
}

/** Source: Microsoft Learn, "Validate names and addresses": no single character, no bare legal form. */
function isCompanyName(name: string): boolean {
  const letters = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return letters.length > 1 && !['llc', 'inc', 'ltd', 'gmbh', 'corp', 'sa', 'ag', 'bv', 'plc'].includes(letters);
}

/**
 * What Microsoft suggests, where that is the address as typed in the postal service's spelling: nothing is left to ask.
 */
export function respelled({ status, suggestions }: AddressCheck, typed: Address): Address | undefined {
  const [suggestion, ...others] = suggestions;
  const isJudged = status === 'VerifiedShippable' || status === 'Verified' || status === 'InteractionRequired';
  if (!isJudged || suggestion === undefined || others.length > 0) return undefined;
  return isSamePlace(typed, suggestion) ? suggestion : undefined;
}

export type AddressRule = 'settled' | 'keep-freely' | 'keep-with-reason' | 'must-change';

/**
 * What may be done with an address after the check. Source: Microsoft Learn, "Validate an address": only Verified and
 * VerifiedShippable are safe as typed; where Microsoft offers a correction it has to be taken or the address edited;
 * where it could not judge at all, a person may vouch for it.
 */
export function addressRule(check: AddressCheck, typed: Address): AddressRule {
  switch (check.status) {
    case 'VerifiedShippable':
    case 'Verified':
      return check.suggestions.every((suggested) => sameAddress(suggested, typed)) ? 'settled' : 'keep-freely';
    case 'InteractionRequired':
    case 'StreetPartial':
    case 'PremisesPartial':
    case 'Multiple':
      return 'must-change';
    case 'None':
    case 'NotValidated':
      return 'keep-with-reason';
  }
}

function sameAddress(one: Address, other: Address): boolean {
  const flat = (address: Address) => Object.values(address).join('|').toLowerCase();
  return flat(one) === flat(other);
}

export const companyStep = {
  part: 'company',
  dealStep: 'registration',
  fields: { company: CompanyDetails.nullable() },
  nothing: { company: null },
  applies: (record: { readonly registration: Registration | null }) => settledAnswer(record) === 'yes',
  isFinished: ({ company }: { readonly company: CompanyDetails | null }) =>
    company !== null && company.settled !== null,
  lockedBy: lockedByTenant,
} as const;
