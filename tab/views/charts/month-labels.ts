/**
 * What has room under bars, one for each month `yyyy-mm`: its short name, and its year where that begins. Of more than a
 * year each has its year, as no two may be the same.
 */
export function monthLabels(months: readonly { readonly month: string }[], locale: string): readonly string[] {
  const isLong = months.length > 12;
  return months.map(({ month }, index) => {
    const hasYear = isLong || index === 0 || month.endsWith('-01');
    const year = hasYear ? ({ year: 'numeric' } as const) : {};
    const at = Date.parse(`${month}-01T00:00:00Z`);
    return new Intl.DateTimeFormat(locale, { month: 'short', ...year, timeZone: 'UTC' }).format(at);
  });
}
