import type { Words } from '../words/words.ts';
import { type Standing, whatWords, whomWords } from './where-it-stands.ts';

/** What customers do, or Microsoft does about them: the rest of what we wait for is our own. */
const ofTheirs = ['relationship', 'verification', 'agreement'];

/** Where an onboarding stands, in a phrase for whoever reads along: it names nobody, nothing ordered and nothing wrong. */
export function standsForAll(words: Words, { stage, attention, waits, isTakenBack }: Omit<Standing, 'step'>): string {
  switch (stage.kind) {
    case 'drafting':
      return words.say('cards.shared.drafting');
    case 'awaiting-approval':
      return words.say('terms.standing.approval', { day: words.day(stage.since) });
    case 'provisioning': {
      const wait = waits.find((one) => ofTheirs.includes(one.for));
      if (attention !== null || wait === undefined) return words.say('terms.standing.settingUp');
      const unnamed = { ...wait, whom: [] };
      return words.say('terms.standing.waiting', {
        waits: `${whomWords(words, unnamed)} ${whatWords(words, unnamed)}`,
      });
    }
    case 'completed':
      if (isTakenBack) return words.say('terms.standing.takenBack');
      return words.say('terms.standing.ordered', { day: words.day(stage.at) });
    case 'cancelled':
      return words.say('terms.standing.cancelled', { day: words.day(stage.at) });
  }
}
