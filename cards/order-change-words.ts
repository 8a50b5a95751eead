import { type CancelTime, cancelTimes } from '../onboarding/cancel-times.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import type { ChangedLine, OrderChange } from '../onboarding/order-change.ts';
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

/** What is being taken back, and by when it has to be decided. */
export function changeWords(words: Words, change: OrderChange | null): string {
  if (change === null) return '';
  const lines = changedLines(words, change.lines);
  return change.approvedBy === null
    ? words.say('changes.state.asked', { lines, why: change.why, moment: words.moment(change.until) })
    : words.say('changes.state.approved', { lines, name: change.approvedBy.name });
}
