import { type CancelTime, cancelTimes } from '../onboarding/cancel-times.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import type { ChangedLine } from '../onboarding/order-change.ts';
import type { TimelineEntry } from '../onboarding/timeline.ts';
import type { Words } from '../words/words.ts';

/** `10 × Microsoft 365 E3 cancelled, Audio Conferencing from 10 to 4 seats` */
export function changedLines(words: Words, lines: readonly ChangedLine[]): string {
  return lines
    .map(({ title, before, seats }) =>
      seats === 0
        ? words.say('changes.line.cancelled', { before, product: title })
        : words.say('changes.line.reduced', { product: title, before, seats }),
    )
    .join(', ');
}

/** What a request is about, for its headline. */
export function kindOf(lines: readonly ChangedLine[]): 'cancel' | 'reduce' {
  return lines.some(({ seats }) => seats === 0) ? 'cancel' : 'reduce';
}

const wholeDay = 24 * 60 * 60_000;

/** `tomorrow, 21 Nov 2026, 14:05 UTC` */
export function soonWords(words: Words, until: number, now: number): string {
  const day = words.day(until);
  const which = day === words.day(now) ? 'today' : day === words.day(now + wholeDay) ? 'tomorrow' : 'other';
  return words.say('changes.line.soon', { day: which, moment: words.moment(until) });
}

/** Until when what is ordered can be taken back; '' = nothing is ordered any more. @param now ms UTC */
export function cancelTimesText(words: Words, record: Pick<Onboarding, 'lines' | 'order'>, now: number): string {
  const times = cancelTimes(record);
  const [first, ...others] = times;
  if (first === undefined) return '';
  if (others.length === 0 && first.until !== null) {
    const moment = words.moment(first.until);
    return words.say(first.until > now ? 'cards.fact.boundAfterwards' : 'changes.line.over', { moment });
  }
  return times.flatMap((time) => time.lines.map((line) => lineText(words, record, line, time, now))).join('\n');
}

function lineText(
  words: Words,
  { lines }: Pick<Onboarding, 'lines'>,
  line: number,
  { until }: CancelTime,
  now: number,
): string {
  const product = lines[line]?.product.title ?? '?';
  if (until === null) return words.say('changes.line.cannot', { product });
  const moment = words.moment(until);
  return words.say(until > now ? 'changes.line.until' : 'changes.line.overOf', { product, moment });
}

/** What is being taken back, and by when it has to be decided; or why what was asked for last was not done. */
export function changeWords(words: Words, record: Onboarding): string {
  const { change, timeline } = record;
  if (change === null) {
    const asked = timeline.findLast((entry) => entry.kind === 'change-asked');
    return asked === undefined ? '' : notDoneWords(words, record, asked);
  }
  const lines = changedLines(words, change.lines);
  return change.approvedBy === null
    ? words.say('changes.state.asked', { lines, why: change.why, moment: words.moment(change.until) })
    : words.say('changes.state.approved', { lines, name: change.approvedBy.name });
}

/** A request on the timeline. */
export type Asked = Extract<TimelineEntry, { kind: 'change-asked' }>;

/** What became of a request. */
export function outcomeWords(words: Words, record: Onboarding, asked: Asked): string {
  const texts = after(record, asked).flatMap((entry) => outcomeOf(words, entry, asked));
  if (texts.length > 0) return texts.join(' ');
  return words.say('changes.approval.takenBack', { name: record.requester.name });
}

function notDoneWords(words: Words, record: Onboarding, asked: Asked): string {
  const ends = after(record, asked).filter(({ kind }) => notDone.includes(kind));
  const outcome = ends.flatMap((entry) => outcomeOf(words, entry, asked)).join(' ');
  if (outcome === '' || ends.some(({ kind }) => kind === 'change-refused')) return outcome;
  return words.say('changes.state.notDone', { lines: changedLines(words, asked.lines), outcome });
}

const notDone: readonly TimelineEntry['kind'][] = ['change-rejected', 'change-lapsed', 'change-refused', 'reassigned'];

/** What came of a request, until the next one. Who gets the onboarding once it is decided ends none. */
function after({ timeline }: Onboarding, asked: Asked): readonly TimelineEntry[] {
  const later = timeline.filter(({ id }) => id > asked.id);
  const next = later.findIndex(({ kind }) => kind === 'change-asked');
  const own = next === -1 ? later : later.slice(0, next);
  const end = own.findIndex(({ kind }) => kind.startsWith('change-'));
  return own.filter(({ kind }, index) => kind !== 'reassigned' || end === -1 || index < end);
}

function outcomeOf(words: Words, entry: TimelineEntry, { until }: Asked): readonly string[] {
  const moment = words.moment(entry.at);
  switch (entry.kind) {
    case 'change-approved':
      return [words.say('changes.approval.approvedBy', { name: entry.by.name, moment })];
    case 'change-rejected':
      return [words.say('changes.approval.rejectedBy', { name: entry.by.name, moment, reason: entry.reason })];
    case 'change-withdrawn':
      return [words.say('changes.approval.withdrawnBy', { name: entry.by.name, moment })];
    case 'change-lapsed':
      return [words.say('changes.approval.lapsed', { moment: words.moment(until) })];
    case 'order-changed':
      return [words.say('changes.approval.done', { lines: changedLines(words, entry.lines), moment })];
    case 'change-refused':
      return [words.say('changes.approval.refused', { problem: entry.problem })];
    case 'reassigned':
      return [words.say('changes.approval.takenBack', { name: entry.from.name })];
    default:
      return [];
  }
}
