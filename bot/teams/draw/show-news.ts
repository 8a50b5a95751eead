import { newsCard } from '../../../cards/news-card.ts';
import type { Notice } from '../../../onboarding/notices.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { mayAtAll, type Verb } from '../../../onboarding/who-may.ts';
import type { Words } from '../../../words/words.ts';
import type { CardAndToast } from '../channel/conversation.ts';
import { noticeTexts } from './notice-text.ts';

interface Telling {
  readonly notices: readonly Notice[];
  readonly isRepeated: boolean;
  readonly hasDialogs: boolean;
  readonly mentionsRep: boolean;
  /** The rep alone reads it: what only they can press is on it. */
  readonly isTheirs: boolean;
  /** Whether anybody looks after onboardings that are not theirs. */
  readonly hasOperators: boolean;
  /** ms UTC */
  readonly now: number;
}

/** What the requester is told in one message: a small card, and its sentences as the notification. */
export function showNews(words: Words, record: Onboarding, telling: Telling): CardAndToast {
  const told = noticeTexts(words, record, telling.notices, telling);
  const acting = { person: record.requester, roles: ['rep'] } as const;
  const offers = (verb: Verb) => telling.isTheirs && mayAtAll(record, acting, verb) === undefined;
  const card = newsCard(words, { ...telling, record, texts: told.map(({ text }) => text), offers });
  return { card, summary: told.map(({ toast }) => toast).join(' ') };
}
