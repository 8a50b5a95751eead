import type { OwnFormats } from './own-formats.ts';
import type { Say } from './saying.ts';

/** Moments, money and names as a language writes them; what no message alone can say. */
export interface Formats {
  /** `21 Nov 2026` for ms UTC; in UTC, as Partner Center counts, or as it is where the reader is. */
  day(at: number): string;
  /** `21 Nov 2026, 14:05 UTC` for ms UTC */
  moment(at: number): string;
  /** `21 Nov 2026, 14:05 UTC (2 days)`: when it began, and how long that is by now, ms UTC. */
  since(since: number, now: number): string;
  /** The same without the time: `21 Nov 2026 (2 days)`. */
  sinceDay(since: number, now: number): string;
  /** How long ago it began, ms UTC: `2 days` */
  age(since: number, now: number): string;
  /** A day as inputs and Partner Center write it, `2026-11-21`, in words; unchanged when it is none. */
  calendarDay(day: string): string;
  /**
   * `$12.50` for 1250 in USD.
   * @param minor whole minor units of the currency
   * @param currency ISO 4217; anything else is written behind an amount with two decimals
   */
  money(minor: number, currency: string): string;
  /** `Germany` for `DE`; unchanged when it is no country. */
  country(iso2: string): string;
  /** `English (United States)` for `en-US`; unchanged when it is no language. */
  language(culture: string): string;
  /** `A`, `A or B`, `A, B, or C` */
  either(names: readonly string[]): string;
}

const minute = 60_000;
const hour = 60 * minute;
const wholeDay = 24 * hour;

/**
 * The formats of a language; Intl's own are made once, for each takes as long as a card.
 * @param own as days, moments and amounts are written where the reader is, in place of the language's own way
 */
export function createFormats(locale: string, say: Say, own?: OwnFormats): Formats {
  const months = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const regions = new Intl.DisplayNames(locale, { type: 'region' });
  const languages = new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' });
  const disjunction = new Intl.ListFormat(locale, { type: 'disjunction' });
  const currencies = new Map<string, { readonly format: Intl.NumberFormat; readonly minorInMajor: number }>();

  const dayInUtc: Formats['day'] = (at) => {
    const date = new Date(at);
    return say('time.format.day', { day: date.getUTCDate(), month: months.format(at), year: date.getUTCFullYear() });
  };
  const day = own?.day ?? dayInUtc;
  const momentInUtc: Formats['moment'] = (at) =>
    say('time.format.moment', { day: day(at), time: new Date(at).toISOString().slice(11, 16) });

  const moment = own?.moment ?? momentInUtc;
  const calendarDay = own?.calendarDay ?? dayInUtc;

  const duration = (ms: number): string => {
    if (ms < minute) return say('time.duration.none');
    if (ms < hour) return say('time.duration.minutes', { count: Math.floor(ms / minute) });
    if (ms < wholeDay) return say('time.duration.hours', { count: Math.floor(ms / hour) });
    return say('time.duration.days', { count: Math.floor(ms / wholeDay) });
  };

  /** Throws RangeError for what is no currency. */
  const currencyFormat = (currency: string) => {
    const known = currencies.get(currency);
    if (known !== undefined) return known;
    const format = new Intl.NumberFormat(own?.numbers ?? locale, { style: 'currency', currency });
    const made = { format, minorInMajor: 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2) };
    currencies.set(currency, made);
    return made;
  };

  return {
    day,
    moment,
    since: (since, now) => say('time.format.since', { moment: moment(since), duration: duration(now - since) }),
    sinceDay: (since, now) => say('time.format.since', { moment: day(since), duration: duration(now - since) }),
    age: (since, now) => duration(now - since),
    calendarDay(written) {
      const at = Date.parse(`${written}T00:00:00Z`);
      return Number.isNaN(at) ? written : calendarDay(at);
    },
    money(minor, currency) {
      try {
        const { format, minorInMajor } = currencyFormat(currency);
        return format.format(minor / minorInMajor);
      } catch {
        return `${(minor / 100).toFixed(2)} ${currency}`;
      }
    },
    country: (iso2) => nameIn(regions, iso2),
    language: (culture) => nameIn(languages, culture),
    either: (names) => disjunction.format(names),
  };
}

function nameIn(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
