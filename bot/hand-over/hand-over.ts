import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Person } from '../../onboarding/person.ts';
import { isAboutRights } from '../../onboarding/refusal.ts';
import type { Role } from '../../onboarding/roles.ts';
import { may } from '../../onboarding/who-may.ts';
import type { ApplyCommand } from '../apply-command.ts';
import type { Log } from '../log/log.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Visitor } from '../sign-in/sign-in.ts';
import type { Onboardings, ReadOnboarding } from '../store/onboardings.ts';
import { credentialsName, credentialsText, readCredentials } from '../tasks/kept-credentials.ts';
import type { Link, Tickets } from './tickets.ts';

export type Closed =
  /** The link is too old, there is a newer one, or there is nothing to take any more. */
  | { readonly outcome: 'gone' }
  /** The customer has opened them by their own link. */
  | { readonly outcome: 'opened' }
  /** The link is somebody else's. */
  | { readonly outcome: 'not-yours' };

export type Looked = { readonly outcome: 'open'; readonly accountName: string; readonly personName: string } | Closed;

export type Revealed =
  | { readonly outcome: 'shown'; readonly accountName: string; readonly userName: string; readonly password: string }
  | Closed;

export type Taken = { readonly outcome: 'taken'; readonly accountName: string } | Closed;

/**
 * The hand-over of a new tenant's administrator credentials: to one person, outside of the chat. They can be looked at
 * until that person says that they are stored; then our copy is deleted.
 */
export interface HandOver {
  /** A link for this person that works for a few minutes; former ones of the onboarding no longer do. */
  offer(record: Pick<Onboarding, 'id'>, person: Person): Promise<string>;
  /** This person may see them too, should the onboarding become theirs. To be said by who knows that somebody may say so. */
  entrust(onboardingId: string, person: Person): Promise<void>;
  /** Shows nothing yet, and is not on record: link previews look. */
  look(link: Link, visitor: Visitor): Promise<Looked>;
  /** Shows the credentials, after the view has been put on record. */
  reveal(link: Link, visitor: Visitor): Promise<Revealed>;
  /** They are stored elsewhere: our copy goes. Also when the link has grown old meanwhile, or it was said before. */
  acknowledge(onboardingId: string, visitor: Visitor): Promise<Taken>;
}

const gone = { outcome: 'gone' } as const;
const notYours = { outcome: 'not-yours' } as const;

export function createHandOver(deps: {
  tickets: Tickets;
  vault: Vault;
  onboardings: Pick<Onboardings, 'get'>;
  applyCommand: ApplyCommand;
  rolesOf: (person: Person) => Promise<readonly Role[]>;
  publicUrl: string;
  log: Log;
}): HandOver {
  const { tickets, vault, onboardings, applyCommand, rolesOf, publicUrl, log } = deps;
  const actingAs = async (person: Person) => ({ person, roles: await rolesOf(person) });

  /** That somebody tried to see what is not theirs goes on record. */
  const refuse = async (onboardingId: string, by: Person | undefined) => {
    log.warn({ onboardingId, person: by?.id, tenant: by?.tenantId }, 'credentials were not shown to somebody');
    const refused = { verb: 'view-credentials', reason: 'only-requester' } as const;
    if (by !== undefined) await applyCommand(onboardingId, { source: 'door', refused: { by, ...refused } });
    return notYours;
  };

  /** Decided anew each time: by who has signed in, and by what the onboarding says now. */
  const open = async (link: Link, visitor: Visitor) => {
    const person = await tickets.find(link);
    if (person === undefined) return gone;
    if (!visitor.is(person)) return refuse(link.onboardingId, visitor.person);
    const read = await onboardings.get(link.onboardingId);
    if (read === undefined) return gone;
    const refusal = may(read.record, await actingAs(person), 'view-credentials');
    if (refusal?.reason === 'credentials-opened') return { outcome: 'opened' } as const;
    if (refusal !== undefined) return isAboutRights(refusal) ? refuse(link.onboardingId, person) : gone;
    return { outcome: 'open' as const, person, ...read };
  };

  const apply = async (kind: 'view-credentials' | 'take-credentials', person: Person, read: ReadOnboarding) => {
    const command = { source: 'person', by: await actingAs(person), revision: null, change: { kind } } as const;
    const { outcome } = await applyCommand(read.record.id, command, read);
    return outcome === 'changed' || outcome === 'unchanged';
  };

  return {
    async offer({ id }, person) {
      return `${publicUrl}/credentials/${id}/${await tickets.issue(id, person)}`;
    },

    async entrust(onboardingId, person) {
      const name = credentialsName(onboardingId);
      const secret = await vault.get(name);
      if (secret === undefined) return;
      const kept = readCredentials(secret);
      if (kept.for !== undefined) await vault.put(name, credentialsText(kept, [...kept.for, person]));
    },

    async look(link, visitor) {
      const opened = await open(link, visitor);
      if (opened.outcome !== 'open') return opened;
      return { outcome: 'open', accountName: opened.record.accountName, personName: opened.person.name };
    },

    async reveal(link, visitor) {
      const opened = await open(link, visitor);
      if (opened.outcome !== 'open') return opened;
      const { person, record } = opened;
      const secret = await vault.get(credentialsName(record.id));
      if (secret === undefined) return gone;
      const { userName, password, for: holders = [person] } = readCredentials(secret);
      if (!holders.some(({ id, tenantId }) => id === person.id && tenantId === person.tenantId)) {
        log.error({ onboardingId: record.id }, 'the credentials are not kept for whom the onboarding now names');
        return refuse(record.id, person);
      }
      const isOnRecord = await apply('view-credentials', person, opened);
      return isOnRecord ? { outcome: 'shown', accountName: record.accountName, userName, password } : gone;
    },

    async acknowledge(onboardingId, visitor) {
      const read = await onboardings.get(onboardingId);
      if (read === undefined) return gone;
      const { requester, accountName, credentials } = read.record;
      if (!visitor.is(requester)) return refuse(onboardingId, visitor.person);
      if (credentials.kind === 'opened') return { outcome: 'opened' };
      const isTaken = credentials.kind === 'taken' || (await apply('take-credentials', requester, read));
      return isTaken ? { outcome: 'taken', accountName } : gone;
    },
  };
}
