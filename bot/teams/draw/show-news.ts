import { newsCard } from '../../../cards/news-card.ts';
import type { Notice } from '../../../onboarding/notices.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { mayAtAll, type Verb } from '../../../onboarding/who-may.ts';
import type { Message } from '../channel/conversation.ts';
import type { Services } from '../services.ts';
import { noticeTexts } from './notice-text.ts';

interface Telling {
  readonly notices: readonly Notice[];
  readonly isRepeated: boolean;
  readonly hasDialogs: boolean;
}

/** What the requester is told in one message: a small card, and its sentences as the notification. */
export function showNews(
  { words, whoHasRole }: Pick<Services, 'words' | 'whoHasRole'>,
  record: Onboarding,
  telling: Telling,
): Message {
  const { hasOperators } = whoHasRole;
  const told = noticeTexts(words, record, telling.notices, hasOperators);
  const acting = { person: record.requester, roles: ['rep'] } as const;
  const offers = (verb: Verb) => mayAtAll(record, acting, verb) === undefined;
  const card = newsCard(words, { ...telling, record, texts: told.map(({ text }) => text), offers, hasOperators });
  return { card, summary: told.map(({ toast }) => toast).join(' ') };
}
