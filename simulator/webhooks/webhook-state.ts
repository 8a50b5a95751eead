import { z } from 'zod';

/** Where the partner wants which events. A partner has one registration at most. */
const registration = z.object({
  subscriberId: z.string(),
  webhookUrl: z.string(),
  webhookEvents: z.array(z.string()),
  /** How the partner reached us when it registered: what addresses in its events start with. */
  origin: z.string(),
  /** Puts the signature into `x-ms-signature` in place of `Authorization`. */
  signatureTokenToMsSignatureHeader: z.boolean(),
});

/** One try to deliver an event. */
const attempt = z.object({
  at: z.number(),
  /** What the receiver answered; absent when it did not. */
  status: z.number().optional(),
  /** Why there was no answer. */
  problem: z.string().optional(),
});

/** An event on its way to where the registration said when it happened. */
const delivery = z.object({
  id: z.string(),
  at: z.number(),
  eventName: z.string(),
  webhookUrl: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  attempts: z.array(attempt),
  /** After the last attempt an event is `offline`: it is kept and not sent again. */
  outcome: z.enum(['pending', 'delivered', 'offline']),
});

export const webhooks = z.object({
  registration: registration.optional(),
  /** Oldest first. */
  deliveries: z.array(delivery),
});

export type Delivery = z.infer<typeof delivery>;
export type Attempt = z.infer<typeof attempt>;
