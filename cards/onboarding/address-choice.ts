import { countryName } from '../../onboarding/countries.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { type Address, addressRule, type CompanyDetails } from '../../onboarding/steps/company.ts';
import type { Card } from '../card.ts';
import { renderView } from '../render.ts';
import { addressStatusWords } from '../words.ts';

/** The address as typed beside what Microsoft suggests, and what may be done about it. */
export function addressChoice(record: Onboarding, company: CompanyDetails): Card {
  const { check, address } = company;
  const rule = addressRule(check, address);
  const several = check.suggestions.length > 1;
  return renderView(
    'onboarding/address-choice',
    {
      said: addressStatusWords[check.status],
      typed: linesOf(address),
      hasSuggestions: check.suggestions.length > 0,
      suggestions: check.suggestions.map((suggestion, index) => ({
        heading: several ? `Suggestion ${index + 1}` : 'Microsoft suggests',
        button: several ? `Use suggestion ${index + 1}` : 'Use suggestion',
        index,
        lines: linesOf(suggestion, address),
      })),
      mayKeep: rule !== 'must-change',
      needsReason: rule === 'keep-with-reason',
      hint: hints[rule],
    },
    record,
  );
}

const hints = {
  settled: '',
  'keep-freely': 'Your address is good as it is, too.',
  'keep-with-reason': 'If you know that it is right, keep it and say why. The approver sees the reason.',
  'must-change': 'It cannot stay as it is: a wrong address holds up the customer’s account later.',
} as const;

/** The address line by line; what differs from the other one is set in bold. */
function linesOf(address: Address, other: Address = address): readonly { text: string; weight: string }[] {
  const place = ({ city, state, postalCode }: Address) => [city, state, postalCode].filter(Boolean).join(' ');
  const lines = [
    [address.addressLine1, other.addressLine1],
    [address.addressLine2, other.addressLine2],
    [place(address), place(other)],
    [countryName(address.country), countryName(other.country)],
  ];
  return lines
    .filter(([text]) => text !== '')
    .map(([text = '', before]) => ({ text, weight: text === before ? 'Default' : 'Bolder' }));
}
