import { wantsRegistrationNumber } from '../../onboarding/countries.ts';
import type { CountryNeeds } from '../../onboarding/steps/company.ts';
import type { CountryRules } from '../../partner-center/partner-center.ts';
import type { Provisioning } from '../providers/ports.ts';

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
    postalCodePattern: pattern(rules.postalCodeRegex),
    registrationNumberRequired,
    registrationNumberPattern: pattern(rules.customerOrganizationRegistrationNumberRegex),
    registrationNumberSample: rules.customerOrganizationRegistrationNumberSample ?? '',
    phoneRequired: rules.customerOrganizationPhoneNumberRequired ?? registrationNumberRequired,
    phonePattern: pattern(rules.phoneNumberRegex),
    callingCodes: rules.countryCallingCodesList,
  };
}

/** The default culture comes first: it is what the form proposes. */
function culturesOf({ defaultCulture, supportedCulturesList }: CountryRules): string[] {
  return [...new Set([defaultCulture, ...supportedCulturesList])].filter((culture) => culture !== '');
}

/** The rules are written for .NET. One that JavaScript cannot read checks nothing here; Partner Center still checks. */
function pattern(source: string | undefined): RegExp | null {
  if (source === undefined || source === '') return null;
  try {
    return new RegExp(source);
  } catch {
    return null;
  }
}
