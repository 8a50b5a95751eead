import type { Notice } from '../../../onboarding/notices.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { isTakenBack } from '../../../onboarding/order-progress.ts';
import type { Words } from '../../../words/words.ts';
import { nameIn } from './card-toast.ts';

/** What all may read of one thing that is told, and whether there is no more to it: the rest is for the rep alone. */
interface ForAll {
  readonly text: string;
  readonly isWhole: boolean;
}

/**
 * Where several read, customers too, news says no more than the card for all (`cards/deal/base-card.ts`): that a deal was
 * approved, sent back, signed, ordered or cancelled, and that its rep is needed. What any other news says goes to the rep alone.
 */
export function newsForAll(words: Words, record: Onboarding, notice: Notice): ForAll {
  const about = { accountName: nameIn(record), requester: record.requester.name };
  switch (notice.kind) {
    case 'approved':
      return whole(words.say('chat.notice.approvedForAll', { ...about, approver: notice.by.name }));
    case 'agreement-signed':
      return whole(words.say('chat.notice.agreementSigned', about));
    case 'cancelled':
      return whole(words.say('chat.notice.cancelled', { ...about, operator: notice.by.name }));
    case 'order-placed':
      // What Microsoft took after it was cancelled went wrong.
      return record.stage.kind === 'cancelled'
        ? inPart(words.say('chat.notice.elsewhere', about))
        : whole(words.say('chat.summary.placed', about));
    case 'order-changed':
      return isTakenBack(record)
        ? whole(words.say('chat.notice.orderCancelled', about))
        : inPart(words.say('chat.notice.elsewhere', about));
    case 'rejected':
      return inPart(words.say('chat.notice.rejectedElsewhere', { ...about, approver: notice.by.name }));
    case 'asked-rep':
      return inPart(words.say('chat.notice.askedElsewhere', { ...about, approver: notice.by.name }));
    default:
      return inPart(words.say('chat.notice.elsewhere', about));
  }
}

function whole(text: string): ForAll {
  return { text, isWhole: true };
}

function inPart(text: string): ForAll {
  return { text, isWhole: false };
}
