import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { CountryNeeds } from '../../onboarding/steps/company.ts';
import type { Card } from '../card.ts';
import type { Typed } from '../fill-in.ts';
import { renderView } from '../render.ts';
import { languageWords } from '../words.ts';
import { addressChoice } from './address-choice.ts';
import { type CountryChoice, contactChoices, countryChoices, segmentChoices } from './choices.ts';

export interface CompanyContext {
  readonly step: 'company';
  readonly countries: readonly CountryChoice[];
  /** What the chosen country wants to know. */
  readonly needs: CountryNeeds;
  /** What to start from as long as nothing was saved. */
  readonly proposal: { readonly legalName: string; readonly domainPrefix: string; readonly culture: string };
  /** What is known about the domain that stands in the form: `name` is the whole one, such as `abc.onmicrosoft.com`. */
  readonly domain: { readonly state: 'free' | 'taken' | 'unknown' | 'unchecked'; readonly name: string };
}

/** What a new tenant needs; or, when the address could not be settled by itself, what to do about it. */
export function companyForm(record: Onboarding, context: CompanyContext, typed: Typed): Card {
  const undecided = record.company !== null && record.company.settled === null ? record.company : undefined;
  // Only the form asks for a country, and it never comes back without one.
  const isForm = typed.inputs?.country !== undefined;
  return undecided !== undefined && !isForm ? addressChoice(record, undecided) : form(record, context);
}

function form(record: Onboarding, { countries, needs, proposal, domain }: CompanyContext): Card {
  const saved = record.company;
  const contacts = record.account?.contacts ?? [];
  const savedContact = contacts.findIndex(({ email }) => email === saved?.contact.email);
  return renderView(
    'onboarding/company',
    {
      countries: countryChoices(countries),
      country: needs.iso2,
      legalName: saved?.legalName ?? proposal.legalName,
      domainPrefix: saved?.domainPrefix ?? proposal.domainPrefix,
      domain: domainWords(domain),
      addressLine1: saved?.address.addressLine1 ?? '',
      addressLine2: saved?.address.addressLine2 ?? '',
      city: saved?.address.city ?? '',
      cityLabel: needs.cityRequired ? 'City' : 'City (optional)',
      ...stateFields(needs, saved?.address.state ?? ''),
      postalCode: saved?.address.postalCode ?? '',
      postalCodeLabel: needs.postalCodeRequired ? 'Postal code' : 'Postal code (optional)',
      cultures: needs.cultures.map((culture) => ({ title: languageWords(culture), value: culture })),
      culture: cultureOf(needs, saved?.culture ?? proposal.culture),
      wantsRegistrationNumber: needs.registrationNumberRequired,
      registrationNumber: saved?.registrationNumber ?? '',
      registrationNumberExample: needs.registrationNumberSample,
      contacts: contactChoices(contacts),
      contact: String(savedContact === -1 ? (record.account?.primary ?? 0) : savedContact),
      segments: segmentChoices,
      segment: saved?.segment ?? 'commercial',
    },
    record,
  );
}

/** A list where the country has one, free text where it only wants a state, nothing elsewhere. */
function stateFields({ states, stateRequired }: CountryNeeds, state: string) {
  return {
    hasState: states.length > 0 || stateRequired,
    hasStateList: states.length > 0,
    stateLabel: stateRequired ? 'State' : 'State (optional)',
    states: states.map((code) => ({ title: code, value: code })),
    state,
  };
}

function cultureOf({ cultures }: CountryNeeds, wanted: string): string {
  return cultures.includes(wanted) ? wanted : (cultures[0] ?? '');
}

function domainWords({ state, name }: CompanyContext['domain']): { sign: string; color: string; text: string } {
  switch (state) {
    case 'free':
      return { sign: '✓ ', color: 'Good', text: `${name} is free.` };
    case 'taken':
      return { sign: '⚠ ', color: 'Attention', text: `${name} is taken. Please choose another one.` };
    case 'unknown':
      return {
        sign: '⚠ ',
        color: 'Attention',
        text: `Microsoft did not say whether ${name} is free. Please check again.`,
      };
    case 'unchecked':
      return { sign: '', color: 'Default', text: name === '' ? 'Not checked yet.' : `${name} is not checked yet.` };
  }
}
