import { cancellationWindow, lineTotal } from '../onboarding/commitment.ts';
import type { Notice } from '../onboarding/notices.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import { lineName, placedOrders } from '../onboarding/order-progress.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
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
  /** Whether the client can open a dialog (task module) from a card. */
  readonly hasDialogs: boolean;
}

/** Of more lines the others are only counted. */
const mostLines = 5;

/** What the rep is told of an onboarding, with what there is to press about it. */
export function newsCard(words: Words, news: News): Card {
  const { record, notices, hasDialogs, offers } = news;
  const tells = (...kinds: Notice['kind'][]) => notices.some(({ kind }) => kinds.includes(kind));
  const isInVault = record.credentials.kind === 'in-vault';
  const handsOver = isInVault && tells('tenant-created', 'sign-in-link-ended') && offers('hand-over');
  const hasCredentials = isInVault && tells('credentials-not-stored') && offers('open-credentials');
  const way = tells('needs-attention') ? wayOutOf(record, news) : { mend: null, retry: false };
  const rows = tells('order-placed') ? orderRows(words, record) : [];
  return renderView(
    words,
    'news-card',
    {
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
      id: record.id,
      revision: record.revision,
    },
    record,
  );
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
    { name: words.say('cards.commitment.wholeTerm'), value: totalWords(words, record) },
    { name: words.say('cards.fact.order'), value: ids },
    {
      name: words.say('cards.fact.cancelUntil'),
      value: placedOrders(order)
        .map(({ at }) => words.moment(at + cancellationWindow))
        .join(', '),
    },
  ];
  return [...rows, ...others, ...facts.filter(({ value }) => value !== '')];
}
