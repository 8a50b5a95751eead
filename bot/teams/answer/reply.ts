import type { Card } from '../../../cards/card.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';

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
      /** `requester`, or the object id of an approver. */
      readonly viewer: string;
      /** See CardMessage. */
      readonly request: number;
    };

/** A reply that shows the rep's card of an onboarding. */
export function requesterReply({ id, accountName }: Onboarding, card: Card): Reply {
  return { kind: 'onboarding', card, onboardingId: id, accountName, viewer: 'requester', request: 0 };
}

/** A reply that shows an approver's card of an onboarding. */
export function approverReply(record: Onboarding, card: Card, approverId: string): Reply {
  const { id, accountName } = record;
  return { kind: 'onboarding', card, onboardingId: id, accountName, viewer: approverId, request: requestOf(record) };
}

/** When the approval that an onboarding waits for was asked for, ms UTC; 0 when it waits for none. */
export function requestOf({ stage }: Onboarding): number {
  return stage.kind === 'awaiting-approval' ? stage.since : 0;
}
