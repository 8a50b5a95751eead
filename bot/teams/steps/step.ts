import type { StepContext } from '../../../cards/onboarding-card.ts';
import type { Inputs } from '../../../onboarding/form.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import type { Signature } from '../../../onboarding/signature-block.ts';
import type { CatalogEntry } from '../../lookups/offer-product.ts';
import type { Action, FormAgain } from '../action.ts';
import type { Lookups } from '../asked.ts';
import type { CardAndToast } from '../channel/conversation.ts';
import type { Services } from '../services.ts';

/** What a step is drawn from. */
export interface Gathering {
  readonly services: Services;
  readonly lookups: Lookups;
  readonly record: Onboarding;
  /** What was typed, when the form comes back. */
  readonly inputs: Inputs | null;
  /** Offered instead of the whole catalog. */
  readonly products: readonly CatalogEntry[] | undefined;
}

/** Words typed in answer to what is asked. */
export interface Typed {
  readonly services: Services;
  readonly lookups: Lookups;
  readonly record: Onboarding;
  readonly text: string;
  /** Who signs in what was pasted. */
  readonly signature: Signature | undefined;
}

/** A plain answer does what the button or the field would: it is pressed, or filled into the form. Or it is asked about. */
export type TypedAnswer =
  | { readonly kind: 'press'; readonly verb: string; readonly kept?: string; readonly inputs?: Inputs }
  | ({ readonly kind: 'card' } & CardAndToast)
  | FormAgain;

/**
 * One step of the form towards the world. Its data and rules stand in `onboarding/steps/`, its card in
 * `cards/onboarding/`.
 */
export interface StepRow<Context extends StepContext = StepContext> {
  /** Fetches what the card needs from outside, before anything is drawn. */
  gather(gathering: Gathering): Context | Promise<Context>;
  /** Undefined = the words answer nothing that is asked. */
  understand?(typed: Typed): TypedAnswer | undefined | Promise<TypedAnswer | undefined>;
  /** Its buttons, by verb. */
  readonly actions: Readonly<Record<string, Action>>;
}

export type ContextOf<Step extends StepContext['step']> = Extract<StepContext, { step: Step }>;

export function sameWords(one: string, other: string): boolean {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}@.]+/gu, ' ')
      .trim();
  return plain(one) !== '' && plain(one) === plain(other);
}
