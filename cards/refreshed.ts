import type { Card } from './card.ts';

/** A card that clients ask for anew by themselves when one of these people sees it. */
export interface RefreshedCard extends Card {
  readonly refresh: { readonly action: unknown; readonly userIds: readonly string[] };
}

/** Teams takes no more. */
export const mostRefreshing = 60;

/**
 * The same card, asked for anew when one of these people sees it; everybody else sees it as it was sent. Source: Microsoft
 * Learn, "Up to date cards" and "Universal Actions for search based message extensions".
 * @param memberIds as the channel calls them
 */
export function refreshed(
  card: Card,
  { id, revision }: { readonly id: string; readonly revision: number },
  memberIds: readonly string[],
): RefreshedCard {
  const data = { onboarding: { verb: 'see-deal', id, revision } };
  const action = { type: 'Action.Execute', title: '', verb: 'see-deal', data };
  return { ...card, refresh: { action, userIds: memberIds.slice(0, mostRefreshing) } };
}
