/**
 * Money is counted in whole minor units (cents, pence; yen have none): sums stay exact. Amounts stay far below 2^53.
 */

/** What was looked up once: a formatter is dear, and there are few currencies. */
const known = new Map<string, number>();

/** How many decimals a currency has, by ISO 4217: USD 2, JPY 0. */
export function decimals(currency: string): number {
  const found = known.get(currency);
  if (found !== undefined) return found;
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    const { maximumFractionDigits = 2 } = format.resolvedOptions();
    known.set(currency, maximumFractionDigits);
    return maximumFractionDigits;
  } catch {
    // Not a currency code: two decimals, as nearly all have.
    return 2;
  }
}

/**
 * `"12.5"` in USD -> 1250; null when it is no amount. Further decimals, as price sheets have them, are rounded half up.
 * `1,234` is no amount: some mean a thousand by it, some little more than one.
 */
export function parseMoney(typed: string, currency: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{1,10})|,(\d{1,2}))?$/.exec(typed.trim());
  if (match === null) return null;
  const places = decimals(currency);
  const fraction = (match[2] ?? match[3] ?? '').padEnd(places + 1, '0');
  const units = Number(`${match[1]}${fraction.slice(0, places)}`);
  return units + (Number(fraction.charAt(places)) >= 5 ? 1 : 0);
}

/** 1250 in USD -> `$12.50`. */
export function formatMoney(minor: number, currency: string): string {
  const amount = minor / 10 ** decimals(currency);
  try {
    return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(amount);
  } catch {
    return `${amount.toFixed(2)} ${currency}`;
  }
}

/** 1250 in USD -> `12.50`, as an input shows it. */
export function plainAmount(minor: number, currency: string): string {
  return (minor / 10 ** decimals(currency)).toFixed(decimals(currency));
}
