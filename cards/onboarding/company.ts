import type { FormResult, Inputs } from '../../onboarding/form.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { stateIn } from '../../onboarding/state-code.ts';
import { type Address, type CountryNeeds, readCompanyForm, tenantDomain } from '../../onboarding/steps/company.ts';
import type { Words } from '../../words/words.ts';
import { addressSettledWords } from '../address-settled.ts';
import type { Card } from '../card.ts';
import { renderView } from '../render.ts';
import { addressChoice } from './address-choice.ts';
import { type CountryChoice, contactChoices, countryChoices, segmentChoices } from './choices.ts';
import { joined, type Shown } from './part-view.ts';

export interface CompanyContext {
  readonly countries: readonly CountryChoice[];
  /** What the chosen country wants to know. */
  readonly needs: CountryNeeds;
  /** What to start from as long as nothing was saved. */
  readonly proposal: { readonly legalName: string; readonly domainPrefix: string; readonly culture: string };
  /** What is known about the domain that stands in the form: `name` is the whole one, such as `abc.onmicrosoft.com`. */
  readonly domain: { readonly state: 'free' | 'taken' | 'unknown' | 'unchecked'; readonly name: string };
}

/**
 * What a new tenant needs; or, when the address could not be settled by itself, what to do about it. What the tenant is called
 * cannot be changed later, so that it is in sight on the review.
 */
export const company = { form, summary, note, isDoubtful, isLong, missing, isInSight: () => true };

function form(words: Words, record: Onboarding, { inputs, errors }: Shown, context: CompanyContext): Card {
  const undecided = undecidedAddress(record, inputs);
  return undecided === undefined ? inputsFor(words, record, errors, context) : addressChoice(words, record, undecided);
}

/** The address to be decided on. Only the form asks for a country, and it never comes back without one. */
function undecidedAddress({ company }: Onboarding, inputs: Inputs | null) {
  return company !== null && company.settled === null && inputs?.country === undefined ? company : undefined;
}

function isLong(record: Onboarding, inputs: Inputs | null): boolean {
  return undecidedAddress(record, inputs) === undefined;
}

function missing({ account }: Onboarding, inputs: Inputs, { needs }: CompanyContext): FormResult<unknown> {
  return readCompanyForm(inputs, needs, account?.contacts ?? []);
}

function summary(words: Words, { company }: Onboarding): string {
  return company === null
    ? ''
    : joined([company.legalName, addressLine(words, company.address), tenantDomain(company)]);
}

function note(words: Words, { company }: Onboarding): string {
  return company === null ? '' : words.say('cards.note.address', { settled: addressSettledWords(words, company) });
}

/** An address that Microsoft does not know. */
function isDoubtful({ company }: Onboarding): boolean {
  return company?.settled === 'kept';
}

/** An address on one line, the country in words. */
function addressLine(words: Words, address: Address): string {
  const { addressLine1, addressLine2, city, state, postalCode, country } = address;
  const place = [state, postalCode].filter((text) => text !== '').join(' ');
  return [addressLine1, addressLine2, city, place, words.country(country)].filter((text) => text !== '').join(', ');
}

/** What an input is for stands under it unless what is wrong with it does. */
function inputsFor(
  words: Words,
  record: Onboarding,
  errors: Shown['errors'],
  { countries, needs, proposal, domain }: CompanyContext,
): Card {
  const saved = record.company;
  const start = saved ?? record.proposed?.company;
  const contacts = record.account?.contacts ?? [];
  const savedContact = contacts.findIndex(({ email }) => email === saved?.contact.email);
  return renderView(
    words,
    'onboarding/company',
    {
      countries: countryChoices(words, countries),
      country: needs.iso2,
      legalName: start?.legalName || proposal.legalName,
      domainPrefix: saved?.domainPrefix ?? proposal.domainPrefix,
      isNameWrong: errors.legalName !== undefined,
      isDomainWrong: errors.domainPrefix !== undefined,
      domain: domainWords(words, domain),
      addressLine1: start?.address.addressLine1 ?? '',
      addressLine2: start?.address.addressLine2 ?? '',
      city: start?.address.city ?? '',
      cityLabel: words.say(needs.cityRequired ? 'cards.company.city' : 'cards.company.cityOptional'),
      ...stateFields(words, needs, stateIn(needs.iso2, needs.states, start?.address.state ?? '')),
      postalCode: start?.address.postalCode ?? '',
      postalCodeLabel: words.say(
        needs.postalCodeRequired ? 'cards.company.postalCode' : 'cards.company.postalCodeOptional',
      ),
      cultures: needs.cultures.map((culture) => ({ title: words.language(culture), value: culture })),
      culture: cultureOf(needs, start?.culture ?? proposal.culture),
      wantsRegistrationNumber: needs.registrationNumberRequired,
      registrationNumber: start?.registrationNumber ?? '',
      registrationNumberExample: needs.registrationNumberSample,
      contacts: contactChoices(contacts),
      contact: String(savedContact === -1 ? (record.account?.primary ?? 0) : savedContact),
      segments: segmentChoices(words),
      segment: saved?.segment ?? record.proposed?.market?.segment ?? 'commercial',
    },
    record,
  );
}

/** A list where the country has one, free text where it only wants a state, nothing elsewhere. */
function stateFields(words: Words, { states, stateRequired }: CountryNeeds, state: string) {
  return {
    hasState: states.length > 0 || stateRequired,
    hasStateList: states.length > 0,
    stateLabel: words.say(stateRequired ? 'cards.company.state' : 'cards.company.stateOptional'),
    states: states.map((code) => ({ title: code, value: code })),
    state,
  };
}

function cultureOf({ cultures }: CountryNeeds, wanted: string): string {
  return cultures.includes(wanted) ? wanted : (cultures[0] ?? '');
}

const domainLooks = {
  free: { sign: '✓ ', color: 'Good' },
  taken: { sign: '⚠ ', color: 'Attention' },
  unknown: { sign: '⚠ ', color: 'Attention' },
  unchecked: { sign: '', color: 'Default' },
} as const;

function domainWords(words: Words, domain: CompanyContext['domain']): { sign: string; color: string; text: string } {
  return { ...domainLooks[domain.state], text: domainText(words, domain) };
}

function domainText(words: Words, { state, name: domain }: CompanyContext['domain']): string {
  switch (state) {
    case 'free':
      return words.say('cards.company.domainFree', { domain });
    case 'taken':
      return words.say('cards.company.domainTaken', { domain });
    case 'unknown':
      return words.say('cards.company.domainUnknown', { domain });
    case 'unchecked':
      return domain === ''
        ? words.say('cards.company.noDomainYet')
        : words.say('cards.company.domainUnchecked', { domain });
  }
}
