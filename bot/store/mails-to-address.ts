import { createHash } from 'node:crypto';
import { z } from 'zod';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { mostMailsADay } from '../../onboarding/sent-mails.ts';
import { saying } from '../../words/saying.ts';
import type { Store } from './store.ts';
import { updateDocument } from './update-document.ts';

interface Outgoing {
  readonly to: string;
  readonly text: string;
}

/**
 * What went to one mail address within a day, for all onboardings together: the same text once, and few in all. A place
 * is taken before the mail leaves, under a conditional write: of many at once those leave that may. A place whose mail
 * then does not leave counts for the day.
 */
export interface MailsToAddress {
  /** Keeps nothing. @throws OnboardingError `limit-reached` when it may not leave yet, which says for how long */
  look(mail: Outgoing): Promise<void>;
  /** The same, and when it may leave, its place is taken. Sent again with the same `messageId` it keeps its place. */
  take(mail: Outgoing & { readonly messageId: string }): Promise<void>;
}

const Entry = z.object({ messageId: z.string(), text: z.string(), at: z.number() });
type Entry = z.infer<typeof Entry>;
const Entries = z.object({ entries: z.array(Entry) });

const hour = 60 * 60_000;
const day = 24 * hour;

/** @param now ms UTC */
export function createMailsToAddress(store: Store, now: () => number): MailsToAddress {
  const entriesIn = (body: unknown): readonly Entry[] =>
    body === undefined ? [] : Entries.parse(body).entries.filter(({ at }) => at > now() - day);

  return {
    async look({ to, text }) {
      const stored = await store.get('mailed', idOf(to));
      refuseUntil(mayLeaveAt(entriesIn(stored?.body), hashOf(text)), now());
    },
    async take({ to, text, messageId }) {
      await updateDocument(store, 'mailed', idOf(to), (stored) => {
        const entries = entriesIn(stored?.body);
        if (entries.some((entry) => entry.messageId === messageId)) return undefined;
        const entry = { messageId, text: hashOf(text), at: now() };
        refuseUntil(mayLeaveAt(entries, entry.text), entry.at);
        return { body: { entries: [...entries, entry] }, expiresAt: entry.at + day };
      });
    },
  };
}

/** A day after the same one, and after so many; ms UTC. */
function mayLeaveAt(entries: readonly Entry[], text: string): number {
  const inTheWay = [entries.findLast((entry) => entry.text === text), entries.at(-mostMailsADay)];
  return Math.max(0, ...inTheWay.map((entry) => (entry === undefined ? 0 : entry.at + day)));
}

function refuseUntil(time: number, now: number): void {
  const pause = time - now;
  if (pause <= 0) return;
  throw new OnboardingError('limit-reached', {
    says: saying('errors.limits.mailsToAddress', { most: mostMailsADay, hours: Math.ceil(pause / hour) }),
    retryable: true,
    retryAfterSeconds: Math.ceil(pause / 1000),
    heldBack: true,
  });
}

/** One mailbox, as most servers see it: whatever case it is written in, and with whatever follows a plus. */
function idOf(address: string): string {
  return hashOf(address.toLowerCase().replace(/\+[^@]*/u, ''));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
