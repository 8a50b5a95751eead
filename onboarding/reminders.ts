import { cancelTimes } from './cancel-times.ts';
import type { Onboarding } from './onboarding.ts';
import type { Reminded, RemindedLine } from './take-back.ts';

type Ordered = Pick<Onboarding, 'lines' | 'order' | 'change' | 'stage'>;

/** Somebody is to be told until when lines can be taken back. */
export interface Reminder {
  /** ms UTC */
  readonly dueAt: number;
  /** By their places, with what they are told of then. */
  readonly lines: readonly RemindedLine[];
}

/** At this hour of their own clock people are reminded; in the evening where a morning would be too late. */
const morning = 9;
const evening = 18;
/** What is found overdue from this hour on waits for the morning, where there still is time then. */
const night = 21;
/** What is due within so many ms of each other is told in one message. */
const together = 60 * 60_000;

/**
 * What the requester is told next of the time in which the order can be taken back: on the morning of its fifth day, and
 * on its last morning. Each line of it has its own time. Undefined = nothing more.
 * @param timeZone where they are, IANA; one that nobody knows counts as UTC
 * @param at now, ms UTC
 */
export function nextReminder(record: Ordered, timeZone: string, at: number): Reminder | undefined {
  const due = linesToRemindOf(record, at)
    .flatMap(({ line, until, reminded }) => {
      const { day5, lastMorning } = momentsOf(until, zoneOf(timeZone));
      // Who could not be told on day 5 is told once, on the last morning.
      const tells: Reminded = reminded === 'nothing' && at < lastMorning ? 'day-5' : 'last-morning';
      return { line, until, tells, dueAt: tells === 'day-5' ? day5 : lastMorning };
    })
    .toSorted((one, other) => one.dueAt - other.dueAt);
  const [first] = due;
  if (first === undefined) return undefined;
  const until = Math.max(first.dueAt, at) + together;
  const lines = due.filter(({ dueAt }) => dueAt <= until);
  const awake = first.dueAt < at ? awakeAt(zoneOf(timeZone), at) : at;
  const waits = awake > at && lines.every((line) => awake < line.until);
  return { dueAt: waits ? awake : first.dueAt, lines };
}

/** The first moment from `at` on that is not at night. */
function awakeAt(timeZone: string, at: number): number {
  const today = dayIn(timeZone, at);
  if (at < momentAt(timeZone, today, morning)) return momentAt(timeZone, today, morning);
  return at < momentAt(timeZone, today, night) ? at : momentAt(timeZone, today + 1, morning);
}

/** The lines whose time is not over and of which something is still to be told, unless they are about to be changed. */
export function linesToRemindOf(record: Ordered, at: number) {
  if (record.stage.kind === 'cancelled' || record.change !== null) return [];
  return cancelTimes(record).flatMap(({ until, lines }) =>
    lines.flatMap((line) => {
      const { id = '', reminded = 'nothing' } = record.order.subscriptions[line] ?? {};
      const isToTell = until !== null && until > at && id !== '' && reminded !== 'last-morning';
      return isToTell ? [{ line, until, reminded }] : [];
    }),
  );
}

/** Two days before the last, and the morning of the last; the evening before where it is over by then. */
function momentsOf(until: number, timeZone: string): { readonly day5: number; readonly lastMorning: number } {
  const lastDay = dayIn(timeZone, until);
  const ofLastDay = momentAt(timeZone, lastDay, morning);
  return {
    day5: momentAt(timeZone, lastDay - 2, morning),
    lastMorning: ofLastDay < until ? ofLastDay : momentAt(timeZone, lastDay - 1, evening),
  };
}

const dayMs = 24 * 60 * 60_000;

/** The day of a moment in a zone, counted from 1970. */
function dayIn(timeZone: string, at: number): number {
  return Math.floor((at + aheadOfUtc(timeZone, at)) / dayMs);
}

/** When clocks in a zone show this hour of a day: found again with what they are ahead then, for that may change. */
function momentAt(timeZone: string, day: number, hour: number): number {
  const shown = day * dayMs + hour * 60 * 60_000;
  const about = shown - aheadOfUtc(timeZone, shown);
  return shown - aheadOfUtc(timeZone, about);
}

/** By how many ms clocks in a zone are ahead of UTC at a moment. */
function aheadOfUtc(timeZone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const offset = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0'] = /^GMT([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** A client may say anything. */
function zoneOf(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return 'UTC';
    throw error;
  }
}
