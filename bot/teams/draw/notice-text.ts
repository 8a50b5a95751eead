import { movesWords } from '../../../cards/cost-moves.ts';
import { endsText } from '../../../cards/ends-text.ts';
import { totalWords } from '../../../cards/onboarding/commitment.ts';
import { entryText } from '../../../cards/onboarding/timeline.ts';
import { changedLines, soonWords } from '../../../cards/order-change-words.ts';
import { whatHappened } from '../../../cards/what-happened.ts';
import { cancellable, reducible } from '../../../onboarding/changeable.ts';
import { administratorOf, linkDays, mostWrongCodes } from '../../../onboarding/link-standing.ts';
import type { ApproverNews, Notice } from '../../../onboarding/notices.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { fullName } from '../../../onboarding/steps/account.ts';
import { helpFor } from '../../../onboarding/who-helps.ts';
import type { Words } from '../../../words/words.ts';
import { attentionToast, nameIn } from './card-toast.ts';
import { newsForAll } from './news-for-all.ts';

/** One thing as it is told: on the card, and in the notification, which is short and names no ids. */
interface Told {
  readonly text: string;
  readonly toast: string;
}

interface Telling {
  /** The rep alone reads it, and not all who read along. */
  readonly isTheirs: boolean;
  /** Whether anybody looks after onboardings that are not theirs. */
  readonly hasOperators: boolean;
  /** ms UTC */
  readonly now: number;
}

/** News for the rep in sentences: no markup, for they may hold names as somebody typed them. */
export function noticeTexts(
  words: Words,
  record: Onboarding,
  notices: readonly Notice[],
  telling: Telling,
): readonly Told[] {
  if (!telling.isTheirs) {
    return [...new Set(notices.map((notice) => newsForAll(words, record, notice).text))].map(plain);
  }
  const tells = (kind: Notice['kind']) => notices.some((notice) => notice.kind === kind);
  const isOneSentence = tells('agreement-signed') && tells('order-placed') && record.stage.kind !== 'cancelled';
  return notices
    .filter(({ kind }) => !isOneSentence || kind !== 'agreement-signed')
    .map((notice) => {
      if (isOneSentence && notice.kind === 'order-placed') {
        const values = { accountName: nameIn(record), amount: totalWords(words, record) };
        return plain(words.say('chat.notice.signedAndPlaced', values));
      }
      const text = noticeText(words, record, notice, telling);
      return notice.kind === 'needs-attention' ? { text, toast: attentionToast(words, record) } : plain(text);
    });
}

function plain(text: string): Told {
  return { text, toast: text };
}

/** Who gets the sign-in of the new tenant; the customer where nobody is known. */
function handOverName(record: Onboarding): string {
  const administrator = administratorOf(record);
  return administrator === undefined ? nameIn(record) : fullName(administrator);
}

/** What of it can still be done at a moment. */
function canWords(record: Onboarding, at: number): 'both' | 'cancel' | 'reduce' {
  if (cancellable(record, at).length === 0) return 'reduce';
  return reducible(record, at).length === 0 ? 'cancel' : 'both';
}

/** News for an approver about a request that they have. @param now ms UTC */
export function approverNewsText(words: Words, record: Onboarding, news: ApproverNews, now: number): string {
  const { stage, requester } = record;
  const about = { accountName: nameIn(record), requester: requester.name, amount: totalWords(words, record) };
  switch (news.kind) {
    case 'answered':
      return words.say('chat.notice.approverAnswered', { ...about, answer: news.answer });
    case 'passed-on':
      return words.say('chat.notice.approverPassedOn', { ...about, by: news.by.name, reason: news.reason });
    case 'reminder': {
      const since = stage.kind === 'awaiting-approval' ? stage.since : now;
      return words.say('chat.notice.approverReminder', { ...about, since: words.since(since, now) });
    }
  }
}

function noticeText(words: Words, record: Onboarding, notice: Notice, { hasOperators, now }: Telling): string {
  const accountName = nameIn(record);
  const amount = totalWords(words, record);
  switch (notice.kind) {
    case 'approved':
      return words.say('chat.notice.approved', { approver: notice.by.name, accountName, amount });
    case 'rejected': {
      const reason = notice.reason.replace(/\.$/, '');
      return words.say('chat.notice.rejected', { approver: notice.by.name, accountName, amount, reason });
    }
    case 'asked-rep':
      return words.say('chat.notice.askedRep', { approver: notice.by.name, accountName, question: notice.question });
    case 'tenant-accepted': {
      const { companyName, domain } = notice.tenant;
      return words.say('chat.notice.tenantAccepted', { accountName, companyName, domain });
    }
    case 'tenant-created': {
      if (record.credentials.kind === 'lost') return words.say('chat.notice.tenantCreatedWithout', { accountName });
      return words.say('chat.notice.tenantCreated', { accountName, contact: handOverName(record) });
    }
    case 'agreement-signed':
      return words.say('chat.notice.agreementSigned', { accountName });
    case 'credentials-not-stored':
      return words.say('chat.notice.credentialsNotStored', { accountName });
    case 'sign-in-link-ended': {
      const contact = handOverName(record);
      if (notice.why === 'address') return words.say('chat.notice.signInLinkAddress', { accountName, contact });
      return notice.why === 'locked'
        ? words.say('chat.notice.signInLinkLocked', { accountName, contact, most: mostWrongCodes })
        : words.say('chat.notice.signInLinkExpired', { accountName, contact, days: linkDays });
    }
    case 'price-moved':
      return words.say('chat.notice.priceMoved', { accountName, moves: movesWords(words, notice.moves) });
    case 'order-placed':
      return record.stage.kind === 'cancelled'
        ? words.say('chat.notice.orderTakenCancelled', { accountName })
        : words.say('chat.notice.orderPlaced', { accountName, amount });
    case 'end-of-term-repaired':
      return words.say('chat.notice.endOfTermRepaired', {
        accountName,
        changes: endsText(words, notice.lines),
        // What is merely lost was meant by nobody.
        meant: notice.lines.some(({ found }) => found !== null) ? 'yes' : 'no',
      });
    case 'end-of-term-left':
      return words.say('chat.notice.endOfTermLeft', { accountName, changes: endsText(words, notice.lines) });
    case 'take-back-ends':
      return words.say('chat.notice.takeBackEnds', {
        accountName,
        until: soonWords(words, notice.until, now),
        can: canWords(record, notice.until - 1),
      });
    case 'change-rejected': {
      const reason = notice.reason.replace(/\.$/, '');
      return words.say('chat.notice.changeRejected', { approver: notice.by.name, accountName, reason });
    }
    case 'change-lapsed':
      return words.say('chat.notice.changeLapsed', { accountName });
    case 'order-changed':
      return words.say('chat.notice.orderChanged', { accountName, lines: changedLines(words, notice.lines) });
    case 'change-refused':
      return words.say('chat.notice.changeRefused', { accountName, problem: notice.problem });
    case 'left-out':
      return words.say('chat.notice.leftOut', { operator: notice.by.name, accountName });
    case 'cancelled':
      return words.say('chat.notice.cancelled', { operator: notice.by.name, accountName });
    case 'reassigned':
      return words.say('chat.notice.reassigned', {
        operator: notice.by.name,
        accountName,
        former: notice.from.name,
        change: notice.endsChange ? 'ends' : 'none',
      });
    case 'needs-attention':
      return hasOperators && helpFor(record)?.who === 'operators'
        ? words.say('chat.notice.withOperators', { accountName, problem: whatHappened(words, notice.problem) })
        : words.say('chat.notice.needsAttention', { accountName, problem: notice.problem });
    case 'happened': {
      const entry = record.timeline.find(({ id }) => id === notice.entry);
      return entry === undefined
        ? accountName
        : words.say('chat.notice.happened', { accountName, what: entryText(words, entry) });
    }
  }
}
