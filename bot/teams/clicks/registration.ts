import { findOutAboutCustomer } from '../../enquiries/find-out-about-customer.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Inputs } from '../../onboarding/parts/form.ts';
import type { Answer } from '../../onboarding/parts/registration.ts';
import { atProvider, type Services } from '../services.ts';
import { again, change, type Reading } from './read-change.ts';

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
