import { z } from 'zod';
import countryTable from '../data/countries.json' with { type: 'json' };

const country = z.object({
  iso2: z.string(),
  name: z.string(),
  /** The CSP region: a partner sells only inside its own. */
  region: z.string(),
  currency: z.string(),
  cultures: z.array(z.string()),
  callingCode: z.string().optional(),
  postalCodeRegex: z.string().optional(),
  states: z.array(z.string()).optional(),
  /** Present where an organization's registration number and a phone number are required. */
  registrationNumber: z.object({ regex: z.string(), sample: z.string() }).optional(),
  vatId: z.object({ regex: z.string(), format: z.string(), sample: z.string() }).optional(),
});

export type Country = z.infer<typeof country>;

/** Every country of the regional authorization tables (Microsoft Learn: regional-authorization-overview). */
export const countries: readonly Country[] = z.array(country).parse(countryTable);

const byCode = new Map(countries.map((entry) => [entry.iso2, entry]));

/** @param iso2 ISO 3166 alpha-2, upper case; `UK` is not one. */
export function countryOf(iso2: string): Country | undefined {
  return byCode.get(iso2);
}

/** Whether a partner of one country may sell to customers in the other. */
export function sellsTo(partnerCountry: string, customerCountry: string): boolean {
  const region = countryOf(partnerCountry)?.region;
  return region !== undefined && region === countryOf(customerCountry)?.region;
}
