import { z } from 'zod';
import { Proposed } from './proposed.ts';

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

/** What an account of the CRM has filled in, so that it does not stay where the customer turns out to be another. */
export const CrmBrought = Proposed.pick({ market: true, company: true }).extend({
  name: z.string(),
  /** Of its web site, else of its contact's mail; '' = none. */
  domain: z.string(),
});
export type CrmBrought = z.infer<typeof CrmBrought>;

export function broughtBy({ name }: Pick<CrmAccount, 'name'>, known: Proposed | null): CrmBrought {
  const { website = '', contacts = [], market = null, company = null } = known ?? {};
  return { name, domain: website || domainIn(contacts[0]?.email ?? ''), market, company };
}

export function domainIn(email: string): string {
  return email.slice(email.indexOf('@') + 1);
}
