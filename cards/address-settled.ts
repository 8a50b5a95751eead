import type { CompanyDetails } from '../onboarding/steps/company.ts';
import type { Words } from '../words/words.ts';

/** How the address was settled, for the approver and the summary. */
export function addressSettledWords(words: Words, { settled, reason }: CompanyDetails): string {
  switch (settled) {
    case 'verified':
    case 'same-place':
    case 'suggestion':
      return words.say(`terms.addressSettled.${settled}`);
    case 'kept':
      return words.say('terms.addressSettled.kept', { reason });
    case null:
      return words.say('terms.addressSettled.open');
  }
}
