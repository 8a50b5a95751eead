import { movesWords } from '../../../cards/cost-moves.ts';
import { endsText } from '../../../cards/ends-text.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import type { Notice } from '../../../onboarding/tasks.ts';
import { helpFor } from '../../../onboarding/who-helps.ts';
import type { Words } from '../../../words/words.ts';

/**
 * News for the rep as a plain sentence: no markup, for it may hold names as somebody typed them.
 * @param hasOperators whether anybody looks after onboardings that are not theirs
 */
export function noticeText(words: Words, record: Onboarding, notice: Notice, hasOperators: boolean): string {
  // A name such as "ABC Ltd." brings the full stop of the sentence along.
  const accountName = record.accountName.replace(/\.$/, '');
  switch (notice.kind) {
    case 'approved':
      return words.say('chat.notice.approved', { approver: notice.by.name, accountName });
    case 'rejected':
      return words.say('chat.notice.rejected', { approver: notice.by.name, accountName, reason: notice.reason });
    case 'relationship-accepted':
      return words.say('chat.notice.relationshipAccepted', { accountName, domain: notice.domain ?? accountName });
    case 'tenant-accepted': {
      const { companyName, domain } = notice.tenant;
      return words.say('chat.notice.tenantAccepted', { accountName, companyName, domain });
    }
    case 'tenant-created':
      return record.credentials.kind === 'lost'
        ? words.say('chat.notice.tenantCreatedWithout', { accountName })
        : words.say('chat.notice.tenantCreated', { accountName });
    case 'verified':
      return words.say('chat.notice.verified', { accountName });
    case 'agreement-signed':
      return words.say('chat.notice.agreementSigned', { accountName });
    case 'agreement-asked':
      return record.credentials.kind === 'in-vault'
        ? words.say('chat.notice.agreementAskedHandOver', { accountName })
        : words.say('chat.notice.agreementAsked', { accountName });
    case 'confirmation-refused':
      return words.say('chat.notice.confirmationRefused', { accountName });
    case 'credentials-not-stored':
      return words.say('chat.notice.credentialsNotStored', { accountName });
    case 'price-moved':
      return words.say('chat.notice.priceMoved', { accountName, moves: movesWords(words, notice.moves) });
    case 'order-placed':
      return words.say(
        record.stage.kind === 'cancelled' ? 'chat.notice.orderTakenCancelled' : 'chat.notice.orderPlaced',
        {
          accountName,
          orderIds: notice.orderIds.join(', '),
        },
      );
    case 'end-of-term-repaired':
      return words.say('chat.notice.endOfTermRepaired', {
        accountName,
        changes: endsText(words, notice.lines),
        // What is merely lost was meant by nobody.
        meant: notice.lines.some(({ found }) => found !== null) ? 'yes' : 'no',
      });
    case 'end-of-term-left':
      return words.say('chat.notice.endOfTermLeft', { accountName, changes: endsText(words, notice.lines) });
    case 'cancelled':
      return words.say('chat.notice.cancelled', { operator: notice.by.name, accountName });
    case 'reassigned':
      return words.say('chat.notice.reassigned', {
        operator: notice.by.name,
        accountName,
        former: notice.from.name,
      });
    case 'needs-attention':
      return hasOperators && helpFor(record)?.who === 'operators'
        ? words.say('chat.notice.withOperators', { accountName, problem: notice.problem })
        : words.say('chat.notice.needsAttention', { accountName, problem: notice.problem });
  }
}
