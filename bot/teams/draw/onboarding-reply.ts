import { mayAtAll } from '../../../onboarding/who-may.ts';
import type { Asked } from '../asked.ts';
import { inPrivate, isForThisChat } from '../read-along.ts';
import type { OnboardingReply, Reply } from '../reply.ts';
import { cardToast } from './card-toast.ts';
import { type Drawing, showOnboarding, showWithForm } from './show-onboarding.ts';

/** How a card is drawn apart from who sees it. */
export type Looks = Omit<Drawing, 'seenBy' | 'personId' | 'looking' | 'dialog'>;

/**
 * What somebody sees of an onboarding: its holder the one card of it, who looks after it where it stands and what is theirs
 * to do. Asked for only where they may open it; where others read along who may not see it, they are told where to ask.
 */
export async function onboardingReply(asked: Asked, read: OnboardingReply['read'], looks: Looks = {}): Promise<Reply> {
  const { services, caller, roles } = asked;
  const { record } = read;
  const { person } = caller;
  if (!isForThisChat(asked, record)) return inPrivate(asked, `status ${record.accountName}`);
  const looking = { person, roles };
  const drawing = { ...looks, seenBy: caller, personId: person.id };
  if (mayAtAll(record, looking, 'edit') === undefined) {
    const shown = await showWithForm(services, record, { ...drawing, dialog: asked.dialog });
    return { kind: 'onboarding', ...shown, read, viewer: 'requester' };
  }
  const card = await showOnboarding(services, record, { ...drawing, looking });
  return { kind: 'card', card, summary: cardToast(services.words, record, 'requester') };
}
