declare global {
  namespace Intl {
    /** ECMA-402, "Intl Locale Info": Node has it, the types of TypeScript not yet. */
    interface Locale {
      getTimeZones(): string[] | undefined;
      getWeekInfo(): { readonly weekend: readonly number[] };
    }
  }
}

const minute = 60_000;
const hour = 60 * minute;
const opens = 9;
const closes = 16;
const saturday = 6;
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** How a clock on the wall of a country reads, and its days off, 1 = Monday. */
interface Wall {
  readonly format: Intl.DateTimeFormat;
  readonly off: readonly number[];
}
const walls = new Map<string, Wall>();

/**
 * The first moment from `at` on, ms UTC, at which somebody in this country is at work: from 9 to 16 of no weekend there.
 * @param country ISO code; one that nobody knows counts in UTC. Of several time zones one nearer to the west is meant: it is day in the others then.
 */
export function workingMoment(at: number, country: string): number {
  const wall = wallIn(country, at);
  let moment = at;
  // A weekend has three days at most; what is longer is a fault of the clock's, and no reason to wait.
  for (let hours = 0; hours < 5 * 24 && !isAtWork(wall, moment); hours++) moment = nextFullHour(wall, moment);
  return moment;
}

function isAtWork({ format, off }: Wall, at: number): boolean {
  const { weekday, hour: now } = readAt(format, at);
  return !off.includes(weekday) && now >= opens && now < closes;
}

function nextFullHour({ format }: Wall, at: number): number {
  const passed = readAt(format, at).minute * minute + (at % minute);
  return at + hour - passed;
}

function readAt(format: Intl.DateTimeFormat, at: number): { weekday: number; hour: number; minute: number } {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const weekday = days.indexOf(parts.get('weekday') ?? '') + 1;
  return { weekday, hour: Number(parts.get('hour')), minute: Number(parts.get('minute')) };
}

function wallIn(country: string, at: number): Wall {
  const known = walls.get(country);
  if (known !== undefined) return known;
  const place = placeOf(country);
  const timeZone = westerlyOf(place?.getTimeZones() ?? [], at);
  const made: Wall = {
    format: new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    }),
    off: [...(place?.getWeekInfo().weekend ?? [7]), saturday],
  };
  walls.set(country, made);
  return made;
}

function placeOf(country: string): Intl.Locale | undefined {
  return /^[A-Z]{2}$/.test(country) ? new Intl.Locale(`und-${country}`) : undefined;
}

/** When it opens there, nearly everybody in the country is at work. */
function westerlyOf(timeZones: readonly string[], at: number): string {
  const fromTheWest = timeZones.toSorted((one, other) => offsetOf(one, at) - offsetOf(other, at));
  return fromTheWest[Math.floor(timeZones.length / 4)] ?? 'UTC';
}

/** Of a time zone from UTC, in minutes. */
function offsetOf(timeZone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
}
