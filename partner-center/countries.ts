import { z } from 'zod';
import { type Api, path } from './api.ts';

const countryRulesSchema = z.object({
  iso2Code: z.string(),
  defaultCulture: z.string(),
  isStateRequired: z.boolean().default(false),
  supportedStatesList: z.array(z.string()).default([]),
  supportedLanguagesList: z.array(z.string()).default([]),
  supportedCulturesList: z.array(z.string()).default([]),
  isPostalCodeRequired: z.boolean().default(false),
  postalCodeRegex: z.string().optional(),
  isCityRequired: z.boolean().default(false),
  phoneNumberRegex: z.string().optional(),
  countryCallingCodesList: z.array(z.string()).default([]),
  isVatIdSupported: z.boolean().default(false),
  vatIdRegex: z.string().optional(),
  isTaxIdSupported: z.boolean().default(false),
  isTaxIdOptional: z.boolean().default(false),
  taxIdFormat: z.string().optional(),
  taxIdSample: z.string().optional(),
  customerOrganizationRegistrationNumberRequired: z.boolean().optional(),
  customerOrganizationRegistrationNumberRegex: z.string().optional(),
  customerOrganizationRegistrationNumberSample: z.string().optional(),
  customerOrganizationPhoneNumberRequired: z.boolean().optional(),
});

/**
 * What a country asks. The regular expressions are .NET's; compile them in a try/catch. Members that Microsoft leaves
 * out are absent, or `false` and empty where that is what leaving out means.
 */
export type CountryRules = z.infer<typeof countryRulesSchema>;

export interface CountryOperations {
  /**
   * What a country asks of addresses and customers, by ISO 3166 alpha-2 code in capitals (`GB`, not `UK`). Microsoft
   * Learn: get-market-specific-validation-data (its sample shows an older shape than the live answer).
   */
  countryRules(iso2: string): Promise<CountryRules>;
}

export function countryOperations(api: Api): CountryOperations {
  return {
    countryRules: (iso2) =>
      api.send({
        method: 'GET',
        path: path`/v1/countryvalidationrules/${iso2}`,
        operation: 'countryRules',
        schema: countryRulesSchema,
      }),
  };
}
