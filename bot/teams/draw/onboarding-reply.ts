import { refreshed } from '../../../cards/refreshed.ts';
import { mayAtAll } from '../../../onboarding/who-may.ts';
import type { Asked } from '../asked.ts';
import { inPrivate, isHere } from '../read-along.ts';
import type { OnboardingReply, Reply } from '../reply.ts';
import { cardForAll } from './base-card.ts';
import { cardToast } from './card-toast.ts';
import { type Drawing, showOnboarding, showWithForm } from './show-onboarding.ts';

/** How a card is drawn apart from who sees it. */
export type Looks = Omit<Drawing, 'seenBy' | 'personId' | 'looking' | 'dialog'>;

/**
 * What somebody sees of an onboarding: its holder the one card of it, who looks after it where it stands and what is theirs
 * to do. Asked for only where they may open it; where they may not see it, they are told where to ask.
 */
export async function onboardingReply(asked: Asked, read: OnboardingReply['read'], looks: Looks = {}): Promise<Reply> {
  const { services, caller, roles } = asked;
  const { record } = read;
  const { person } = caller;
  if (!isHere(asked, record)) return inPrivate(asked, `status ${record.accountName}`);
  const looking = { person, roles };
  const drawing = { ...looks, seenBy: caller, personId: person.id };
  if (mayAtAll(record, looking, 'edit') === undefined) {
    const shown = await showWithForm(services, record, { ...drawing, dialog: asked.dialog });
    const holdsTyped = holdsAny(looks.inputs) || holdsAny(looks.answered) || holdsAny(looks.errors) || !!looks.products;
    return inItsMessage(asked, { kind: 'onboarding', ...shown, read, viewer: 'requester', holdsTyped });
  }
  const card = await showOnboarding(services, record, { ...drawing, looking });
  if (!caller.isPersonalChat) return inItsMessage(asked, { kind: 'onboarding', card, read, viewer: person.id });
  // Nobody edits it: their client asks how it is by then, which says nothing of what was pressed.
  const theirs = looks.notice ? card : refreshed(card, record, [services.people.memberIdOf(caller)]);
  return { kind: 'card', card: theirs, summary: cardToast(services.words, record, 'requester') };
}

/** The same with what everybody may read, where others read along. */
export async function inItsMessage({ services, caller }: Asked, reply: OnboardingReply): Promise<OnboardingReply> {
  return caller.isPersonalChat ? reply : { ...reply, forAll: await cardForAll(services, reply.read.record) };
}

function holdsAny(typed: Readonly<Record<string, unknown>> | null | undefined): boolean {
  return Object.keys(typed ?? {}).length > 0;
}
