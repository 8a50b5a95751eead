import type { Card } from './card.ts';
import { renderView } from './render.ts';

export interface OnboardingList {
  readonly title: string;
  /** What to say when there is nothing to list. */
  readonly empty: string;
  readonly items: readonly {
    readonly id: string;
    readonly revision: number;
    readonly name: string;
    /** Where it stands, in a short phrase. */
    readonly where: string;
    /** When it began, such as `18 Nov 2026, 09:05 UTC (1 day)`. */
    readonly since: string;
    /** Who has it; null when it belongs to whoever sees the list, who alone can open it. */
    readonly holder: string | null;
  }[];
}

/** Several onboardings, each with a button that opens its card. */
export function onboardingListCard({ title, empty, items }: OnboardingList): Card {
  return renderView('onboarding-list-card', {
    title,
    empty,
    isEmpty: items.length === 0,
    items: items.map(({ holder, ...item }) => ({
      ...item,
      started: holder === null ? `Started ${item.since}` : `Started ${item.since} by ${holder}`,
      mayOpen: holder === null,
      hint: `Open ${item.name}`,
    })),
  });
}
