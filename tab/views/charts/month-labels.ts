/**
 * What has room under bars, one for each month `yyyy-mm`: its short name, and its year where that begins. No two may be the
 * same: behind a year's months each has its year.
 */
export function monthLabels(months: readonly { readonly month: string }[], locale: string): readonly string[] {
  return months.map(({ month }, index) => {
    const hasYear = index === 0 || index >= 12 || month.endsWith('-01');
    const year = hasYear ? ({ year: 'numeric' } as const) : {};
    const at = Date.parse(`${month}-01T00:00:00Z`);
    return new Intl.DateTimeFormat(locale, { month: 'short', ...year, timeZone: 'UTC' }).format(at);
  });
}
