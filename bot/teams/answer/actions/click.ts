import { z } from 'zod';
import type { Inputs } from '../../../../onboarding/form.ts';
import { parts } from '../../../../onboarding/onboarding.ts';

export const verbs = [
  'save-account',
  'add-contact',
  'choose-provider',
  'answer-yes',
  'answer-no',
  'settle-yes',
  'settle-no',
  'send-invitation',
  'save-market',
  'change-country',
  'check-domain',
  'verify-address',
  'use-suggestion',
  'keep-address',
  'edit-address',
  'save-agreement',
  'save-contract',
  'choose-product',
  'drop-product',
  'add-line',
  'remove-line',
  'finish-lines',
  'edit',
  'submit',
  'approve',
  'reject',
  'retry',
  'open-credentials',
  'ask-cancel',
  'cancel',
  'ask-start-over',
  'start-over',
  'open',
  'start-anyway',
] as const;
export type Verb = (typeof verbs)[number];

/** What a button of ours says: which onboarding, drawn from which revision. All else is read from the store. */
const Address = z.object({
  verb: z.enum(verbs),
  id: z.string().max(200),
  revision: z.number(),
  index: z.number().int().min(0).optional(),
  part: z.enum(parts).optional(),
  name: z.string().max(200).optional(),
});
export type Address = z.infer<typeof Address>;

export interface Click {
  readonly address: Address;
  readonly inputs: Inputs;
}

const longestInput = 10_000;

/**
 * A click as the client sent it: our own data under `onboarding`, the inputs beside it. Numbers and toggles become the
 * strings they are shown as; anything else that somebody put there is dropped. Undefined = not one of our buttons.
 */
export function readClick(data: unknown): Click | undefined {
  const parsed = z.object({ onboarding: Address }).loose().safeParse(data);
  if (!parsed.success) return undefined;
  const { onboarding, ...rest } = parsed.data;
  const inputs: Record<string, string> = {};
  for (const [id, value] of Object.entries(rest)) {
    if (typeof value === 'string') inputs[id] = value.slice(0, longestInput);
    else if (typeof value === 'number' || typeof value === 'boolean') inputs[id] = String(value);
  }
  return { address: onboarding, inputs };
}
