import { mayAtAll } from '../../../onboarding/who-may.ts';
import type { Asked } from '../asked.ts';
import type { OnboardingReply, Reply } from '../reply.ts';
import { type Drawing, showOnboarding } from './show-onboarding.ts';

/** How a card is drawn apart from who sees it. */
export type Looks = Omit<Drawing, 'seenBy' | 'personId' | 'looking'>;

/**
 * What somebody sees of an onboarding: its holder the one card of it, who looks after it where it stands and what is theirs
 * to do. Asked for only where they may open it.
 */
export async function onboardingReply(asked: Asked, read: OnboardingReply['read'], looks: Looks = {}): Promise<Reply> {
  const { services, caller, roles } = asked;
  const { record } = read;
  const { person } = caller;
  const looking = { person, roles };
  const drawing = { ...looks, seenBy: caller, personId: person.id };
  if (mayAtAll(record, looking, 'edit') === undefined) {
    return { kind: 'onboarding', card: await showOnboarding(services, record, drawing), read, viewer: 'requester' };
  }
  const card = await showOnboarding(services, record, { ...drawing, looking });
  return { kind: 'card', card };
}
