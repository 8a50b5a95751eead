import { z } from 'zod';

/**
 * How a new tenant's sign-in reaches the customer's administrator: by a link that the rep sends to a contact, and a code
 * that goes to the same address once the link is open. Neither stands in the record: both are made anew from what does,
 * with a key from the vault.
 */

const Code = z.object({
  /** From 1 on, for each link. */
  number: z.number(),
  askedAt: z.number(),
  /** When its mail left; null = not yet. */
  sentAt: z.number().nullable(),
});

/** The newest link. Times are ms UTC. */
export const SignInLink = z.object({
  id: z.string(),
  /** The contact's mail address. */
  to: z.string(),
  until: z.number(),
  /** By which it is known that a rep's press came to id, address and time: see `bot/hand-over/sign-in-links.ts`. */
  grant: z.string(),
  askedAt: z.number(),
  sentAt: z.number().nullable(),
  /** Whose name the mail was sent in; '' until then. */
  partnerName: z.string(),
  /** The newest; null = none was asked for. */
  code: Code.nullable(),
  wrongCodes: z.number(),
  /** Why it works no more, before its time; null = it does. */
  ended: z.enum(['locked', 'expired']).nullable(),
});
export type SignInLink = z.infer<typeof SignInLink>;

/** What a rep's press comes to: decided where there are chance and keys. */
export type Granted = Pick<SignInLink, 'id' | 'to' | 'until' | 'grant'>;
