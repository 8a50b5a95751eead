import { cancelTimes } from '../onboarding/cancel-times.ts';
import { cancellable, reducible } from '../onboarding/changeable.ts';
import { lineTotal } from '../onboarding/commitment.ts';
import type { Notice } from '../onboarding/notices.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import { lineName } from '../onboarding/order-progress.ts';
import { isFinished, lockReason, type Part } from '../onboarding/steps.ts';
import { hindrance } from '../onboarding/who-may.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { mentioning, mentionOf } from './mention.ts';
import { type Looking, wayOutOf } from './onboarding/attention.ts';
import { totalWords, upTo } from './onboarding/commitment.ts';
import type { Fact } from './onboarding/facts.ts';
import { handOverTitle } from './onboarding/hand-over.ts';
import { overWords } from './onboarding/order-lines.ts';
import { renderView } from './render.ts';

export interface News extends Looking {
  readonly record: Onboarding;
  /** What is told, in the order in which it happened. */
  readonly notices: readonly Notice[];
  /** The same in sentences. */
  readonly texts: readonly string[];
  /** It may have been told before. */
  readonly isRepeated: boolean;
  /** Whether the rep alone reads it; what is opened from it is what each may see. */
  readonly isTheirs: boolean;
  /** Whether the client can open a dialog (task module) from a card. */
  readonly hasDialogs: boolean;
  /** ms UTC */
  readonly now: number;
  /** Where others read along Teams tells the rep that it is for them; clients that know no mentions would show its mark-up. */
  readonly mentionsRep: boolean;
}

/** Of more lines the others are only counted. */
const mostLines = 5;

/** What the rep is told of an onboarding, with what there is to press about it. */
export function newsCard(words: Words, news: News): Card {
  const { record, notices, hasDialogs, offers, now } = news;
  const tells = (...kinds: Notice['kind'][]) => notices.some(({ kind }) => kinds.includes(kind));
  const isInVault = record.credentials.kind === 'in-vault';
  const isToHandOver = tells('tenant-created', 'sign-in-link-ended') && hindrance(record, 'hand-over') === undefined;
  const handsOver = isToHandOver && offers('hand-over');
  const hasCredentials = isInVault && tells('credentials-not-stored') && offers('open-credentials');
  const way = tells('needs-attention')
    ? wayOutOf(record, news)
    : { mend: tells('rejected') && offers('edit') ? sentBackPart(record) : null, retry: false };
  const isEnding = tells('take-back-ends') && offers('ask-change') && hindrance(record, 'ask-change') === undefined;
  const ordered = tells('order-placed') ? orderRows(words, record) : [];
  const rows = news.isTheirs ? [...ordered, ...endingRows(words, record, notices)] : [];
  const card = renderView(
    words,
    'news-card',
    {
      mention: news.mentionsRep ? mentionOf(record.requester) : '',
      texts: news.texts.map((text) => ({ text })),
      isOrder: rows.length > 0,
      rows,
      isRepeated: news.isRepeated,
      handsOver,
      handOver: handOverTitle(words, record),
      opensDialog: hasCredentials && hasDialogs,
      opensLink: hasCredentials && !hasDialogs,
      isMendable: way.mend !== null,
      part: way.mend ?? '',
      edit: way.mend === null ? '' : words.say(`cards.editPart.${way.mend}`),
      mayRetry: way.retry && record.attention !== null,
      mayCancelOrder: isEnding && cancellable(record, now).length > 0,
      opens: news.isTheirs ? 'open' : 'see-deal',
      mayReduceSeats: isEnding && reducible(record, now).length > 0,
      id: record.id,
      revision: record.revision,
    },
    record,
  );
  return news.mentionsRep ? mentioning(card, [record.requester]) : card;
}

/** What it was sent back for, as long as that can be edited. */
function sentBackPart(record: Onboarding): Part | null {
  const part = record.stage.kind === 'drafting' ? (record.stage.rejection?.part ?? null) : null;
  return part !== null && isFinished(record, part) && lockReason(record, part) === undefined ? part : null;
}

/** Which lines it is about, each with its own moment. */
function endingRows(words: Words, record: Onboarding, notices: readonly Notice[]): readonly Fact[] {
  const places = notices.flatMap((notice) => (notice.kind === 'take-back-ends' ? notice.lines : []));
  const rows = cancelTimes(record).flatMap(({ until, lines }) =>
    lines.flatMap((line) => {
      if (until === null || !places.includes(line)) return [];
      const value = words.say('changes.line.untilTogether', { moment: words.moment(until) });
      return [{ name: lineName(record, line), value }];
    }),
  );
  const more = rows.length - mostLines;
  return more > 0
    ? [...rows.slice(0, mostLines), { name: words.say('cards.summary.moreLines', { count: more }), value: '' }]
    : rows;
}

/** What was ordered, for how much, and until when it can be cancelled. */
function orderRows(words: Words, record: Onboarding): readonly Fact[] {
  const { contract, order, stage } = record;
  const lines = record.lines.flatMap((line, index) => (order.leftOut.includes(index) ? [] : [{ line, index }]));
  const more = lines.length - mostLines;
  const rows = lines.slice(0, mostLines).map(({ line, index }) => ({
    name: lineName(record, index),
    value: words.say('cards.news.line', {
      amount: upTo(words, [line], words.money(lineTotal(line, contract?.discountPercent ?? 0), line.plan.currency)),
      over: overWords(words, line),
    }),
  }));
  const others = more > 0 ? [{ name: words.say('cards.summary.moreLines', { count: more }), value: '' }] : [];
  // Whoever has to cancel it is asked for its number.
  const ids = stage.kind === 'cancelled' ? (order.placed?.orderIds.join(', ') ?? '') : '';
  const facts = [
    { name: words.say('cards.commitment.wholeTerm'), value: lines.length === 1 ? '' : totalWords(words, record) },
    { name: words.say('cards.fact.order'), value: ids },
    {
      name: words.say('cards.fact.cancelUntil'),
      value: cancelTimes(record)
        .flatMap(({ until }) => (until === null ? [] : [words.moment(until)]))
        .join(' · '),
    },
  ];
  return [...rows, ...others, ...facts.filter(({ value }) => value !== '')];
}
