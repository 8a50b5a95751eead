import type { Onboarding } from '../onboarding/onboarding.ts';
import { allFreeUntil, commitmentLess, costOfDay } from '../onboarding/settlement.ts';
import type { Words } from '../words/words.ts';
import { outcomeCard } from './approval/outcome.ts';
import { type Card, cardOf, stackCards } from './card.ts';
import { fillIn, type Typed } from './fill-in.ts';
import { totalWords } from './onboarding/commitment.ts';
import { noticeLine } from './onboarding/notice.ts';
import { type Asked, changedLines, kindOf, outcomeWords } from './order-change-words.ts';
import { renderView } from './render.ts';

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
  const notice = noticeLine(words, view.notice);
  if (!isOpen) {
    const about = [record.accountName, changedLines(words, asked.lines), asked.by.name];
    return stackCards([notice, outcomeCard(words, { tone: 'info', text: outcomeWords(words, record, asked) }, about)]);
  }
  return stackCards([
    renderView(words, 'approval/header', {
      accountName: record.accountName,
      question: words.say('changes.approval.wanted', { kind: kindOf(asked.lines) }),
      asked: words.say('changes.approval.asked', { name: asked.by.name, since: words.since(asked.at, now) }),
    }),
    notice,
    renderView(words, 'approval/facts', { facts: factsFor(words, record, asked, isOpen, now) }),
    view.mayDecide ? fillIn(words, decisionForm(words, view), view) : cardOf([]),
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

export function factsFor(words: Words, record: Onboarding, { lines, why, until }: Asked, isOpen: boolean, now: number) {
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

/** As a rule, which holds whenever the card is read. */
export function refundWords(words: Words, record: Onboarding, lines: Asked['lines'], now: number): string {
  const free = allFreeUntil(record, lines, now);
  const cost = costOfDay(record, lines);
  const currency = record.lines[0]?.plan.currency ?? 'USD';
  return words.say('changes.approval.refundMeans', {
    free: free === undefined ? 'none' : words.moment(free),
    cost: cost === null ? 'none' : words.money(cost, currency),
  });
}
