import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Signature } from '../onboarding/signature-block.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';
import { signedBy } from './signature-words.ts';

export interface OtherCompany {
  /** Whose form is open; or the customer who was named above what was pasted, and is not begun yet. */
  readonly record: Pick<Onboarding, 'id' | 'revision' | 'accountName'> | { readonly accountName: string };
  readonly signature: Signature;
  /** Where what was pasted is kept. */
  readonly kept: string;
  /** Where the same is kept as told of the customer that was named; '' = their form is open. */
  readonly keptForNamed: string;
}

/** What was pasted into the form of a customer is signed for another one: it is asked for which of them it is. */
export function otherCompanyCard(words: Words, { record, signature, kept, keptForNamed }: OtherCompany): Card {
  const customer = record.accountName;
  const { company } = signature;
  return renderView(
    words,
    'other-company-card',
    {
      text: words.say('cards.otherCompany.whose', { who: signedBy(signature), customer }),
      fillIn: words.say('cards.otherCompany.fillIn', { customer }),
      start: company === '' ? '' : words.say('cards.otherCompany.start', { company }),
      company,
      kept,
      customer,
      keptForNamed,
    },
    'id' in record ? record : { id: '', revision: 0 },
  );
}
