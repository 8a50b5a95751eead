import { administratorOf, openLink } from '../../onboarding/link-standing.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { fullName } from '../../onboarding/steps/account.ts';
import type { Words } from '../../words/words.ts';

/** What the button does that sends the customer a link to the new tenant's sign-in. */
export function verbOf(record: Onboarding): 'handOver' | 'sendAgain' {
  return openLink(record) === undefined ? 'handOver' : 'sendAgain';
}

/** The same, naming whom it goes to. */
export function handOverTitle(words: Words, record: Onboarding): string {
  const administrator = administratorOf(record);
  if (administrator === undefined) return words.say(`cards.status.${verbOf(record)}`);
  const name = fullName(administrator);
  return verbOf(record) === 'handOver'
    ? words.say('cards.status.handOverTo', { name })
    : words.say('cards.status.handOverAgain', { name });
}
