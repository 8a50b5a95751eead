import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Person } from '../../onboarding/person.ts';
import type { Role } from '../../onboarding/roles.ts';
import type { ApplyCommand } from '../apply-command.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Store } from '../store/store.ts';
import { credentialsName } from '../tasks/credentials-name.ts';

const Ticket = z.object({ onboardingId: z.string(), accountName: z.string(), person: Person });
const Credentials = z.object({ userName: z.string(), password: z.string() });

export type Revealed =
  | { readonly outcome: 'shown'; readonly accountName: string; readonly userName: string; readonly password: string }
  /** The link is spent or too old. */
  | { readonly outcome: 'gone' };

/** The hand-over of a new tenant's administrator credentials: to one person, once, outside of the chat. */
export interface HandOver {
  /** A link that works once and only for a few minutes, for this person. */
  offer(onboarding: { id: string; accountName: string }, person: Person): Promise<string>;
  /** For whom a link is; undefined = spent or too old. Looking does not spend it: link previews look. */
  look(token: string): Promise<{ accountName: string; personName: string } | undefined>;
  /** Shows the credentials and spends the link. Afterwards the vault's copy is deleted. */
  reveal(token: string): Promise<Revealed>;
}

export const linkMinutes = 5;

export function createHandOver(deps: {
  store: Store;
  vault: Vault;
  applyCommand: ApplyCommand;
  rolesOf: (person: Person) => Promise<readonly Role[]>;
  publicUrl: string;
  now: () => number;
}): HandOver {
  const { store, vault, applyCommand, rolesOf, publicUrl, now } = deps;
  // Only a digest of the token is kept: who reads the store cannot open the page.
  const idOf = (token: string) => createHash('sha256').update(token).digest('hex');
  const find = async (token: string) => {
    const document = await store.get('hand-over', idOf(token));
    return document && { ...Ticket.parse(document.body), etag: document.etag };
  };

  return {
    async offer({ id, accountName }, person) {
      const token = randomBytes(32).toString('base64url');
      const body = { onboardingId: id, accountName, person };
      await store.create({ kind: 'hand-over', id: idOf(token), body, expiresAt: now() + linkMinutes * 60_000 });
      return `${publicUrl}/credentials/${token}`;
    },
    async look(token) {
      const ticket = await find(token);
      // Another link may have been used: then there is nothing to show any more.
      const isLeft = ticket && (await vault.get(credentialsName(ticket.onboardingId))) !== undefined;
      return isLeft ? { accountName: ticket.accountName, personName: ticket.person.name } : undefined;
    },
    async reveal(token) {
      const ticket = await find(token);
      if (ticket === undefined) return { outcome: 'gone' };
      const secret = await vault.get(credentialsName(ticket.onboardingId));
      if (secret === undefined) return { outcome: 'gone' };
      // Before the link is spent: who cannot be looked up tries again.
      const roles = await rolesOf(ticket.person);
      const credentials = Credentials.parse(JSON.parse(secret));
      if ((await store.delete('hand-over', idOf(token), ticket.etag)) !== 'deleted') return { outcome: 'gone' };
      const change = { kind: 'take-credentials' as const };
      const taken = await applyCommand(ticket.onboardingId, {
        source: 'person',
        by: { person: ticket.person, roles },
        revision: null,
        change,
      });
      return taken.outcome === 'changed'
        ? { outcome: 'shown', accountName: ticket.accountName, ...credentials }
        : { outcome: 'gone' };
    },
  };
}
