import { z } from 'zod';
import type { Call } from '../call.ts';
import recordedRules from '../data/recorded-country-rules.json' with { type: 'json' };
import { type Answer, fault, json } from '../respond.ts';
import { type Country, countryOf } from './countries.ts';

const rules = z.looseObject({
  iso2Code: z.string(),
  defaultCulture: z.string(),
  isStateRequired: z.boolean(),
  supportedStatesList: z.array(z.string()),
  supportedLanguagesList: z.array(z.string()),
  supportedCulturesList: z.array(z.string()),
  isPostalCodeRequired: z.boolean(),
  postalCodeRegex: z.string().optional(),
  phoneNumberRegex: z.string().optional(),
  isCityRequired: z.boolean(),
  customerOrganizationRegistrationNumberRegex: z.string().optional(),
  customerOrganizationRegistrationNumberSample: z.string().optional(),
  customerOrganizationRegistrationNumberRequired: z.boolean().optional(),
  customerOrganizationPhoneNumberRequired: z.boolean().optional(),
});

export type CountryRules = z.infer<typeof rules>;

/** US (2019) and PT (2021) exactly as the service once answered. */
const recorded = new Map(Object.entries(z.record(z.string(), rules).parse(recordedRules)));

/** The rules for addresses and profiles of a country, or undefined when Partner Center does not know it. */
export function rulesOf(iso2: string): CountryRules | undefined {
  const country = countryOf(iso2);
  return country && (recorded.get(iso2) ?? rulesFromTable(country));
}

function rulesFromTable(country: Country): CountryRules {
  const { cultures, states = [], postalCodeRegex, registrationNumber, vatId, callingCode } = country;
  return {
    iso2Code: country.iso2,
    defaultCulture: cultures[0] ?? 'en-US',
    isStateRequired: states.length > 0,
    supportedStatesList: states,
    supportedLanguagesList: [...new Set(cultures.map((culture) => culture.slice(0, 2)))],
    supportedCulturesList: cultures,
    isPostalCodeRequired: postalCodeRegex !== undefined,
    ...(postalCodeRegex !== undefined && { postalCodeRegex }),
    isCityRequired: true,
    isVatIdSupported: vatId !== undefined,
    ...(vatId && { taxIdFormat: vatId.format, taxIdSample: vatId.sample, vatIdRegex: vatId.regex }),
    isTaxIdSupported: false,
    isTaxIdOptional: false,
    countryCallingCodesList: callingCode === undefined ? [] : [callingCode],
    ...(registrationNumber && {
      customerOrganizationRegistrationNumberRegex: registrationNumber.regex,
      customerOrganizationRegistrationNumberSample: registrationNumber.sample,
      customerOrganizationRegistrationNumberRequired: true,
      customerOrganizationPhoneNumberRequired: true,
    }),
    attributes: { objectType: 'CountryValidationRules' },
  };
}

/** `GET /v1/countryvalidationrules/{iso2}`. The status for an unknown country is not documented; 404 here. */
export function getCountryRules(call: Call): Answer {
  const found = rulesOf(call.param('country').toUpperCase());
  if (!found) throw fault(404, 1000, 'No validation rules were found for the country/region.');
  return json(200, found);
}
