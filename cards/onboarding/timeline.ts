import type { TimelineEntry } from '../../onboarding/timeline.ts';
import type { Words } from '../../words/words.ts';

/** What happened, in a line. */
export function entryText(words: Words, entry: TimelineEntry): string {
  switch (entry.kind) {
    case 'rejected':
      return words.say('onboarding.timeline.rejected', { by: entry.by.name, reason: entry.reason });
    case 'reopened':
      return entry.before === 'provisioning'
        ? words.say('onboarding.timeline.reopened-after-approval', { by: entry.by.name })
        : words.say('onboarding.timeline.reopened-before-decision', { by: entry.by.name });
    case 'started':
    case 'submitted':
    case 'approved':
    case 'retried':
    case 'took-credentials':
    case 'started-over':
    case 'cancelled':
      return words.say(`onboarding.timeline.${entry.kind}`, { by: entry.by.name });
    case 'invitation-mailed':
      return words.say('onboarding.timeline.invitation-mailed', { to: entry.to });
    case 'tenant-created':
      return words.say('onboarding.timeline.tenant-created', { domain: entry.domain });
    case 'agreement-signed':
      return words.say(`onboarding.timeline.agreement-signed-${entry.how}`);
    case 'order-placed':
      return words.say('onboarding.timeline.order-placed', { orders: entry.orderIds.join(', ') });
    case 'message-undelivered':
    case 'needs-attention':
      return words.say(`onboarding.timeline.${entry.kind}`, { problem: entry.problem });
    case 'relationship-accepted':
    case 'agreement-mailed':
    case 'verified':
    case 'confirmation-refused':
    case 'agreement-wanted':
    case 'renewal-settled':
      return words.say(`onboarding.timeline.${entry.kind}`);
    case 'earlier':
      return words.say('onboarding.timeline.earlier', { who: entry.who, what: entry.what });
  }
}
