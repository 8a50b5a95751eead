import type { NoticeLine } from '../../cards/onboarding/notice.ts';
import type { Acting, Change } from '../../onboarding/commands.ts';
import type { FieldErrors, FormResult, Inputs } from '../../onboarding/form.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Errand, Verb } from '../../onboarding/who-may.ts';
import type { CatalogEntry } from '../lookups/offer-product.ts';
import type { ReadOnboarding } from '../store/onboardings.ts';
import type { Asked, Lookups } from './asked.ts';
import type { Button, Click } from './button.ts';
import type { Reply } from './reply.ts';

/** A button that somebody pressed, on the card of an onboarding. */
export interface Pressed extends Asked, Click {
  /** Their rights with it. */
  readonly acting: Acting;
  readonly read: ReadOnboarding;
  readonly record: Onboarding;
  /** Of the onboarding's own provider. */
  readonly lookups: Lookups;
}

/** The step's form once more, with everything typed still there. */
export interface FormAgain {
  readonly kind: 'form';
  /** Null = as it is drawn for the first time. */
  readonly inputs: Inputs | null;
  readonly errors: FieldErrors;
  readonly notice?: NoticeLine;
  /** Offered instead of the whole catalog: the editions of one product. */
  readonly products?: readonly CatalogEntry[];
  /** Single inputs that were answered in words; the rest of the form is as it would be. */
  readonly answered?: Inputs;
}

/** What was typed into a form that comes back, and what is wrong with it, in words. */
export interface FormShown {
  readonly inputs?: Inputs | null;
  readonly errors?: Readonly<Record<string, string>>;
  readonly notice?: NoticeLine | null;
  readonly pressed?: string | undefined;
}

/** What a click comes to. */
export type Reading =
  /** `then`: what the form that follows begins with. */
  { readonly kind: 'change'; readonly change: Change; readonly then?: FormAgain } | FormAgain;

/** What a button can do. `does` is what it is in the domain, which says who may, and when. */
export type Action =
  /** Reads what was typed, asks outside what has to be asked, and changes the record, or shows the form again. */
  | {
      readonly effect: 'writes';
      readonly does: Verb;
      readonly read: (pressed: Pressed) => Reading | Promise<Reading>;
      /** The card that answers: the approver's, or a list; without it the onboarding's. */
      readonly answers?: 'approval' | Listing;
      /** The card that comes back with what was typed, where that is not the onboarding's own. */
      readonly form?: (pressed: Pressed, shown: FormShown) => Reply;
      /** The question before it: what it said is no longer so. */
      readonly asks?: (pressed: Pressed) => Reply;
      /** The input beside which a refusal stands that is about what was typed. */
      readonly reasonField?: string;
    }
  /** Changes nothing. */
  | {
      readonly effect: 'reads';
      readonly does: Verb;
      /** Also from a card that is out of date: nothing that was typed goes with it. */
      readonly anyTime?: true;
      readonly answer: (pressed: Pressed) => Reply | FormAgain | Promise<Reply | FormAgain>;
    }
  /** Is about no single onboarding: the first of a customer, or all of them. */
  | ({ readonly effect: 'runs' } & Listing);

/** An answer that is about no single onboarding, and whose it is to get: that is asked whatever leads to it. */
export interface Listing {
  readonly errand: Errand;
  /** @param notice what there is to say of what was pressed */
  readonly answer: (asked: Asked, button: Button, inputs: Inputs, notice?: string) => Promise<Reply>;
}

export function change(change: Change, then?: FormAgain): Reading {
  return { kind: 'change', change, ...(then && { then }) };
}

export function formAgain(inputs: Inputs | null, errors: FieldErrors = {}): FormAgain {
  return { kind: 'form', inputs, errors };
}

/** A form that was read: the change it makes, or the form again with the mistakes beside their fields. */
export function changeFrom<T>(result: FormResult<T>, inputs: Inputs, make: (value: T) => Change): Reading {
  return result.ok ? change(make(result.value)) : formAgain(inputs, result.errors);
}
