import { startOfDay } from './working-time.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
const dayMs = 24 * 60 * 60_000;
/** Nobody is away for longer than this without saying so again. */
const mostDays = 366;

/**
 * When somebody is back who types how long they are away: `until Friday`, `until tomorrow`, `until 2026-12-28`, or a day
 * as it is written here and there: `5 Jan 2027`, `Jan 5, 2027`, `05.01.2027`. On that day, as it begins where they are.
 * @param at now, ms UTC
 * @returns ms UTC; undefined = no day to come is meant
 */
export function awayUntil(typed: string, timeZone: string, at: number): number | undefined {
  const word = typed
    .toLowerCase()
    .replace(/^until\b/, '')
    .trim();
  const today = startOfDay(timeZone, at, 0);
  const date = dateIn(word, today.date);
  const ahead =
    word === 'tomorrow' ? 1 : date === undefined ? daysTo(word, today.weekday) : (date - today.date) / dayMs;
  if (ahead === undefined || ahead < 1 || ahead > mostDays) return undefined;
  return startOfDay(timeZone, at, ahead).at;
}

/** @returns that day, ms UTC at its midnight; without a year, the next; undefined = none is written */
function dateIn(word: string, today: number): number | undefined {
  const {
    day = '',
    month = '',
    year,
  } = (
    /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/.exec(word) ??
    /^(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>\d{4})$/.exec(word) ??
    /^(?<day>\d{1,2})(?:st|nd|rd|th|\.)? (?<month>[a-z]{3,9})\.?,?(?: (?<year>\d{4}))?$/.exec(word) ??
    /^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\d{4}))?$/.exec(word)
  )?.groups ?? {};
  const at = /^\d/.test(month) ? Number(month) - 1 : months.findIndex((name) => month !== '' && name.startsWith(month));
  const dateOf = (inYear: number) => {
    const date = new Date(Date.UTC(inYear, at, Number(day)));
    // Of a day that its month does not have, the next one would be meant.
    return at >= 0 && date.getUTCMonth() === at && day !== '' ? date.getTime() : undefined;
  };
  if (year !== undefined) return dateOf(Number(year));
  const thisYear = new Date(today).getUTCFullYear();
  const date = dateOf(thisYear);
  return date !== undefined && date <= today ? dateOf(thisYear + 1) : date;
}

/** Until the next of its name: on a Friday, until Friday is a week. */
function daysTo(word: string, weekday: number): number | undefined {
  const meant = word.length < 3 ? -1 : days.findIndex((day) => day.startsWith(word));
  return meant < 0 ? undefined : ((meant + 1 - weekday + 6) % 7) + 1;
}
