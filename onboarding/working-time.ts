/** When people work. */
export interface WorkingTime {
  /** As IANA names it, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** 1 = Monday to 7 = Sunday. */
  readonly days: readonly number[];
  /** Minutes after midnight, by the clock on the wall. */
  readonly from: number;
  readonly to: number;
  /** `yyyy-mm-dd` */
  readonly holidays: readonly string[];
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Whoever works on no day within this time works on none. */
const mostDays = 3660;

/**
 * The moment at which so many hours have been worked.
 * @param at from when they are counted, ms UTC
 * @returns ms UTC; undefined = nobody works any more
 */
export function afterWorkingHours(time: WorkingTime, at: number, hours: number): number | undefined {
  let left = hours * hour;
  for (const { start, end } of workingDays(time, at)) {
    const begin = Math.max(start, at);
    // Nothing to wait for ends when it opens.
    if (left === 0 && begin < end) return begin;
    if (left > 0 && end - begin >= left) return begin + left;
    left -= Math.max(0, end - begin);
  }
  return undefined;
}

/** The next moment at which somebody works: this one, or when they begin. ms UTC */
export function nextWorkingMoment(time: WorkingTime, at: number): number | undefined {
  return afterWorkingHours(time, at, 0);
}

/** The days on which somebody works, from the one of this moment on, as they begin and end. A day of no length is none. */
function* workingDays(time: WorkingTime, at: number): Generator<{ readonly start: number; readonly end: number }> {
  const offsetAt = offsetIn(time.timeZone);
  const midnight = Math.floor((at + offsetAt(at)) / day) * day;
  for (let passed = 0; passed < mostDays; passed++) {
    const date = new Date(midnight + passed * day);
    const isWorked = time.days.includes(date.getUTCDay() || 7);
    if (!isWorked || time.holidays.includes(date.toISOString().slice(0, 10))) continue;
    const [start, end] = [time.from, time.to].map((minutes) => momentOf(date.getTime() + minutes * minute, offsetAt));
    if (start !== undefined && end !== undefined && start < end) yield { start, end };
  }
}

/** The day that is so many days after this moment, there: as it begins, ms UTC, by its name, and at midnight as if it were UTC. */
export function startOfDay(
  timeZone: string,
  at: number,
  daysAhead: number,
): { readonly at: number; readonly weekday: number; readonly date: number } {
  const offsetAt = offsetIn(timeZone);
  const date = (Math.floor((at + offsetAt(at)) / day) + daysAhead) * day;
  return { at: momentOf(date, offsetAt), weekday: new Date(date).getUTCDay() || 7, date };
}

/** When a clock on the wall shows this, as if it were UTC. A time that the clocks leave out is the one an hour later. */
function momentOf(wall: number, offsetAt: (at: number) => number): number {
  const guess = wall - offsetAt(wall);
  return wall - offsetAt(guess);
}

/** How far the clocks of a time zone are ahead of UTC at a moment, in ms. */
function offsetIn(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  return (at) => {
    const parts = format.formatToParts(at);
    const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
    const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
    return wall - Math.floor(at / 1000) * 1000;
  };
}
