import { z } from 'zod';
import type { Store } from '../../store/store.ts';
import { keepLatest } from './keep-latest.ts';

/** Which message shows an onboarding's card to whom, so that it can be redrawn. */
const CardMessage = z.object({
  onboardingId: z.string(),
  /** `requester`, or the object id of an approver. */
  viewer: z.string(),
  conversationId: z.string(),
  activityId: z.string(),
  /** Which request for approval an approver's card is about: when it was made, ms UTC. 0 on the requester's. */
  request: z.number(),
});
export type CardMessage = z.infer<typeof CardMessage>;

export interface CardMessages {
  get(onboardingId: string, viewer: string): Promise<CardMessage | undefined>;
  ofOnboarding(onboardingId: string): Promise<readonly CardMessage[]>;
  /** This message shows the card from now on. */
  keep(message: CardMessage): Promise<void>;
  /** This message is gone. Another that shows the card by now stays known. */
  forget(message: CardMessage): Promise<void>;
}

export function createCardMessages(store: Store): CardMessages {
  const idOf = (onboardingId: string, viewer: string) => `${onboardingId}/${viewer}`;
  return {
    async get(onboardingId, viewer) {
      const document = await store.get('card', idOf(onboardingId, viewer));
      return document && CardMessage.parse(document.body);
    },
    async ofOnboarding(onboardingId) {
      const documents = await store.find('card', 'onboarding', onboardingId);
      return documents.map(({ body }) => CardMessage.parse(body));
    },
    async keep(message) {
      const id = idOf(message.onboardingId, message.viewer);
      await keepLatest(store, { kind: 'card', id, body: message, lookup: { onboarding: message.onboardingId } });
    },
    async forget({ onboardingId, viewer, activityId }) {
      const document = await store.get('card', idOf(onboardingId, viewer));
      if (document === undefined || CardMessage.parse(document.body).activityId !== activityId) return;
      await store.delete('card', document.id, document.etag);
    },
  };
}
