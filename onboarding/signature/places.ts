import regions from '../csp-regions.json' with { type: 'json' };
import type { Address } from '../steps/company.ts';
import type { Piece } from './pieces.ts';

/** An address as it was understood; what is not sure of it is ''. */
export interface FoundPlace {
  readonly address: Address;
  /** The pieces that it stands in. */
  readonly pieces: readonly Piece[];
}

const countries = regions.flatMap((region) => region.countries.map(({ iso2 }) => iso2));

/** How countries call themselves and are called by their neighbours, beside what Intl knows. */
const alsoCalled: Readonly<Record<string, string>> = {
  US: 'usa|us|u.s.a.|u.s.|united states of america|vereinigte staaten von amerika|eeuu|ee.uu.',
  GB: 'uk|u.k.|england|scotland|wales|great britain|northern ireland|großbritannien|grande-bretagne|gran bretaña',
  DE: 'deutschland|germany',
  NL: 'nederland|holland|the netherlands',
  CH: 'schweiz|suisse|svizzera',
  CZ: 'czech republic|česká republika',
  AE: 'uae|u.a.e.',
  IE: 'ireland|éire|republic of ireland',
};
const readIn = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv', 'da', 'nb', 'fi', 'pl'];

const countriesByName: ReadonlyMap<string, string> = new Map([
  ...readIn.flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    return countries.map((iso2) => [(names.of(iso2) ?? iso2).toLowerCase(), iso2] as const);
  }),
  ...Object.entries(alsoCalled).flatMap(([iso2, names]) => names.split('|').map((name) => [name, iso2] as const)),
]);

/** Undefined = it names no country. */
export function countryCalled(text: string): string | undefined {
  const name = text.toLowerCase();
  return countriesByName.get(name) ?? countriesByName.get(name.replace(/\.$/, ''));
}

/** ISO 3166 alpha-2, or what it is called in one of our neighbours' languages; undefined = it is none that CSP is sold in. */
export function countryIn(text: string): string | undefined {
  const code = text.toUpperCase();
  return countries.includes(code) ? code : countryCalled(text);
}

/** By the end of a domain that only companies of one country take; undefined = it says none. */
export function countryOfDomain(domain: string): string | undefined {
  const end = (domain.split('.').at(-1) ?? '').toUpperCase();
  if (end === 'UK') return 'GB';
  return anybodys.has(end) || !countries.includes(end) ? undefined : end;
}

/** Sold to everybody. */
const anybodys = new Set('AI AG AM BZ CC CO FM IO IM LY ME SH SO TO TV VC WS GG LA PW'.split(' '));

const states: Readonly<Record<string, readonly string[]>> = {
  US: 'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR'.split(
    ' ',
  ),
  CA: 'AB BC MB NB NL NS NT NU ON PE QC SK YT'.split(' '),
  AU: 'NSW VIC QLD WA SA TAS ACT NT'.split(' '),
};
const stateNames: Readonly<Record<string, string>> = {
  washington: 'WA',
  california: 'CA',
  texas: 'TX',
  florida: 'FL',
  illinois: 'IL',
  massachusetts: 'MA',
  'new york': 'NY',
  ontario: 'ON',
  quebec: 'QC',
  québec: 'QC',
  'british columbia': 'BC',
  alberta: 'AB',
};

/** The line with the postal code, taken apart. */
interface Town {
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  /** '' = that form is of several countries. */
  readonly country: string;
}

const prefixed =
  /^(?:([A-Z]{1,3})[ –-]{1,2})?(\d{4} ?[A-Z]{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{3} \d{2}|\d{4,5}) +(\p{Lu}[\p{L}\p{M}'’./() -]{1,40}(?: \d{1,2})?)$/u;
const american =
  /^(?:(\p{L}[^\d,]{1,40}),? )?([A-Z]{2,3}|[A-Z]\p{L}{3,12}|New York|British Columbia),? (\d{5}(?:-\d{4})?|\d{4})$/u;
const canadian = /^(?:(\p{L}[^\d,]{1,40}),? )?([A-Z]{2}),? ([A-Z]\d[A-Z] ?\d[A-Z]\d)$/u;
const british = /^(?:(\p{L}[^\d,]{1,40}),? )?([A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2})$/u;
const irish = /^(?:(\p{L}[^,]{1,40}),? )?([A-Z]\d[\dW] ?[A-Z\d]{4})$/u;
const sixDigits = /^(\p{Lu}[\p{L} ]{1,30}?) ?-? ?(\d{6}|\d{3} \d{3})$/u;

/** Countries by the letters that their postal codes have in front where mail crosses a border. */
const prefixes: Readonly<Record<string, string>> = {
  D: 'DE',
  A: 'AT',
  F: 'FR',
  I: 'IT',
  E: 'ES',
  B: 'BE',
  L: 'LU',
  S: 'SE',
  N: 'NO',
};

/** A postal code behind the town, in a form that one country has. */
function townBefore(text: string): Town | undefined {
  const [, city = '', named = '', code = ''] = american.exec(text) ?? [];
  const state = stateNames[named.toLowerCase()] ?? named;
  if (code.length >= 5 && states.US?.includes(state)) return { city, state, postalCode: code, country: 'US' };
  if (code.length === 4 && states.AU?.includes(state)) return { city, state, postalCode: code, country: 'AU' };
  const inCanada = canadian.exec(text);
  if (inCanada !== null && states.CA?.includes(inCanada[2] ?? '')) {
    return { city: inCanada[1] ?? '', state: inCanada[2] ?? '', postalCode: inCanada[3] ?? '', country: 'CA' };
  }
  for (const [form, country] of [
    [british, 'GB'],
    [irish, 'IE'],
  ] as const) {
    const found = form.exec(text);
    if (found !== null) return { city: found[1] ?? '', state: '', postalCode: found[2] ?? '', country };
  }
  return undefined;
}

/** The postal code in front, as on the continent. */
function townBehind(text: string): Town | undefined {
  const [, prefix = '', postalCode = '', city = ''] = prefixed.exec(text) ?? [];
  if (postalCode === '') return undefined;
  const country = prefixes[prefix] ?? (countries.includes(prefix) ? prefix : formOf(postalCode));
  return { city: city.replace(/ \([A-Z]{2}\)$/, ''), state: '', postalCode, country };
}

/** Six digits behind it, as in India and Singapore. */
function townWithSix(text: string): Town | undefined {
  const [, city, postalCode] = sixDigits.exec(text) ?? [];
  return city === undefined || postalCode === undefined ? undefined : { city, state: '', postalCode, country: '' };
}

function formOf(postalCode: string): string {
  if (/^\d{4} ?[A-Z]{2}$/i.test(postalCode)) return 'NL';
  if (/^\d{2}-\d{3}$/.test(postalCode)) return 'PL';
  return /^\d{4}-\d{3}$/.test(postalCode) ? 'PT' : '';
}

const streetWord =
  /(?:stra(?:ß|ss)e\b|str\.|\bstr\b|weg\b|platz\b|allee\b|gasse\b|ring\b|damm\b|ufer\b|straat\b|laan\b|plein\b|kade\b|gade\b|vej\b|gata\b|gatan\b|vägen\b|veien\b|katu\b|\b(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|way|boulevard|blvd|court|ct|square|sq|place|pl|parkway|pkwy|highway|hwy|terrace|close|crescent|quay|rue|bd|impasse|chemin|quai|allée|cours|route|calle|c\/|avda|avenida|paseo|plaza|carrer|via|viale|piazza|corso|largo|rua|praça|ul|ulica|aleja|p\.? ?o\.? box|postfach|bp|apartado)\b)/iu;
const within =
  /^(?:(?:suite|ste|floor|fl|unit|building|bldg|level|room|apt|etage|stock|og|haus|gebäude|bâtiment|bât|piso|planta|oficina|edificio|interno|c\/o|\d{1,2}(?:st|nd|rd|th) floor|\d{1,2}\.? ?(?:og|stock|etage)|\d{1,2}(?:er|e|ème) étage)\b|\d{1,2}\.(?: ?(?:sal|tv|th|mf)\.?)*$)/iu;

function isStreet(text: string): boolean {
  const hasNumber = /\d/.test(text);
  const numberAtAnEnd =
    /^\d{1,5}[a-z]?(?:[-/]\d{1,5}[a-z]?)?,? \p{L}/iu.test(text) ||
    /\p{L}\.? \d{1,4} ?[a-z]?(?:[-–/] ?\d{1,4}[a-z]?)?$/iu.test(text);
  return (
    !/[@:]|www\./i.test(text) &&
    ((hasNumber && numberAtAnEnd) || (streetWord.test(text) && text.split(' ').length <= 7))
  );
}

/** A part of an address: what stands between two commas of a piece. */
interface Part {
  readonly text: string;
  readonly piece: Piece;
}

/** The address in these pieces, read from its postal code on; undefined = there is none that is sure. */
export function placeIn(pieces: readonly Piece[]): FoundPlace | undefined {
  const usable = pieces.filter(({ said }) => said === undefined || said === 'address');
  const parts: Part[] = usable.flatMap((piece) =>
    piece.text
      .split(/, ?/)
      .filter((text) => text !== '')
      .map((text) => ({ text, piece })),
  );
  for (const townIn of [townBefore, townBehind, townWithSix]) {
    // “1250 Main Street” looks like a town behind its code.
    const isStreetToo = (at: number) => Number(streetWord.test(parts[at]?.text ?? ''));
    const places = parts.map((_, at) => at).toSorted((one, other) => isStreetToo(one) - isStreetToo(other));
    for (const at of places) {
      const found = townAt(parts, at, townIn);
      const place = found && placeAt(parts, at, found.town, found.length);
      if (place !== undefined) return place;
    }
  }
  return undefined;
}

/** In one part, or in two: `Redmond, WA 98052`. */
function townAt(parts: readonly Part[], at: number, townIn: (text: string) => Town | undefined) {
  const [text = '', next] = [parts[at]?.text, parts[at + 1]?.text];
  const both = next === undefined || isStreet(text) ? undefined : townIn(`${text} ${next}`);
  if (both !== undefined && townIn(next ?? '')?.city === '') return { town: both, length: 2 };
  const town = townIn(text);
  return town && { town, length: 1 };
}

const isHouseNumber = /^\d{1,4}(?: ?(?:bis|ter|quater|[a-z]))?$/iu;

/** `Unit 4, Riverside Business Park` on the line of the street, in front of it. */
function withinBefore(parts: readonly Part[], street: number): readonly Part[] {
  const near = parts.slice(Math.max(0, street - 2), street).filter(({ piece }) => piece === parts[street]?.piece);
  const from = near.findIndex(({ text }) => within.test(text));
  return from === -1 ? [] : near.slice(from);
}

/** @param length of how many parts the town is */
function placeAt(parts: readonly Part[], at: number, town: Town, length: number): FoundPlace | undefined {
  let first = at - 1;
  let { city } = town;
  const taken: Part[] = parts.slice(at, at + length);
  const previous = () => parts[first];
  if (city === '') {
    const part = previous();
    if (part === undefined || /^\d/.test(part.text) || streetWord.test(part.text)) return undefined;
    city = part.text;
    taken.push(part);
    first--;
  }
  const inside: string[] = [];
  while (within.test(previous()?.text ?? '') && inside.length < 2) {
    const part = previous();
    if (part === undefined) break;
    inside.unshift(part.text);
    taken.push(part);
    first--;
  }
  const last = previous();
  const isThere = last !== undefined && isStreet(last.text);
  if (isThere) taken.push(last);
  const number = isThere ? parts[first - 1] : undefined;
  // `24 bis, rue de l'Église`
  const hasNumber = number !== undefined && isHouseNumber.test(number.text) && streetWord.test(last?.text ?? '');
  if (hasNumber) taken.push(number);
  const before = isThere && !hasNumber ? withinBefore(parts, first) : [];
  taken.push(...before);
  inside.unshift(...before.map(({ text }) => text));
  const named = parts[at + length];
  const country = named === undefined ? undefined : countryCalled(named.text);
  if (named !== undefined && country !== undefined) taken.push(named);
  // Neither a street before it nor a country behind it: any number before a word looks so.
  if (!isThere && country === undefined && town.country === '') return undefined;
  const address = {
    addressLine1: isThere ? `${hasNumber ? `${number.text}, ` : ''}${last.text}` : (inside.shift() ?? ''),
    addressLine2: inside.join(', '),
    city,
    state: town.state,
    postalCode: town.postalCode,
    country: country ?? town.country,
  };
  return { address, pieces: [...new Set(taken.map(({ piece }) => piece))] };
}
