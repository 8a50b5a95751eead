import { startOfDay } from './working-time.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const dayMs = 24 * 60 * 60_000;
/** Nobody is away for longer than this without saying so again. */
const mostDays = 366;

/**
 * When somebody is back who types how long they are away: `until Friday`, `until tomorrow`, `until 2026-12-28`. On that day,
 * as it begins where they are.
 * @param at now, ms UTC
 * @returns ms UTC; undefined = no day to come is meant
 */
export function awayUntil(typed: string, timeZone: string, at: number): number | undefined {
  const word = typed
    .toLowerCase()
    .replace(/^until\b/, '')
    .trim();
  const today = startOfDay(timeZone, at, 0);
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.test(word) ? Date.parse(`${word}T00:00:00Z`) : Number.NaN;
  const ahead =
    word === 'tomorrow' ? 1 : Number.isNaN(date) ? daysTo(word, today.weekday) : (date - today.date) / dayMs;
  if (ahead === undefined || ahead < 1 || ahead > mostDays) return undefined;
  return startOfDay(timeZone, at, ahead).at;
}

/** Until the next of its name: on a Friday, until Friday is a week. */
function daysTo(word: string, weekday: number): number | undefined {
  const meant = word.length < 3 ? -1 : days.findIndex((day) => day.startsWith(word));
  return meant < 0 ? undefined : ((meant + 1 - weekday + 6) % 7) + 1;
}
