import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Person } from '../../onboarding/person.ts';
import type { Signatures } from '../secrets/signatures.ts';
import type { Store } from '../store/store.ts';

/** What leads to one onboarding's credentials. */
export interface Link {
  readonly onboardingId: string;
  readonly token: string;
}

/** Links that work for a few minutes, each for the one person who asked for it; of an onboarding only the newest. */
export interface Tickets {
  /** @returns the token of the new link */
  issue(onboardingId: string, person: Person): Promise<string>;
  /** For whom a link is; undefined = it is none of ours, too old, or there is a newer one. */
  find(link: Link): Promise<Person | undefined>;
}

export const linkMinutes = 5;

const Ticket = z.object({ token: z.string(), person: Person, until: z.number() });
type Ticket = z.infer<typeof Ticket>;
const SignedTicket = Ticket.extend({ signature: z.string() });

/**
 * Only a digest of the token is kept, so that who reads the store cannot open a page with it; and the whole of it is
 * signed, so that who writes into the store cannot either.
 */
export function createTickets(deps: { store: Store; signatures: Signatures; now: () => number }): Tickets {
  const { store, signatures, now } = deps;

  return {
    async issue(onboardingId, person) {
      const token = randomBytes(32).toString('base64url');
      const ticket = { token: digest(token), person, until: now() + linkMinutes * 60_000 };
      const signature = await signatures.sign('hand-over', wholeOf(onboardingId, ticket));
      const document = { kind: 'hand-over', id: onboardingId, body: { ...ticket, signature } } as const;
      // Whoever issues at the same moment: one of the two links is the newest.
      do await store.delete('hand-over', onboardingId);
      while ((await store.create({ ...document, expiresAt: ticket.until })).outcome === 'exists');
      return token;
    },

    async find({ onboardingId, token }) {
      const { data: ticket } = SignedTicket.safeParse((await store.get('hand-over', onboardingId))?.body);
      if (ticket === undefined || ticket.token !== digest(token) || ticket.until <= now()) return undefined;
      const isOurs = await signatures.isOurs('hand-over', wholeOf(onboardingId, ticket), ticket.signature);
      return isOurs ? ticket.person : undefined;
    },
  };
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function wholeOf(onboardingId: string, { token, person, until }: Ticket): string {
  return JSON.stringify([onboardingId, token, person.id, person.tenantId, person.name, until]);
}
