import { sellableCountries } from '../../../onboarding/countries.ts';
import { type FieldErrors, FormReader, type Inputs } from '../../../onboarding/form.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { knownMarket } from '../../../onboarding/proposed.ts';
import { readCompanyForm, readDomainPrefix } from '../../../onboarding/steps/company.ts';
import { checkAddress } from '../../lookups/check-address.ts';
import { countryNeeds } from '../../lookups/country-needs.ts';
import { askDomain, proposeFreeDomain } from '../../lookups/propose-domain.ts';
import { change, formAgain, type Pressed, type Reading } from '../action.ts';
import { inOwnWords } from '../in-own-words.ts';
import { understand } from './account.ts';
import type { ContextOf, Gathering, StepRow } from './step.ts';

const longestReason = 300;

export const company = {
  gather,
  understand,
  actions: {
    'change-country': { effect: 'reads', does: 'save-company', answer: (pressed) => formAgain(forItsCountry(pressed)) },
    'check-domain': {
      effect: 'reads',
      does: 'save-company',
      answer: (pressed) => formAgain(forItsCountry(pressed), domainMistakes(pressed.inputs)),
    },
    'verify-address': { effect: 'writes', does: 'save-company', read: verify },
    'edit-address': { effect: 'reads', does: 'save-company', answer: ({ record }) => formAgain(addressInputs(record)) },
    'use-suggestion': {
      effect: 'writes',
      does: 'use-suggestion',
      read: ({ button }) => change({ kind: 'use-suggestion', index: button.index ?? 0 }),
    },
    'keep-address': {
      effect: 'writes',
      does: 'keep-address',
      read: ({ inputs }) => inOwnWords(inputs, 'reason', (reason) => ({ kind: 'keep-address', reason }), longestReason),
      reasonField: 'reason',
    },
  },
} satisfies StepRow<ContextOf<'company'>>;

/** Verify address: reads the form by its country's rules, checks the domain, and asks Microsoft about the address. */
async function verify(pressed: Pressed): Promise<Reading> {
  const { services, lookups, record, inputs } = pressed;
  const { country: ownCountry } = await lookups.ownAccount.partnerProfile();
  const country = (inputs.country ?? ownCountry).toUpperCase();
  if (!sellableCountries(ownCountry).some(({ iso2 }) => iso2 === country)) {
    const values = { country: /^[A-Z]{2}$/.test(country) ? services.words.country(country) : '' };
    return formAgain({ ...inputs, country: ownCountry }, { country: { code: 'country-not-ours', values } });
  }
  if (isOfAnotherCountry(pressed)) {
    const values = { country: services.words.country(country) };
    return formAgain(forItsCountry(pressed), { country: { code: 'country-changed', values } });
  }
  const needs = await countryNeeds(lookups.provisioning, country);
  const read = readCompanyForm(inputs, needs, record.account?.contacts ?? []);
  if (!read.ok) return formAgain(inputs, read.errors);
  const { state, name } = await askDomain(lookups.directory, read.value.domainPrefix);
  if (state !== 'free') {
    const code = state === 'taken' ? 'domain-taken' : 'domain-unknown';
    return formAgain(inputs, { domainPrefix: { code, values: { domain: name } } });
  }
  const check = await checkAddress(lookups.provisioning, read.value.address);
  return change({ kind: 'save-company', company: read.value, check });
}

/** Whether another country was chosen than the one whose fields were filled in. */
function isOfAnotherCountry({ button, inputs }: Pick<Pressed, 'button' | 'inputs'>): boolean {
  return button.country !== undefined && inputs.country !== undefined && inputs.country !== button.country;
}

/** What was typed, without what only the country before has: its state, its registration number. */
function forItsCountry(pressed: Pick<Pressed, 'button' | 'inputs'>): Inputs {
  if (!isOfAnotherCountry(pressed)) return pressed.inputs;
  const { state: _, registrationNumber: __, ...rest } = pressed.inputs;
  return rest;
}

/** What is wrong with the domain alone, before anybody is asked about it. */
function domainMistakes(inputs: Inputs): FieldErrors {
  const form = new FormReader(inputs);
  const read = form.result(readDomainPrefix(form));
  return read.ok ? {} : read.errors;
}

/** The company form as it was filled in, to correct the address. */
function addressInputs({ company, account }: Onboarding): Inputs | null {
  if (company === null) return null;
  const contact = account?.contacts.findIndex(({ email }) => email === company.contact.email) ?? 0;
  return {
    legalName: company.legalName,
    domainPrefix: company.domainPrefix,
    ...company.address,
    culture: company.culture,
    registrationNumber: company.registrationNumber,
    companyContact: String(Math.max(0, contact)),
    segment: company.segment,
  };
}

async function gather({ lookups, record, inputs }: Gathering): Promise<ContextOf<'company'>> {
  const { directory } = lookups;
  const { country: ownCountry } = await lookups.ownAccount.partnerProfile();
  const country =
    inputs?.country ?? record.company?.address.country ?? knownMarket(record, ownCountry)?.country ?? ownCountry;
  const needs = await countryNeeds(lookups.provisioning, country);
  const typedPrefix = inputs?.domainPrefix ?? record.company?.domainPrefix;
  const isName = typedPrefix !== undefined && /^[a-z0-9]{1,27}$/i.test(typedPrefix);
  const proposed =
    typedPrefix === undefined
      ? await proposeFreeDomain(directory, record.accountName)
      : { prefix: typedPrefix, answer: isName ? await askDomain(directory, typedPrefix.toLowerCase()) : undefined };
  return {
    step: 'company',
    countries: sellableCountries(ownCountry),
    needs,
    proposal: { legalName: record.accountName, domainPrefix: proposed.prefix, culture: needs.cultures[0] ?? 'en-US' },
    domain: proposed.answer ?? { state: 'unchecked', name: '' },
  };
}
