import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Signature } from '../onboarding/signature-block.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';
import { signedBy } from './signature-words.ts';

export interface OtherCompany {
  readonly record: Pick<Onboarding, 'id' | 'revision' | 'accountName'>;
  readonly signature: Signature;
  /** Where what was pasted is kept. */
  readonly kept: string;
}

/** What was pasted into the form of a customer is signed for another one: it is asked for which of them it is. */
export function otherCompanyCard(words: Words, { record, signature, kept }: OtherCompany): Card {
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
    },
    record,
  );
}
