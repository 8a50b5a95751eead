import { z } from 'zod';
import type { Store } from '../store/store.ts';
import type { Mailer } from './mailer.ts';

const outboxMail = z.object({
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** ISO 8601. */
  sentAt: z.string(),
});
export type OutboxMail = z.infer<typeof outboxMail>;

/** Every mail has the same lookup value: the outbox is one pile. */
const pile = { field: 'pile', value: 'outbox' } as const;

export interface Outbox extends Mailer {
  /** The mails "sent" so far, the newest first; of many the latest 500. */
  list(): Promise<readonly OutboxMail[]>;
}

export interface OutboxOptions {
  readonly store: Store;
  readonly from: string;
  readonly now?: () => number;
}

/** Keeps mails in the store instead of sending them, for a development machine without a mail server. */
export function createOutbox({ store, from, now = Date.now }: OutboxOptions): Outbox {
  return {
    async send({ messageId, ...mail }) {
      const body: OutboxMail = { from, ...mail, sentAt: new Date(now()).toISOString() };
      // "exists" is success: the same mail was sent before.
      await store.create({ kind: 'mail', id: messageId, body, lookup: { [pile.field]: pile.value } });
    },

    async list() {
      const documents = await store.find('mail', pile.field, pile.value);
      return documents.map(({ body }) => outboxMail.parse(body));
    },
  };
}
