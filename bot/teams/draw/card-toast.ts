import { movedCard } from '../../../cards/moved-card.ts';
import { totalWords } from '../../../cards/onboarding/commitment.ts';
import { changedLines } from '../../../cards/order-change-words.ts';
import { standsForAll } from '../../../cards/stands-for-all.ts';
import { asSeenBy } from '../../../onboarding/as-it-waits.ts';
import { everyone } from '../../../onboarding/card-message.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { isTakenBack } from '../../../onboarding/order-progress.ts';
import { currentStep } from '../../../onboarding/steps.ts';
import { waitsOf } from '../../../onboarding/waits.ts';
import { helpFor } from '../../../onboarding/who-helps.ts';
import type { Words } from '../../../words/words.ts';
import type { CardAndToast } from '../channel/conversation.ts';

/**
 * What the notification, and a screen reader, says of an onboarding's card: one sentence, without what we pay.
 * @param viewer `requester`, or the object id of an approver, who is told who asks and for how much; `everyone` hears what
 * the card for all says
 */
export function cardToast(words: Words, whole: Onboarding, viewer: string): string {
  const record = asSeenBy(whole, viewer);
  const { stage, attention, requester, change } = record;
  const accountName = nameIn(record);
  if (viewer === everyone) {
    const what = standsForAll(words, { stage, attention, waits: waitsOf(record), isTakenBack: isTakenBack(record) });
    return words.say('chat.notice.happened', { accountName, what });
  }
  if (attention !== null) return attentionToast(words, record);
  if (change?.approvedBy === null) {
    if (viewer === 'requester') return words.say('chat.summary.waits', { accountName });
    const lines = changedLines(words, change.lines);
    return words.say('chat.summary.change', { requester: change.by.name, accountName, lines });
  }
  switch (stage.kind) {
    case 'drafting': {
      if (stage.rejection !== null) {
        return words.say('chat.summary.rejected', { accountName, approver: stage.rejection.by.name });
      }
      const step = currentStep(record);
      if (step === 'review') return words.say('chat.summary.ready', { accountName });
      return words.say('chat.summary.next', { accountName, part: words.say(`cards.part.${step}`) });
    }
    case 'awaiting-approval': {
      if (viewer === 'requester') return words.say('chat.summary.waits', { accountName });
      const amount = totalWords(words, record);
      return words.say('chat.summary.approval', { requester: requester.name, accountName, amount });
    }
    case 'provisioning':
      return words.say('chat.summary.settingUp', { accountName });
    case 'completed':
      return words.say(isTakenBack(record) ? 'chat.summary.takenBack' : 'chat.summary.placed', { accountName });
    case 'cancelled':
      return words.say('chat.summary.cancelled', { accountName });
  }
}

/** That something needs a person. A problem may be long, and name what only support can make something of. */
export function attentionToast(words: Words, record: Onboarding): string {
  const help = helpFor(record);
  const accountName = nameIn(record);
  switch (help?.who) {
    case 'rep':
      return words.say('chat.summary.needsPart', { accountName, part: words.say(`cards.part.${help.part}`) });
    case 'operators':
      return words.say('chat.summary.stands', { accountName });
    default:
      return words.say('chat.summary.needsYou', { accountName });
  }
}

/** What is left of a message whose onboarding is shown in another one now, which stands below it or elsewhere. */
export function movedMessage(
  words: Words,
  of: Pick<Onboarding, 'accountName'>,
  where: 'below' | 'elsewhere',
): CardAndToast {
  const card = movedCard(words, { accountName: of.accountName, where });
  return { card, summary: words.say('chat.summary.goesOn', { accountName: nameIn(of) }) };
}

/** A name such as "ABC Ltd." brings the full stop of the sentence along. */
export function nameIn({ accountName }: Pick<Onboarding, 'accountName'>): string {
  return accountName.replace(/\.$/, '');
}
