import type { Onboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { quietNews, withNotice, withoutNotice, withRefreshedCards, withTask } from './record-news.ts';
import { noted } from './timeline.ts';

/** Looking again so soon, because the page did not come through, is the same view. */
const sameViewMs = 5 * 60_000;
const reminderMs = 24 * 60 * 60_000;

/** The new tenant's password was shown to whoever may see it; a day later they are reminded to store it. */
export function viewCredentials(record: Onboarding, by: Person, at: number): Onboarding {
  const last = record.timeline.findLast((entry) => entry.kind === 'viewed-credentials');
  if (last !== undefined && last.by.id === by.id && at - last.at < sameViewMs) return record;
  const viewed = quietNews(record, { kind: 'viewed-credentials', by }, at);
  return last === undefined ? withNotice(viewed, { kind: 'credentials-not-stored' }, at, at + reminderMs) : viewed;
}

/** It is stored elsewhere, so that the vault forgets it. */
export function takeCredentials(record: Onboarding, by: Person, at: number): Onboarding {
  const reminded = withoutNotice(record, 'credentials-not-stored');
  const taken: Onboarding = { ...reminded, credentials: { kind: 'taken', by, at } };
  const forgetting = withTask(noted(taken, { kind: 'took-credentials', by }, at), { kind: 'forget-credentials' }, at);
  return withRefreshedCards(forgetting, at);
}
