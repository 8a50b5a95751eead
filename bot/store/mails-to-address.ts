import { createHash } from 'node:crypto';
import { z } from 'zod';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';
import type { Store } from './store.ts';
import { updateDocument } from './update-document.ts';

interface Outgoing {
  readonly to: string;
  readonly text: string;
}

/** To one address within a day, for all customers together. A contact of several deals gets a few for each. */
export const mostMailsToAddress = 20;

/**
 * What went to one mail address within a day, for all onboardings together: the same text once, and so many in all. A
 * place is taken before the mail leaves, under a conditional write: of many at once those leave that may. A place whose
 * mail then does not leave counts for the day.
 */
export interface MailsToAddress {
  /** Keeps nothing. @throws OnboardingError `limit-reached` when there are too many, which says for how long */
  look(mail: Outgoing): Promise<void>;
  /**
   * The same, and its place is taken; sent again with the same `messageId` it keeps it.
   * @returns whether it is to leave; false = the very same mail is there already
   */
  take(mail: Outgoing & { readonly messageId: string }): Promise<boolean>;
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
      const entries = entriesIn((await store.get('mailed', idOf(to)))?.body);
      if (!isThere(entries, hashOf(text))) refuseTooMany(entries, now());
    },
    async take({ to, text, messageId }) {
      let leaves = true;
      await updateDocument(store, 'mailed', idOf(to), (stored) => {
        const entries = entriesIn(stored?.body);
        const entry = { messageId, text: hashOf(text), at: now() };
        const isOurs = entries.some((other) => other.messageId === messageId);
        leaves = isOurs || !isThere(entries, entry.text);
        if (isOurs || !leaves) return undefined;
        refuseTooMany(entries, entry.at);
        return { body: { entries: [...entries, entry] }, expiresAt: entry.at + day };
      });
      return leaves;
    },
  };
}

function isThere(entries: readonly Entry[], text: string): boolean {
  return entries.some((entry) => entry.text === text);
}

function refuseTooMany(entries: readonly Entry[], now: number): void {
  const inTheWay = entries.at(-mostMailsToAddress);
  if (inTheWay === undefined) return;
  const pause = inTheWay.at + day - now;
  throw new OnboardingError('limit-reached', {
    says: saying('errors.limits.mailsToAddress', { most: mostMailsToAddress, hours: Math.ceil(pause / hour) }),
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
