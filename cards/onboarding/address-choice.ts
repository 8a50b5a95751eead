import type { Onboarding } from '../../onboarding/onboarding.ts';
import { type Address, addressRule, type CompanyDetails } from '../../onboarding/steps/company.ts';
import type { Words } from '../../words/words.ts';
import type { Card } from '../card.ts';
import { renderView } from '../render.ts';

/** The address as typed beside what Microsoft suggests, and what may be done about it. */
export function addressChoice(words: Words, record: Onboarding, company: CompanyDetails): Card {
  const { check, address } = company;
  const rule = addressRule(check, address);
  const several = check.suggestions.length > 1;
  return renderView(
    words,
    'onboarding/address-choice',
    {
      said: words.say(`terms.addressStatus.${check.status}`),
      typed: linesOf(words, address),
      hasSuggestions: check.suggestions.length > 0,
      suggestions: check.suggestions.map((suggestion, index) => ({
        ...titlesOf(words, several ? index + 1 : undefined),
        index,
        lines: linesOf(words, suggestion, address),
      })),
      mayKeep: rule !== 'must-change',
      needsReason: rule === 'keep-with-reason',
      hint: rule === 'settled' ? '' : words.say(`cards.addressChoice.${hints[rule]}`),
    },
    record,
  );
}

const hints = {
  'keep-freely': 'keepFreely',
  'keep-with-reason': 'keepWithReason',
  'must-change': 'mustChange',
} as const;

/** @param number among several suggestions */
function titlesOf(words: Words, number: number | undefined): { heading: string; button: string } {
  return number === undefined
    ? { heading: words.say('cards.addressChoice.suggestion'), button: words.say('cards.addressChoice.use') }
    : {
        heading: words.say('cards.addressChoice.suggestionNumber', { number }),
        button: words.say('cards.addressChoice.useNumber', { number }),
      };
}

/** The address line by line; what differs from the other one is set in bold. */
function linesOf(
  words: Words,
  address: Address,
  other: Address = address,
): readonly { text: string; weight: string }[] {
  const place = ({ city, state, postalCode }: Address) => [city, state, postalCode].filter(Boolean).join(' ');
  const lines = [
    [address.addressLine1, other.addressLine1],
    [address.addressLine2, other.addressLine2],
    [place(address), place(other)],
    [words.country(address.country), words.country(other.country)],
  ];
  return lines
    .filter(([text]) => text !== '')
    .map(([text = '', before]) => ({ text, weight: text === before ? 'Default' : 'Bolder' }));
}
