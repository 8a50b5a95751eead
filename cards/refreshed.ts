import type { Card } from './card.ts';

/** A card that clients ask for anew by themselves when one of these people sees it. */
export interface RefreshedCard extends Card {
  readonly refresh: { readonly action: unknown; readonly userIds: readonly string[] };
}

/**
 * The same card, asked for anew when one of these people sees it; everybody else sees it as it was sent. Source: Microsoft
 * Learn, "Universal Actions for search based message extensions".
 * @param personIds their object ids in Entra; Teams takes at most 60
 */
export function refreshed(
  card: Card,
  { id, revision }: { readonly id: string; readonly revision: number },
  personIds: readonly string[],
): RefreshedCard {
  const data = { onboarding: { verb: 'see-shared', id, revision } };
  const action = { type: 'Action.Execute', title: '', verb: 'see-shared', data };
  return { ...card, refresh: { action, userIds: personIds.map((personId) => `8:orgid:${personId}`) } };
}
