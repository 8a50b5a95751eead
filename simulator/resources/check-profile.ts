import { fault, type Refusal } from '../respond.ts';
import type { Address } from '../state.ts';
import type { World } from '../world.ts';
import { countryOf } from './countries.ts';
import { type CountryRules, rulesOf } from './country-rules.ts';
import { judgeAddress } from './validate-address.ts';

export interface BillingInput {
  readonly email: string;
  readonly culture: string;
  readonly language: string;
  readonly companyName: string;
  readonly defaultAddress: Address;
}

/** Refuses a billing profile as Partner Center does (Microsoft Learn: create-a-customer, error-codes). */
export function checkBillingProfile(world: World, billing: BillingInput): void {
  const { country } = billing.defaultAddress;
  const rules = rulesOf(country);
  if (!rules) throw invalidProperty('country', `'${country}' is not a supported country.`);
  checkAddress(billing.defaultAddress, rules);
  const email = billing.email.toLowerCase();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw invalidProperty('email', 'The e-mail address is not valid.');
  if (email.endsWith('@microsoft.com') || email.endsWith(`@${world.state.partner.domain}`)) {
    throw invalidProperty('email', "The e-mail address must not be of Microsoft's or the partner's own domain.");
  }
  if (!isCompanyName(billing.companyName)) throw invalidProperty('companyName', 'The company name is not valid.');
  if (!/^[a-z]{2}$/i.test(billing.language))
    throw invalidProperty('language', 'The language is not a two-letter code.');
  const culture = billing.culture.toLowerCase();
  if (!rules.supportedCulturesList.some((supported) => supported.toLowerCase() === culture)) {
    throw invalidProperty('culture', `'${billing.culture}' is not a culture of ${country}.`);
  }
}

function checkAddress(address: Address, rules: CountryRules): void {
  checkLength('addressLine1', address.addressLine1, 1, 200);
  checkLength('addressLine2', address.addressLine2, 0, 200);
  checkLength('firstName', address.firstName, 1, 50);
  checkLength('lastName', address.lastName, 1, 50);
  const { supportedStatesList: states, postalCodeRegex, phoneNumberRegex } = rules;
  // Also one that is none of a country without states: it was left over from another country.
  const { state = '' } = address;
  if ((rules.isStateRequired || state !== '') && !states.includes(state)) throw invalidData('StateInvalid');
  if (rules.isCityRequired && !address.city) throw invalidData('CityInvalid');
  if (rules.isPostalCodeRequired && !address.postalCode) throw invalidData('PostalCodeInvalid');
  if (postalCodeRegex && !new RegExp(postalCodeRegex).test(address.postalCode ?? '')) {
    throw invalidData('PostalCodeInvalid');
  }
  if (address.phoneNumber && phoneNumberRegex && !new RegExp(phoneNumberRegex).test(address.phoneNumber)) {
    throw invalidData('PhoneNumberInvalid');
  }
  if (rules.customerOrganizationPhoneNumberRequired && !address.phoneNumber) {
    throw fault(400, 600051, 'Customer phone number is missing.');
  }
  if (judgeAddress(address).status === 'None') throw invalidData('AddressInvalid');
}

/** The registration number of the organization: required in some countries, refused in all others. */
export function checkRegistrationNumber(country: string, value: string | undefined): void {
  const rule = countryOf(country)?.registrationNumber;
  if (!rule) {
    if (value) throw fault(400, 600002, "Organization registration ID value isn't supported");
    return;
  }
  if (!value) throw fault(400, 600049, 'Organization registration ID information is missing');
  if (!new RegExp(rule.regex).test(value)) {
    const form = `Organization registration ID information is invalid and should be of the format {${rule.regex}}`;
    throw fault(400, 600050, form);
  }
}

/** Not a single character, not signs only, not a bare legal form. */
function isCompanyName(name: string): boolean {
  const bare = name.trim().replace(/[.\s]/g, '').toLowerCase();
  const legalForms = ['llc', 'inc', 'ltd', 'gmbh', 'corp', 'sa', 'bv', 'ag'];
  return [...bare].length > 1 && /[\p{L}\p{N}]/u.test(bare) && !legalForms.includes(bare);
}

function checkLength(property: string, value: string | undefined, least: number, most: number): void {
  const length = [...(value ?? '')].length;
  if (length < least || length > most) throw invalidProperty(property, `Between ${least} and ${most} characters.`);
}

export function invalidProperty(property: string, description: string): Refusal {
  return fault(400, 3000, `Invalid property '${property}'. ${description}`, [`property_name: ${property}`]);
}

/** As the service was seen to refuse a wrong state; the names for the other properties follow its pattern. */
function invalidData(what: string): Refusal {
  return fault(400, 27002, 'A property has invalid data.', [`property_name:  ${what} - Details`, 'details:  \n']);
}
