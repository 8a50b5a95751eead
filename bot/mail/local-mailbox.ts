import { z } from 'zod';
import { everyPage, type Store } from '../store/store.ts';
import { updateDocument } from '../store/update-document.ts';
import type { Bounces } from './bounces.ts';
import type { Mailer } from './mailer.ts';

const KeptMail = z.object({
  /** '' = it was kept before that was written down. */
  id: z.string().default(''),
  to: z.string(),
  from: z.string(),
  replyTo: z.string().exactOptional(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** ISO 8601. */
  sentAt: z.string(),
  /** Whoever tries the bot out had it come back. */
  hasBounced: z.boolean().default(false),
});
export type KeptMail = z.infer<typeof KeptMail>;

/** All mails are found by the same value, since the first version: it is one pile. */
const pile = { field: 'pile', value: 'outbox' } as const;
const bouncedPile = { field: 'bounced', value: 'yes' } as const;

export interface LocalMailbox extends Mailer {
  /** Those that somebody had come back. */
  readonly bounces: Bounces;
  /** Has a mail come back, as if there were no such address. */
  bounce(id: string): Promise<void>;
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
      const sentAt = new Date(at).toISOString();
      const body: KeptMail = { id: messageId, from, ...mail, sentAt, hasBounced: false };
      const index = { [pile.field]: pile.value };
      // "exists" is success: the same mail was sent before.
      await store.create({ kind: 'mail', id: messageId, body, index, summary: body, rank: at });
    },

    bounces: {
      everyMs: 5000,
      async look() {
        const kept = await everyPage(store, 'mail', bouncedPile);
        return kept.map(({ id }) => ({ messageId: id, status: '5.1.1' }));
      },
    },

    async bounce(id) {
      await updateDocument(store, 'mail', id, (stored) => {
        if (stored === undefined) return undefined;
        const body: KeptMail = { ...KeptMail.parse(stored.body), hasBounced: true };
        const index = { [pile.field]: pile.value, [bouncedPile.field]: bouncedPile.value };
        return { body, index, summary: body, rank: Date.parse(body.sentAt) };
      });
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
