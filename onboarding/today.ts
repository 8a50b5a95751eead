/** The calendar day in UTC, in which Partner Center counts, as `yyyy-mm-dd`. */
export function today(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
