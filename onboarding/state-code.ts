import { plainName } from './account-name.ts';

/** Of the countries whose lists have codes and whose people write names: `code name`, as ISO 3166-2 has them. */
const names: Readonly<Record<string, string>> = {
  US: `AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware
  |DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky
  |LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana
  |NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota
  |OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico|RI Rhode Island|SC South Carolina|SD South Dakota
  |TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming`,
  CA: `AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia
  |NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon`,
};

/**
 * A state as the country's list has it: "washington" is WA, "wa" too. What the list does not know is '', for it could not
 * be chosen. @param states the list; none = the country takes any text
 */
export function stateIn(country: string, states: readonly string[], written: string): string {
  if (states.length === 0) return written;
  const plain = plainName(written);
  const rows = (names[country] ?? '').split('|').map((row) => row.trim());
  const named = rows.find((row) => plainName(row.slice(3)) === plain)?.slice(0, 2);
  return states.find((state) => state === named || plainName(state) === plain) ?? '';
}
