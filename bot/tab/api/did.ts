import { linkHolder } from '../../../onboarding/link-standing.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { fullName } from '../../../onboarding/steps/account.ts';
import type { Words } from '../../../words/words.ts';
import type { TabVerb } from './offers.ts';

/** What came of an action, in a sentence. @param record as it is after it */
export function didWords(words: Words, verb: TabVerb, record: Onboarding): string {
  const { requester } = record;
  switch (verb) {
    case 'reject':
    case 'ask-rep':
    case 'reject-change':
    case 'reassign':
      return words.say(`answers.did.${verb}`, { rep: requester.name });
    case 'hand-over':
      return words.say('answers.did.hand-over', { name: handedTo(record) });
    // What changes nothing by itself.
    case 'open-credentials':
    case 'copy-link':
    case 'edit':
      return words.say('answers.act.done');
    default:
      return words.say(`answers.did.${verb}`);
  }
}

function handedTo(record: Onboarding): string {
  const { signInLink: link } = record;
  const holder = link === null ? undefined : linkHolder(record, link);
  return holder === undefined ? (link?.to ?? '') : fullName(holder);
}
