import { OnboardingError } from '../../../errors/onboarding-error.ts';
import { may } from '../../../onboarding/who-may.ts';
import type { Asked } from '../asked.ts';
import { type Answer, searchResponse } from '../channel/answer.ts';
import type { IncomingOf } from '../channel/incoming.ts';
import { accountLabel, noteCrmFailure } from '../from-crm.ts';
import { keepRefusal } from './refuse.ts';

/** What the dataset of the account form's card is called. */
export const accountsDataset = /^accounts\//;

/** Teams shows no more options than this in a typeahead. */
const mostShown = 15;

/** Accounts of the CRM by part of their name, for whoever fills in the onboarding that the card's dataset names. */
export async function searchAccounts(asked: Asked, { dataset, queryText }: IncomingOf<'typeahead'>): Promise<Answer> {
  const { services, caller, roles } = asked;
  const { accounts, limits, ifInTime } = services;
  if (accounts === null || !caller.isPersonalChat || queryText.trim() === '') return searchResponse([]);
  const read = await services.onboardings.get(dataset.replace(accountsDataset, ''));
  if (read === undefined) return searchResponse([]);
  const refusal = may(read.record, { person: caller.person, roles }, 'search-accounts');
  if (refusal !== undefined) {
    await keepRefusal(asked, refusal, 'search-accounts', read);
    return searchResponse([]);
  }
  const then = 'no account is offered';
  const look = async () => {
    limits.take('lookups', caller.person.id);
    return accounts.find(queryText);
  };
  const answered = look().catch((error: unknown) => {
    if (!(error instanceof OnboardingError)) throw error;
    noteCrmFailure(services, error, { onboarding: read.record.id }, then);
    return [];
  });
  const found = await ifInTime(then, answered, []);
  const options = found.map((account) => ({ title: accountLabel(account), value: account.id }));
  if (options.length <= mostShown) return searchResponse(options);
  const more = { title: services.words.say('cards.account.moreAccounts'), value: 'more' };
  return searchResponse([...options.slice(0, mostShown - 1), more]);
}
