import type { FormResult, Inputs } from '../../onboarding/form.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Part } from '../../onboarding/steps.ts';
import type { Words } from '../../words/words.ts';
import type { Card } from '../card.ts';
import { account } from './account.ts';
import { agreement } from './agreement.ts';
import { company } from './company.ts';
import { contract } from './contract.ts';
import { invitation } from './invitation.ts';
import type { PartView, Shown } from './part-view.ts';
import { registration } from './registration.ts';
import { subscriptions } from './subscriptions.ts';

const table = { account, registration, invitation, company, agreement, contract, subscriptions };

/** What the form of a part wants to know from outside. */
type Wanted<Name extends Part> = (typeof table)[Name]['form'] extends (
  words: Words,
  record: Onboarding,
  shown: Shown,
  context: infer Context,
) => Card
  ? Context
  : never;

/** A part to fill in, with what only the outside world knows for it. */
export type PartContext<Name extends Part = Part> = { [Each in Name]: { readonly step: Each } & Wanted<Each> }[Name];

/** Every part of the form as people see it. */
export const views: { readonly [Name in Part]: PartView<PartContext<Name>> } = table;

/** The form of the part that the context is for. */
export function drawForm<Name extends Part>(
  words: Words,
  record: Onboarding,
  shown: Shown,
  context: PartContext<Name> & { readonly step: Name },
): Card {
  const view: PartView<PartContext<Name>> = views[context.step];
  return view.form(words, record, shown, context);
}

/** Whether a part is a dialog where the client has them. */
export function isLong(part: Part, record: Onboarding, inputs: Inputs | null = null): boolean {
  return views[part].isLong?.(record, inputs) === true;
}

/** What is wrong with the form of the part as it stands. */
export function missingIn<Name extends Part>(
  record: Onboarding,
  inputs: Inputs,
  context: PartContext<Name> & { readonly step: Name },
): FormResult<unknown> {
  const view: PartView<PartContext<Name>> = views[context.step];
  return view.missing?.(record, inputs, context) ?? { ok: true, value: inputs };
}
