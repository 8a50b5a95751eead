import { cleanText, type Inputs } from '../../../../onboarding/form.ts';
import type { Onboarding } from '../../../../onboarding/onboarding.ts';
import { domainOf } from '../../../../onboarding/steps/account.ts';
import type { Answer } from '../../../../onboarding/steps/registration.ts';
import { findOutAboutCustomer } from '../../../lookups/find-out-about-customer.ts';
import { atProvider, type Services } from '../../services.ts';
import { again, change, type Reading } from './read-change.ts';

/** The provider alone, named in words before the question is answered. */
export function readProvider({ providers }: Services, { provider = '' }: Inputs): Reading {
  return providers.some(({ id }) => id === provider)
    ? change({ kind: 'choose-provider', providerId: provider })
    : again({ provider }, { provider: 'Choose a provider.' });
}

/** The answer is checked before it is believed: what is found out goes into the record with it. */
export async function readRegistrationChange(
  services: Services,
  record: Onboarding,
  answer: Answer,
  inputs: Inputs,
): Promise<Reading> {
  const providerId = inputs.provider ?? record.providerId;
  if (!services.providers.some(({ id }) => id === providerId)) return again(inputs, { provider: 'Choose a provider.' });
  const finding = await findOutAboutCustomer(atProvider(services, providerId), record);
  return change({ kind: 'answer-registration', providerId, answer, finding });
}

/**
 * "No" although no tenant was found: it may go by another domain. Where the rep knows it, that one is looked at; where
 * not, the customer is found by name once they have accepted.
 */
export async function readOtherDomain(services: Services, record: Onboarding, inputs: Inputs): Promise<Reading> {
  const typed = cleanText(inputs.website ?? '').toLowerCase();
  if (typed === '' || record.account === null) return change({ kind: 'settle-registration', answer: 'no' });
  const domain = domainOf(typed);
  if (domain === null) return again(inputs, { website: 'This is not a web address, such as abccorp.com.' });
  const finding = await findOutAboutCustomer(services, { ...record, account: { ...record.account, domain } });
  if (finding.kind === 'no-tenant')
    return again(inputs, { website: `There is no Microsoft tenant for ${domain} either.` });
  return change({ kind: 'answer-registration', providerId: record.providerId, answer: 'no', finding, domain });
}
