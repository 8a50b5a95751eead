import { z } from 'zod';

/** Which message shows an onboarding's card to whom, so that it can be redrawn. */
export const CardMessage = z.object({
  /** `requester`, `everyone` where others read along, or the object id of an approver. */
  viewer: z.string(),
  conversationId: z.string(),
  activityId: z.string(),
  /** Which request for approval an approver's card is about: when it was made, ms UTC. 0 on the others. */
  request: z.number(),
});
export type CardMessage = z.infer<typeof CardMessage>;

/** The viewer of a card where others read along. */
export const everyone = 'everyone';

interface WithCards {
  readonly cards: readonly CardMessage[];
}

/** The message that shows a viewer the card; undefined = none is known. */
export function cardOf({ cards }: WithCards, viewer: string): CardMessage | undefined {
  return cards.find((card) => card.viewer === viewer);
}

/** This message shows its viewer the card from now on, in place of whichever did before. */
export function withCard<R extends WithCards>(record: R, shown: CardMessage): R {
  const before = cardOf(record, shown.viewer);
  if (before !== undefined && isSameMessage(before, shown) && before.request === shown.request) return record;
  const others = record.cards.filter((card) => card.viewer !== shown.viewer && !isSameMessage(card, shown));
  return { ...record, cards: [...others, shown] };
}

/** This message is gone. Another that shows its viewer the card by now stays known. */
export function withoutCard<R extends WithCards>(record: R, gone: CardMessage): R {
  const known = cardOf(record, gone.viewer);
  if (known === undefined || !isSameMessage(known, gone)) return record;
  return { ...record, cards: record.cards.filter((card) => card !== known) };
}

function isSameMessage(
  one: Pick<CardMessage, 'conversationId' | 'activityId'>,
  other: Pick<CardMessage, 'conversationId' | 'activityId'>,
): boolean {
  return one.conversationId === other.conversationId && one.activityId === other.activityId;
}
