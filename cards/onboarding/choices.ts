import { type Contact, fullName } from '../../onboarding/steps/account.ts';
import { segments } from '../../onboarding/steps/registration.ts';
import { segmentWords } from '../words.ts';

/** One option of an Input.ChoiceSet. */
export type Choice = { readonly title: string; readonly value: string };

export interface CountryChoice {
  readonly iso2: string;
  readonly name: string;
}

export function countryChoices(countries: readonly CountryChoice[]): readonly Choice[] {
  return countries.map(({ iso2, name }) => ({ title: name, value: iso2 }));
}

/** The account's contacts; the value is the index among them. */
export function contactChoices(contacts: readonly Contact[]): readonly Choice[] {
  return contacts.map((contact, index) => ({ title: `${fullName(contact)} (${contact.email})`, value: String(index) }));
}

export const segmentChoices: readonly Choice[] = segments.map((value) => ({ title: segmentWords[value], value }));

/** The options of a closed list, each in its words. */
export function wordedChoices<Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, string>>,
): readonly Choice[] {
  return values.map((value) => ({ title: words[value], value }));
}
