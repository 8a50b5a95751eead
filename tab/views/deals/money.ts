/** How many of the smallest unit a whole one is: 100 of a dollar, 1 of a yen. What is no currency counts as dollars. */
export function minorPerUnit(currency: string): number {
  return 10 ** (formatOf(currency, 'en')?.resolvedOptions().maximumFractionDigits ?? 2);
}

/** An amount that somebody filters by, in minor units. */
export function moneyText(minor: number, currency: string, locale: string): string {
  const amount = minor / minorPerUnit(currency);
  return formatOf(currency, locale)?.format(amount) ?? new Intl.NumberFormat(locale).format(amount);
}

function formatOf(currency: string, locale: string): Intl.NumberFormat | undefined {
  return /^[A-Z]{3}$/.test(currency) ? new Intl.NumberFormat(locale, { style: 'currency', currency }) : undefined;
}
