import type { Onboarding } from '../../../onboarding/onboarding.ts';
import type { Words } from '../../../words/words.ts';
import type { TabVerb } from './offers.ts';

/** What came of an action, in a sentence. @param record as it is after it */
export function didWords(words: Words, verb: TabVerb, { requester }: Onboarding): string {
  switch (verb) {
    case 'reject':
    case 'ask-rep':
    case 'reject-change':
    case 'reassign':
      return words.say(`answers.did.${verb}`, { rep: requester.name });
    // What changes nothing by itself.
    case 'open-credentials':
    case 'copy-link':
    case 'edit':
      return words.say('answers.act.done');
    default:
      return words.say(`answers.did.${verb}`);
  }
}
