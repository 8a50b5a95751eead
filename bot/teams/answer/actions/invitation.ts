import { sellableCountries } from '../../../../onboarding/countries.ts';
import type { Inputs } from '../../../../onboarding/form.ts';
import type { Onboarding } from '../../../../onboarding/onboarding.ts';
import { readInvitationForm, readMarketForm } from '../../../../onboarding/steps/registration.ts';
import type { Services } from '../../services.ts';
import { changeFrom, type Reading } from './read-change.ts';

export async function readInvitationChange(services: Services, record: Onboarding, inputs: Inputs): Promise<Reading> {
  const countries = await countryCodes(services);
  const read = readInvitationForm(inputs, record.account?.contacts ?? [], countries);
  return changeFrom(read, inputs, (invitation) => ({ kind: 'save-invitation', invitation }));
}

/** A tenant that already is our customer gets no mail; only where it buys is asked. */
export async function readMarketChange(services: Services, inputs: Inputs): Promise<Reading> {
  const read = readMarketForm(inputs, await countryCodes(services));
  return changeFrom(read, inputs, (market) => ({ kind: 'save-invitation', invitation: { mail: null, ...market } }));
}

async function countryCodes({ partnerCenter }: Services): Promise<string[]> {
  const { country } = await partnerCenter.partnerProfile();
  return sellableCountries(country).map(({ iso2 }) => iso2);
}
