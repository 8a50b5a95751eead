import { z } from 'zod';

const CardAction = z.object({ action: z.object({ data: z.unknown() }) });

/** The data of a pressed `Action.Execute`, from its invoke's value. */
export function readCardAction(value: unknown): unknown {
  const parsed = CardAction.safeParse(value);
  return parsed.success ? parsed.data.action.data : undefined;
}
