import { z } from 'zod';
import type { Inputs } from '../../onboarding/form.ts';
import { shortText } from '../../onboarding/short-text.ts';
import { partNames } from '../../onboarding/steps.ts';
import { workGroups } from '../../onboarding/work.ts';

/** What a button of ours says: which onboarding, drawn from which revision. All else is read from the store. */
const Button = z.object({
  verb: z.string(),
  id: shortText(200),
  revision: z.number(),
  index: z.number().int().min(0).optional(),
  /** Of the form of a line: which it is of the order, -1 = a new one, and its product, `productId:skuId`. */
  line: z.number().int().min(-1).optional(),
  product: shortText(200).optional(),
  part: z.enum(partNames).optional(),
  /** What was typed, or a name in it. */
  name: shortText(500).optional(),
  /** Of the CRM; '' = none of them. */
  account: shortText(36).optional(),
  /** Of what was pasted or attached: where it is kept. */
  kept: shortText(60).optional(),
  /** Of a question: what it said, by which it is asked anew where that is no longer so. */
  told: shortText(500).optional(),
  /** Of a list: which part of it, and behind what. */
  group: z.enum(workGroups).optional(),
  after: shortText(1_000).optional(),
  /** Whose fields the form has. */
  country: shortText(2).optional(),
});
export type Button = z.infer<typeof Button>;

export interface Click {
  readonly button: Button;
  readonly inputs: Inputs;
}

const ClickData = z.object({ onboarding: Button }).loose();
/** More than a card of ours has, and more than any of its inputs takes. */
const mostInputs = 200;
const longestInput = 10_000;

/**
 * A click as the client sent it: our own data under `onboarding`, the inputs beside it. Numbers and toggles become the
 * strings they are shown as; anything else that somebody put there is dropped. Undefined = not one of our buttons.
 */
export function readClick(data: unknown): Click | undefined {
  const parsed = ClickData.safeParse(data);
  if (!parsed.success) return undefined;
  const { onboarding, ...rest } = parsed.data;
  const inputs: Record<string, string> = {};
  for (const [id, value] of Object.entries(rest).slice(0, mostInputs)) {
    if (typeof value === 'string') inputs[id] = value.slice(0, longestInput);
    else if (typeof value === 'number' || typeof value === 'boolean') inputs[id] = String(value);
  }
  return { button: onboarding, inputs };
}
