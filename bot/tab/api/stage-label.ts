import type { StageKind } from '../../../tab/api/filter.ts';
import type { Words } from '../../../words/words.ts';

/** What a stage is called, as on the cards. @param isTakenBack of a deal whose whole order was cancelled */
export function stageLabel(words: Words, stage: StageKind, isTakenBack = false): string {
  switch (stage) {
    case 'drafting':
      return words.say('cards.status.fillingIn');
    case 'awaiting-approval':
      return words.say('cards.status.approval');
    case 'provisioning':
      return words.say('cards.status.settingUp');
    case 'completed':
      return words.say(isTakenBack ? 'cards.status.takenBack' : 'cards.status.placed');
    case 'cancelled':
      return words.say('cards.status.cancelled');
  }
}
