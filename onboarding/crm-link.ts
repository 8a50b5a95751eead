import { z } from 'zod';

/** The account of the CRM that the customer is: where the forms start from, and what is told of the deal. */
export const CrmLink = z.object({
  system: z.literal('dataverse'),
  accountId: z.string(),
  /** Of the primary contact that was taken over; null = there was none, or it was forgotten. */
  contactId: z.string().nullable(),
  /** What the account is called there. */
  name: z.string(),
  /** What of the deal it was told last, as `outcomeKey` has it; null = nothing so far. */
  told: z.string().nullable(),
  /** It is no longer there. */
  isGone: z.boolean(),
});
export type CrmLink = z.infer<typeof CrmLink>;

/** An account that was found, as somebody takes it over. */
export type CrmAccount = Pick<CrmLink, 'system' | 'accountId' | 'contactId' | 'name'>;

export function linkTo({ system, accountId, contactId, name }: CrmAccount): CrmLink {
  return { system, accountId, contactId, name, told: null, isGone: false };
}
