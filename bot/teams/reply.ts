import type { Card } from '../../cards/card.ts';

/** What a person gets for a click or a message. */
export type Reply =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'card'; readonly card: Card }
  /** An onboarding's own card: it replaces the one that was shown before. */
  | {
      readonly kind: 'onboarding';
      readonly card: Card;
      readonly onboardingId: string;
      readonly accountName: string;
      readonly viewer: string;
    };
