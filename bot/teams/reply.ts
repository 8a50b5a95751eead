import type { Card } from '../../cards/card.ts';
import { type Suggestion, suggestionCard } from '../../cards/suggestion-card.ts';
import { everyone } from '../../onboarding/card-message.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { openRequest } from '../../onboarding/open-request.ts';
import type { Words } from '../../words/words.ts';
import type { ReadOnboarding } from '../store/onboardings.ts';
import type { CardAndToast } from './channel/conversation.ts';

/** What a person gets for a click or a message. */
export type Reply =
  /** `isRefusal`: somebody tried what is not theirs to do, or not where others read along. */
  | { readonly kind: 'text'; readonly text: string; readonly isRefusal?: true }
  /** `isTheirs`: where others read along it is for whoever typed alone. */
  | ({ readonly kind: 'card'; readonly isTheirs?: true } & CardAndToast)
  /** For the client that asked alone, in place of a message that stays as it is; nowhere else, however late it comes. */
  | ({ readonly kind: 'view' } & CardAndToast)
  | OnboardingReply;

/** An onboarding's own card: it replaces the one that was shown before. */
export interface OnboardingReply {
  readonly kind: 'onboarding';
  readonly card: Card;
  /** What its message shows where others read along: the card is for whoever asked alone. */
  readonly forAll?: Card;
  /** The onboarding as the card shows it. */
  readonly read: ReadOnboarding;
  /** `requester`, or the object id of an approver. */
  readonly viewer: string;
  /** What is asked next, alone, for the dialog that waits for the answer; without it there is nothing to ask there. */
  readonly form?: Card;
  /** What the card says of what was pressed. */
  readonly notice?: string;
  /** In the card stands what was typed or understood and is not saved: no other shows that. */
  readonly holdsTyped?: boolean;
  /** How it was before this changed it, so that the message that showed it is no longer right; without it, it was not. */
  readonly before?: Onboarding;
}

/** A sentence, and what one may want to say to it. @param commands at most five */
export function suggestion(words: Words, text: string, commands: readonly Suggestion[]): Reply {
  return { kind: 'card', card: suggestionCard(words, text, commands), summary: text };
}

/** Whom the message of an onboarding's card shows it to. */
export function shownTo({ forAll, viewer }: OnboardingReply): string {
  return forAll === undefined ? viewer : everyone;
}

/** When the approval that an onboarding waits for was asked for, ms UTC; 0 when it waits for none. */
export function requestOf(record: Pick<Onboarding, 'stage' | 'change'>): number {
  return openRequest(record)?.since ?? 0;
}
