/** An address as far as it is compared. */
interface Place {
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly country: string;
}

/**
 * Whether a suggestion says the same place in the postal service's own spelling: other capitals or signs, its
 * abbreviations written out or in, four more digits to a US postal code. Source of those: USPS Publication 28, appendix C.
 */
export function isSamePlace(typed: Place, suggested: Place): boolean {
  const lines = ({ addressLine1, addressLine2 }: Place) => spelled(`${addressLine1} ${addressLine2}`);
  return (
    lines(typed) === lines(suggested) &&
    spelled(typed.city) === spelled(suggested.city) &&
    spelled(typed.state) === spelled(suggested.state) &&
    typed.country === suggested.country &&
    isSameOrLonger(typed.postalCode, suggested.postalCode)
  );
}

function isSameOrLonger(typed: string, suggested: string): boolean {
  const plain = (code: string) => code.replace(/\s+/g, '').toLowerCase();
  return plain(typed) === plain(suggested) || (/^\d{5}-\d{4}$/.test(suggested) && suggested.startsWith(`${typed}-`));
}

function spelled(text: string): string {
  const words = text
    .toUpperCase()
    .replace(/[.,]/g, '')
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.map((word) => abbreviations.get(word) ?? word).join(' ');
}

const abbreviations: ReadonlyMap<string, string> = new Map([
  ['AVENUE', 'AVE'],
  ['BOULEVARD', 'BLVD'],
  ['CIRCLE', 'CIR'],
  ['COURT', 'CT'],
  ['DRIVE', 'DR'],
  ['EXPRESSWAY', 'EXPY'],
  ['FREEWAY', 'FWY'],
  ['HIGHWAY', 'HWY'],
  ['LANE', 'LN'],
  ['PARKWAY', 'PKWY'],
  ['PLACE', 'PL'],
  ['PLAZA', 'PLZ'],
  ['ROAD', 'RD'],
  ['SQUARE', 'SQ'],
  ['STREET', 'ST'],
  ['TERRACE', 'TER'],
  ['TRAIL', 'TRL'],
  ['APARTMENT', 'APT'],
  ['BUILDING', 'BLDG'],
  ['FLOOR', 'FL'],
  ['ROOM', 'RM'],
  ['SUITE', 'STE'],
  ['NORTH', 'N'],
  ['EAST', 'E'],
  ['SOUTH', 'S'],
  ['WEST', 'W'],
  ['NORTHEAST', 'NE'],
  ['NORTHWEST', 'NW'],
  ['SOUTHEAST', 'SE'],
  ['SOUTHWEST', 'SW'],
]);
