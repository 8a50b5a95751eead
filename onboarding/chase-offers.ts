import { againTo, openAsk } from './chase.ts';
import type { Onboarding } from './onboarding.ts';
import { mayAskAgainAt } from './sent-mails.ts';

/** What the rep can do now about a mail that the customer has not answered. */
export interface ChaseOffers {
  readonly asksAgain: boolean;
  readonly copiesLink: boolean;
  readonly stops: boolean;
  readonly resumes: boolean;
}

/** @param at now, ms UTC */
export function chaseOffers(record: Onboarding, at: number): ChaseOffers {
  const ask = openAsk(record);
  if (ask === undefined) return { asksAgain: false, copiesLink: false, stops: false, resumes: false };
  const contacts = record.account?.contacts ?? [];
  const isDue = contacts.some(({ email: to }) => mayAskAgainAt(record, { kind: ask.what, to }, at) <= at);
  // A link to the sign-in goes to whom it was sent, by mail alone; anew it is handed over.
  const isLink = ask.what === 'hand-over';
  const isChased = record.tasks.some(({ kind, dueAt }) => kind === 'remind-customer' && dueAt !== null);
  return {
    asksAgain: isDue && againTo(record) === undefined && !isLink,
    copiesLink: !isLink,
    stops: record.chase.reminds && isChased,
    resumes: !record.chase.reminds,
  };
}
