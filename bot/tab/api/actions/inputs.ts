import type { Onboarding } from '../../../../onboarding/onboarding.ts';
import { type Contact, fullName } from '../../../../onboarding/steps/account.ts';
import type { InputAsked } from '../../../../tab/api/actions.ts';
import type { Words } from '../../../../words/words.ts';

const longestReason = 500;

export function input(id: string, label: string, kind: InputAsked['kind'], isRequired: boolean): InputAsked {
  return { id, label, kind, isRequired, missing: '', maxLength: null, options: [], value: '', hint: '' };
}

/** Under what is still empty: else it reads like a fact. */
export function example(words: Words, text: string): string {
  return words.say('answers.act.example', { example: text });
}

export function missingOf(words: Words, label: string): string {
  return words.say('onboarding.mistakes.missing', { label });
}

/** @param missing what is said where it is empty; '' = it may be */
export function longText(id: string, label: string, missing: string, hint = ''): InputAsked {
  return { ...input(id, label, 'long-text', missing !== ''), missing, maxLength: longestReason, hint };
}

export function sayWhy(words: Words, { requester }: Onboarding): string {
  return words.say('onboarding.refusals.say-why', { requester: requester.name });
}

export function chooseOne(words: Words, label: string): string {
  return words.say('answers.act.choose', { label });
}

export function choiceOf(
  words: Words,
  id: string,
  label: string,
  people: readonly { readonly id: string; readonly name: string }[],
): InputAsked {
  return {
    ...input(id, label, 'choice', true),
    missing: chooseOne(words, label),
    options: people.map((person) => ({ value: person.id, label: person.name })),
  };
}

/** Which of the customer's contacts: where there are several, one of them is chosen. @param sentAs how it is sent */
export function contactAsked(
  words: Words,
  id: string,
  label: string,
  contacts: readonly Contact[],
  sentAs: (contact: Contact, place: number) => string,
  chosen: string,
): readonly InputAsked[] {
  if (contacts.length < 2) return [];
  const options = contacts.map((one, place) => ({
    value: sentAs(one, place),
    label: `${fullName(one)}, ${one.email}`,
  }));
  return [{ ...input(id, label, 'choice', true), options, value: chosen, missing: chooseOne(words, label) }];
}
