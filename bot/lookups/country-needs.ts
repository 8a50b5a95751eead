import { wantsRegistrationNumber } from '../../onboarding/countries.ts';
import type { CountryNeeds } from '../../onboarding/steps/company.ts';
import type { CountryRules } from '../../partner-center/partner-center.ts';
import type { Provisioning } from '../providers/ports.ts';
import { countryPattern } from './country-pattern.ts';

/** What the company form asks in a country: Partner Center's validation rules and the registration-number table. */
export async function countryNeeds(provisioning: Provisioning, iso2: string): Promise<CountryNeeds> {
  const rules = await provisioning.countryRules(iso2);
  const registrationNumberRequired =
    rules.customerOrganizationRegistrationNumberRequired ?? wantsRegistrationNumber(iso2);
  return {
    iso2,
    cultures: culturesOf(rules),
    states: rules.supportedStatesList,
    stateRequired: rules.isStateRequired,
    cityRequired: rules.isCityRequired,
    postalCodeRequired: rules.isPostalCodeRequired,
    postalCodePattern: countryPattern(rules.postalCodeRegex),
    registrationNumberRequired,
    registrationNumberPattern: countryPattern(rules.customerOrganizationRegistrationNumberRegex),
    registrationNumberSample: rules.customerOrganizationRegistrationNumberSample ?? '',
    phoneRequired: rules.customerOrganizationPhoneNumberRequired ?? registrationNumberRequired,
    phonePattern: countryPattern(rules.phoneNumberRegex),
    callingCodes: rules.countryCallingCodesList,
  };
}

/** The default culture comes first: it is what the form proposes. */
function culturesOf({ defaultCulture, supportedCulturesList }: CountryRules): string[] {
  return [...new Set([defaultCulture, ...supportedCulturesList])].filter((culture) => culture !== '');
}
