import { z } from 'zod';
import { everyPage, type Store } from '../store/store.ts';
import type { Mailer } from './mailer.ts';

const KeptMail = z.object({
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** ISO 8601. */
  sentAt: z.string(),
});
export type KeptMail = z.infer<typeof KeptMail>;

/** All mails are found by the same value, since the first version: it is one pile. */
const pile = { field: 'pile', value: 'outbox' } as const;

export interface LocalMailbox extends Mailer {
  /** The mails "sent" so far, the newest first. */
  list(): Promise<readonly KeptMail[]>;
  /** @returns how many there were */
  forget(isMeant: (mail: KeptMail) => boolean): Promise<number>;
}

/** Keeps mails in the store instead of sending them, for a development machine without a mail server. */
export function createLocalMailbox(parts: {
  readonly store: Store;
  readonly from: string;
  readonly now?: () => number;
}): LocalMailbox {
  const { store, from, now = Date.now } = parts;
  return {
    async send({ messageId, ...mail }) {
      const at = now();
      const body: KeptMail = { from, ...mail, sentAt: new Date(at).toISOString() };
      const index = { [pile.field]: pile.value };
      // "exists" is success: the same mail was sent before.
      await store.create({ kind: 'mail', id: messageId, body, index, summary: body, rank: at });
    },

    async list() {
      const kept = await everyPage(store, 'mail', pile);
      return kept.map(({ summary }) => KeptMail.parse(summary));
    },

    async forget(isMeant) {
      const kept = await everyPage(store, 'mail', pile);
      const meant = kept.filter(({ summary }) => isMeant(KeptMail.parse(summary)));
      for (const { id } of meant) await store.delete('mail', id);
      return meant.length;
    },
  };
}
