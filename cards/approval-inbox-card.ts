import type { ThingToCheck } from '../onboarding/things-to-check.ts';
import type { Words } from '../words/words.ts';
import { checksText } from './approval-checks.ts';
import type { Card } from './card.ts';
import { joined } from './onboarding/part-view.ts';
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
  /** Since when it waits, ms UTC. */
  readonly since: number;
  readonly checks: readonly ThingToCheck[];
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
    rows: rows.map(({ accountName: name, requester, checks, marginPercent, ...row }) => ({
      ...{ id: row.id, revision: row.revision, name },
      about: joined([
        words.say('cards.inbox.about', { requester, age: words.age(row.since, now) }),
        marginPercent === null
          ? words.say('cards.inbox.marginUnknown')
          : words.say('cards.inbox.marginIs', { percent: marginPercent }),
      ]),
      sign: checks.length === 0 ? '' : '⚠ ',
      checks: checks.length === 0 ? words.say('cards.inbox.nothingToCheck') : checksText(words, checks, mostChecks),
      amount: words.money(row.total, row.currency),
      reviewHint: words.say('cards.inbox.reviewHint', { name }),
      approveHint: words.say('cards.inbox.approveHint', { name }),
      mayApprove: checks.length === 0,
    })),
    shown: isCut
      ? words.say(isMore ? 'cards.inbox.shownOfMore' : 'cards.inbox.shown', { first: before + 1, last, total })
      : '',
    hasNext: after !== undefined,
    hasBefore: before > 0,
    next: last,
    after: after ?? '',
  });
}

/** More are counted: a row is one line or two. */
const mostChecks = 2;
