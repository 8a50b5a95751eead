import type { Onboarding } from '../onboarding/onboarding.ts';
import { allFreeUntil, commitmentLess, costOfDays } from '../onboarding/settlement.ts';
import type { TimelineEntry } from '../onboarding/timeline.ts';
import type { Words } from '../words/words.ts';
import { type Card, cardOf, stackCards } from './card.ts';
import { fillIn, type Typed } from './fill-in.ts';
import { totalWords } from './onboarding/commitment.ts';
import { noticeLine } from './onboarding/notice.ts';
import { changedLines, kindOf } from './order-change-words.ts';
import { renderView } from './render.ts';

type Asked = Extract<TimelineEntry, { kind: 'change-asked' }>;

export interface ChangeApprovalView extends Typed {
  readonly record: Onboarding;
  /** The request that this card is about. */
  readonly asked: Asked;
  /** Whether whoever sees this card may decide. */
  readonly mayDecide: boolean;
  /** ms UTC */
  readonly now: number;
}

/** What an approver needs to know to let something of an order be taken back; afterwards, what became of it. */
export function changeApprovalCard(words: Words, view: ChangeApprovalView): Card {
  const { record, asked, now } = view;
  const isOpen = record.change?.since === asked.at && record.change.approvedBy === null;
  return stackCards([
    renderView(words, 'approval/header', {
      accountName: record.accountName,
      question: isOpen
        ? words.say('changes.approval.wanted', { kind: kindOf(asked.lines) })
        : words.say('cards.approval.title'),
      asked: words.say('changes.approval.asked', { name: asked.by.name, since: words.since(asked.at, now) }),
    }),
    noticeLine(words, view.notice),
    ...(isOpen ? [] : [outcomeLine(words, record, asked)]),
    renderView(words, 'approval/facts', { facts: factsFor(words, record, asked, isOpen, now) }),
    isOpen && view.mayDecide ? fillIn(words, decisionForm(words, view), view) : cardOf([]),
  ]);
}

function decisionForm(words: Words, { record, inputs }: ChangeApprovalView): Card {
  const decides = { approve: 'approve-change', reject: 'reject-change', isOfDeal: false, parts: [] };
  const said = {
    unfold: words.say('changes.approval.unfold'),
    label: words.say('changes.approval.reason'),
    readsReason: words.say('changes.approval.readsReason', { name: record.requester.name }),
    rejects: words.say('changes.approval.reject'),
    isTold: Boolean(inputs?.reason),
  };
  return renderView(words, 'approval/decision', { ...decides, ...said }, record);
}

function factsFor(words: Words, record: Onboarding, { lines, why, until }: Asked, isOpen: boolean, now: number) {
  const all = [
    { name: words.say('changes.approval.lines'), value: linesWords(words, lines, isOpen) },
    { name: words.say('changes.approval.why'), value: why },
  ];
  if (!isOpen) return all;
  const moment = words.moment(until);
  return [
    ...all,
    { name: words.say('changes.approval.until'), value: words.say('changes.approval.untilMeans', { moment }) },
    { name: words.say('changes.approval.commitment'), value: commitmentWords(words, record, lines) },
    { name: words.say('changes.approval.refund'), value: refundWords(words, record, lines, now) },
    { name: words.say('cards.approval.customer'), value: record.customer?.domain ?? '' },
    { name: words.say('changes.approval.order'), value: record.order.placed?.orderIds.join(', ') ?? '' },
  ].filter(({ value }) => value !== '');
}

function linesWords(words: Words, lines: Asked['lines'], isOpen: boolean): string {
  const text = changedLines(words, lines);
  return isOpen && kindOf(lines) === 'cancel' ? `${text}\n${words.say('changes.approval.irreversible')}` : text;
}

function commitmentWords(words: Words, record: Onboarding, changed: Asked['lines']): string {
  const currency = record.lines[0]?.plan.currency ?? 'USD';
  const lines = record.lines.map((line, place) => ({
    ...line,
    quantity: changed.find((one) => one.line === place)?.seats ?? line.quantity,
  }));
  const less = words.money(commitmentLess(record, changed), currency);
  return words.say('changes.approval.falls', { after: totalWords(words, { ...record, lines }), less });
}

function refundWords(words: Words, record: Onboarding, lines: Asked['lines'], now: number): string {
  const free = allFreeUntil(record, lines, now);
  if (free !== undefined) return words.say('changes.approval.free', { moment: words.moment(free) });
  const cost = costOfDays(record, lines, now);
  const currency = record.lines[0]?.plan.currency ?? 'USD';
  return words.say('changes.approval.prorated', { cost: cost === null ? 'none' : words.money(cost, currency) });
}

/** What became of the request, by the first entry after it that says so. */
function outcomeLine(words: Words, { timeline, requester }: Onboarding, asked: Asked): Card {
  const after = timeline.filter(({ id }) => id > asked.id);
  const next = after.findIndex(({ kind }) => kind === 'change-asked');
  const texts = (next === -1 ? after : after.slice(0, next)).flatMap((entry) => outcomeOf(words, entry, asked));
  const text = texts.length > 0 ? texts.join(' ') : words.say('changes.approval.takenBack', { name: requester.name });
  return noticeLine(words, { tone: 'info', text });
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
      return [words.say('changes.approval.done', { moment })];
    case 'change-refused':
      return [words.say('changes.approval.refused', { problem: entry.problem })];
    case 'reassigned':
      return [words.say('changes.approval.takenBack', { name: entry.from.name })];
    default:
      return [];
  }
}
