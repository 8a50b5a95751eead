const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `21 Nov 2026`. Days and times are those of Partner Center, which counts in UTC. */
export function dayWords(at: number): string {
  const date = new Date(at);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `21 Nov 2026, 14:05 UTC` */
export function momentWords(at: number): string {
  return `${dayWords(at)}, ${new Date(at).toISOString().slice(11, 16)} UTC`;
}

/** `21 Nov 2026, 14:05 UTC (2 days)`: when it began, and how long that is by now. */
export function sinceWords(since: number, now: number): string {
  return `${momentWords(since)} (${durationWords(now - since)})`;
}

/** A day as inputs and Partner Center write it, `2026-11-21`, in words; unchanged when it is none. */
export function calendarDayWords(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : dayWords(at);
}

function durationWords(ms: number): string {
  if (ms < minute) return 'just now';
  if (ms < hour) return counted(ms, minute, 'minute');
  if (ms < day) return counted(ms, hour, 'hour');
  return counted(ms, day, 'day');
}

function counted(ms: number, unit: number, word: string): string {
  const count = Math.floor(ms / unit);
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
