import type { Signature } from '../onboarding/signature-block.ts';
import { fullName } from '../onboarding/steps/account.ts';
import type { Words } from '../words/words.ts';

/** Who signs: `Ann Lee, CFO, ABC Corp` */
export function signedBy({ contact, title, company }: Signature): string {
  return [fullName(contact) || contact.email, title, company].filter((part) => part !== '').join(', ');
}

/** What was understood of a signature, where the form does not show it: who somebody is, and the company’s address. */
export function signatureWords(words: Words, signature: Signature): string {
  const who = signedBy(signature);
  const { place } = signature;
  if (place === null) return words.say('chat.pasted.understood', { who });
  const { addressLine1, addressLine2, city, state, postalCode, country } = place;
  const town = [postalCode, city, state].filter((part) => part !== '').join(' ');
  const address = [addressLine1, addressLine2, town, country && words.country(country)]
    .filter((part) => part !== '')
    .join(', ');
  return who === ''
    ? words.say('chat.pasted.place', { address })
    : words.say('chat.pasted.understoodWithAddress', { who, address });
}
