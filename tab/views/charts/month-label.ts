/** `2026-11` -> Nov 2026: what has room under a bar. */
export function monthLabel(month: string, locale: string): string {
  const at = Date.parse(`${month}-01T00:00:00Z`);
  return new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(at);
}
