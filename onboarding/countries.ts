import { plainName } from './account-name.ts';
import regions from './csp-regions.json' with { type: 'json' };

export interface Country {
  readonly iso2: string;
  readonly name: string;
  readonly currency: string;
}

/**
 * Where a partner may sell: the countries of its own CSP region. No Partner Center call tells it; the table is
 * Microsoft Learn, "CSP regional authorization overview" (2023-08).
 * @param partnerCountry ISO 3166 alpha-2 of the partner's legal address
 * @returns the region's countries by name; the partner's own country alone when no region lists it
 */
export function sellableCountries(partnerCountry: string): readonly Country[] {
  const region = regions.find(({ countries }) => countries.some(({ iso2 }) => iso2 === partnerCountry));
  if (region === undefined) return [{ iso2: partnerCountry, name: countryName(partnerCountry), currency: 'USD' }];
  return region.countries.toSorted((one, other) => one.name.localeCompare(other.name));
}

/** In which countries are written where people write them, beside their own code. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'ja'].map(
  (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
);
const abbreviations: Readonly<Record<string, string>> = { usa: 'US', us: 'US', uk: 'GB', 'great britain': 'GB' };

/** The code of a country that somebody wrote down, in one of the larger languages; undefined = none that anybody sells in. */
export function countryNamed(text: string): string | undefined {
  const wanted = plainName(text);
  const known = regions.flatMap(({ countries }) => countries);
  const isMeant = ({ iso2, name }: Country) =>
    [iso2, name, ...languages.map((names) => names.of(iso2) ?? '')].some((each) => plainName(each) === wanted);
  return wanted === '' ? undefined : (abbreviations[wanted] ?? known.find(isMeant)?.iso2);
}

export function countryName(iso2: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'region' }).of(iso2) ?? iso2;
  } catch {
    return iso2;
  }
}

/** The currency that the regions table names for a country; US dollars where it names none. */
export function currencyOf(iso2: string): string {
  return regions.flatMap(({ countries }) => countries).find((country) => country.iso2 === iso2)?.currency || 'USD';
}

/**
 * Countries that want the company's registration number, and a phone number with it. Source: Microsoft Learn, "Create
 * a customer". Elsewhere nothing is sent: Partner Center may refuse the number with 600002.
 */
const registrationNumberCountries = new Set(
  'AM AZ BY HU KZ KG MD RU TJ UZ UA BR IN ZA PL AE SA TR TH VN MM IQ SS VE'.split(' '),
);

export function wantsRegistrationNumber(iso2: string): boolean {
  return registrationNumberCountries.has(iso2);
}
