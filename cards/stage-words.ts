import type { Onboarding } from '../onboarding/onboarding.ts';
import { currentStep } from '../onboarding/steps.ts';
import type { Notice } from '../onboarding/tasks.ts';
import { waitsOf } from '../onboarding/waits.ts';
import { dayWords } from './time-words.ts';
import { partTitles } from './words.ts';

/** Where an onboarding stands, in one short phrase for lists. */
export function whereItStands(record: Onboarding): string {
  const { stage, attention } = record;
  if (attention !== null) return `Needs attention: ${attention.text}`;
  switch (stage.kind) {
    case 'drafting': {
      if (stage.rejection !== null) return `Rejected by ${stage.rejection.by.name}, to be changed`;
      const step = currentStep(record);
      return step === 'review' ? 'Ready to submit' : `${partTitles[step]} to fill in`;
    }
    case 'awaiting-approval':
      return `Waiting for approval since ${dayWords(stage.since)}`;
    case 'provisioning': {
      const waits = waitsOf(record).map(({ whom, what }) => `${whom} ${what}`);
      return waits.length === 0 ? 'Being set up' : `Waiting for ${waits.join(', and for ')}`;
    }
    case 'completed':
      return `Order placed on ${dayWords(stage.at)}`;
    case 'cancelled':
      return `Cancelled on ${dayWords(stage.at)}`;
  }
}

/** News for the rep as a plain sentence: no markup, for it may hold names as somebody typed them. */
export function noticeText(record: Onboarding, notice: Notice): string {
  // A name such as "ABC Ltd." brings the full stop of the sentence along.
  const name = record.accountName.replace(/\.$/, '');
  switch (notice.kind) {
    case 'approved':
      return `${notice.by.name} approved ${name}. It is being set up now.`;
    case 'rejected':
      return `${notice.by.name} rejected ${name}: “${notice.reason}”. You can change it and submit it again.`;
    case 'relationship-accepted':
      return `${name} accepted us as their reseller.`;
    case 'tenant-created':
      return `The tenant of ${name} is there. Its administrator credentials wait on the card; they can be opened once.`;
    case 'verified':
      return `Microsoft verified the account of ${name}.`;
    case 'agreement-signed':
      return `The Microsoft Customer Agreement of ${name} is in place.`;
    case 'agreement-asked':
      return record.credentials.kind === 'in-vault'
        ? `We mailed ${name} the link to accept the Microsoft Customer Agreement. To sign in they need the administrator credentials: open them and hand them over.`
        : `We mailed ${name} the link to accept the Microsoft Customer Agreement.`;
    case 'confirmation-refused':
      return `Microsoft wants ${name} to accept the Microsoft Customer Agreement themselves. We mail them the link.`;
    case 'order-placed':
      return `The order for ${name} is placed: ${notice.orderIds.join(', ')}.`;
    case 'needs-attention':
      return `${name} needs you: ${notice.text}`;
  }
}
