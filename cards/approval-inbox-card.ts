import type { ThingToCheck } from '../onboarding/things-to-check.ts';
import type { Words } from '../words/words.ts';
import { checksText } from './approval-checks.ts';
import type { Card } from './card.ts';
import { type NoticeLine, noticeLooks } from './onboarding/notice.ts';
import { joined } from './onboarding/part-view.ts';
import { shortened } from './onboarding/timeline.ts';
import { renderView } from './render.ts';

/** A request as it stands in the list. */
export interface InboxRow {
  readonly id: string;
  readonly revision: number;
  readonly accountName: string;
  readonly requester: string;
  /** In minor units. */
  readonly total: number;
  readonly currency: string;
  readonly marginPercent: number | null;
  readonly isGivenAway: boolean;
  /** Since when it waits, ms UTC. */
  readonly since: number;
  readonly checks: readonly ThingToCheck[];
  /** What whoever reads this has decided, and until when they may undo it, ms UTC; without it they have not. */
  readonly decided?: { readonly outcome: NoticeLine; readonly until: number } | undefined;
}

export interface ApprovalInbox {
  readonly rows: readonly InboxRow[];
  /** How many stand before the first that is shown, and how many there are. */
  readonly before: number;
  readonly total: number;
  /** There are more than `total`. */
  readonly isMore: boolean;
  /** Where it goes on; none after the last. */
  readonly after: string | undefined;
  /** What there is to say of what was pressed; '' = nothing. */
  readonly notice: string;
  /** ms UTC */
  readonly now: number;
}

/** What waits for one person's approval. It is approved here only where there is nothing to look at first. */
export function approvalInboxCard(
  words: Words,
  { rows, before, total, isMore, after, notice, now }: ApprovalInbox,
): Card {
  const isCut = isMore || total > rows.length;
  const last = before + rows.length;
  return renderView(words, 'approval-inbox-card', {
    notice,
    rows: rows.map((row) => rowData(words, row, now)),
    shown: isCut
      ? words.say(isMore ? 'cards.inbox.shownOfMore' : 'cards.inbox.shown', { first: before + 1, last, total })
      : '',
    hasNext: after !== undefined,
    hasBefore: before > 0,
    next: last,
    after: after ?? '',
  });
}

function rowData(words: Words, row: InboxRow, now: number) {
  const { id, revision, accountName: name, checks, decided } = row;
  const margin =
    row.marginPercent === null
      ? words.say(row.isGivenAway ? 'cards.inbox.givenAway' : 'cards.inbox.marginUnknown')
      : words.say('cards.inbox.marginIs', { percent: row.marginPercent });
  const isDecided = decided !== undefined;
  return {
    ...{ id, revision, name },
    about: joined([
      words.say('cards.inbox.about', { requester: row.requester, age: words.age(row.since, now) }),
      margin,
    ]),
    ...(decided === undefined ? checksData(words, checks) : decidedData(words, decided)),
    amount: words.money(row.total, row.currency),
    reviewHint: words.say('cards.inbox.reviewHint', { name }),
    approveHint: words.say('cards.inbox.approveHint', { name }),
    undoHint: words.say('cards.inbox.undoHint', { name }),
    mayReview: !isDecided,
    mayApprove: !isDecided && checks.length === 0,
    mayUndo: isDecided,
  };
}

function decidedData(words: Words, decided: NonNullable<InboxRow['decided']>) {
  const { tone } = decided.outcome;
  const color = tone === 'good' ? 'Good' : 'Attention';
  return { sign: noticeLooks[tone].sign, color, checks: decidedWords(words, decided) };
}

/** What became of it, and until when that can be undone. */
export function decidedWords(words: Words, { outcome, until }: NonNullable<InboxRow['decided']>): string {
  return words.say('cards.inbox.undoUntil', { outcome: shortened(outcome.text), moment: words.moment(until) });
}

function checksData(words: Words, checks: readonly ThingToCheck[]) {
  if (checks.length === 0) return { sign: '', color: 'Default', checks: words.say('cards.inbox.nothingToCheck') };
  const brief = checks.map(({ kind, values }) => {
    const { question } = values;
    return { kind, values: typeof question === 'string' ? { ...values, question: shortened(question) } : values };
  });
  return { sign: '⚠ ', color: 'Attention', checks: checksText(words, brief, mostChecks) };
}

/** More are counted: a row is one line or two. */
const mostChecks = 2;
