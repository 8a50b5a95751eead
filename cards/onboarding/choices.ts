import { type Contact, fullName } from '../../onboarding/steps/account.ts';
import { segments } from '../../onboarding/steps/market.ts';
import type { Words } from '../../words/words.ts';

/** One option of an Input.ChoiceSet. */
export type Choice = { readonly title: string; readonly value: string };

export interface CountryChoice {
  readonly iso2: string;
}

/** By name, in the order of the language. */
export function countryChoices(words: Words, countries: readonly CountryChoice[]): readonly Choice[] {
  const choices = countries.map(({ iso2 }) => ({ title: words.country(iso2), value: iso2 }));
  return choices.toSorted((one, other) => one.title.localeCompare(other.title, words.locale));
}

/** The account's contacts; the value is the index among them. */
export function contactChoices(contacts: readonly Contact[]): readonly Choice[] {
  return contacts.map((contact, index) => ({ title: `${fullName(contact)} (${contact.email})`, value: String(index) }));
}

export function segmentChoices(words: Words): readonly Choice[] {
  return choicesOf(segments, (segment) => words.say(`terms.segment.${segment}`));
}

/** The options of a closed list, each in its words. */
export function choicesOf<Value extends string>(
  values: readonly Value[],
  title: (value: Value) => string,
): readonly Choice[] {
  return values.map((value) => ({ title: title(value), value }));
}
