import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type Hearing, hearings } from '../../../onboarding/hearing.ts';
import { Person } from '../../../onboarding/person.ts';
import { atMost } from '../../at-most.ts';
import type { Store } from '../../store/store.ts';
import { updateDocument } from '../../store/update-document.ts';
import { type Caller, Locality, unnamed } from '../channel/caller.ts';
import { ConversationReference } from '../channel/reference.ts';

const PersonDocument = z.object({
  person: Person,
  reference: ConversationReference,
  hasDialogs: z.boolean(),
  /** Where they are, as far as is known. */
  locality: Locality.nullable().default(null),
  /** Whether lists of people find it; what was kept before there were any does not say so. */
  isListed: z.boolean().exactOptional(),
  /** Their mail address, as Teams told it last. */
  mail: z.string().exactOptional(),
  /** How much they want to be told; who has not said so hears what matters. */
  hears: z.enum(hearings).exactOptional(),
  /** Until when they are away, ms UTC: a deputy decides for them. */
  awayUntil: z.number().exactOptional(),
  /** Whether they want to be told on Mondays how things stand; who has not said so does. */
  takesDigest: z.boolean().exactOptional(),
});
type PersonDocument = z.infer<typeof PersonDocument>;

const Conversation = z.object({
  reference: ConversationReference,
  /** Since when nothing reaches people here, ms UTC: the app was removed or blocked. */
  unreachableSince: z.number().exactOptional(),
  /** The onboardings there was news of meanwhile. */
  missed: z.array(z.string()).exactOptional(),
});
type Conversation = z.infer<typeof Conversation>;

/** Of more news at once the oldest is left to “my onboardings”. */
const mostMissed = 20;

/**
 * Where people and conversations can be reached. Teams hands a reference over with each activity; it is what lets the
 * bot speak first, and it may change (Microsoft Learn, "Send proactive messages").
 */
export interface People {
  /**
   * Whoever writes can be reached, if the activity said where. What this process has kept a while ago is not looked at
   * again, unless the app was installed anew.
   * @returns the onboardings of which there was news while they could not, and whether nobody ever wrote there before
   */
  remember(
    caller: Caller,
    reference: ConversationReference | undefined,
    installation: { readonly isNew: boolean },
  ): Promise<{ readonly missed: readonly string[]; readonly isFirstHere: boolean }>;
  /** Somebody can be reached from now on who has not written yet, and so is not known by name. */
  meet(personId: string, reference: ConversationReference): Promise<void>;
  /** The names of those who have ever talked to the bot. */
  names(personIds: readonly string[]): Promise<string[]>;
  /** What the channel calls these people: as they are kept, else by their object ids in Entra, which Teams takes as well. */
  memberIds(personIds: readonly string[]): Promise<readonly string[]>;
  memberIdOf(caller: Pick<Caller, 'person' | 'memberId'>): string;
  /** A person's own chat with the bot, if they ever opened it. */
  find(personId: string): Promise<PersonDocument | undefined>;
  /** How much a person wants to be told from now on; who never opened their own chat cannot say so. */
  hear(personId: string, hears: Hearing): Promise<void>;
  /** Their mail address from now on; undefined = they have none. */
  keepMail(personId: string, mail: string | undefined): Promise<void>;
  /** A person is away until then, ms UTC; null = is back. Who never opened their own chat cannot say so. */
  stayAway(personId: string, until: number | null): Promise<void>;
  /** Whether somebody is told on Mondays how things stand; who never opened their own chat cannot say so. */
  takeDigest(personId: string, takes: boolean): Promise<void>;
  /** So many of those who ever opened their own chat with the bot, by name. */
  everybody(most: number): Promise<readonly Person[]>;
  conversation(conversationId: string): Promise<Conversation | undefined>;
  /** Nothing reaches people here any more, until one of them writes or installs the app again. */
  markUnreachable(conversationId: string, at: number): Promise<void>;
  /** There is news of an onboarding that nobody here has heard. */
  keepMissed(conversationId: string, onboardingId: string): Promise<void>;
  /** They have heard it now. */
  forgetMissed(conversationId: string, onboardingIds: readonly string[]): Promise<void>;
}

/**
 * For so long, in ms, this process takes a conversation for reachable where it has found it so, and a name for known. Who
 * removed the app and comes back installs it, which is always looked at; who unblocks the bot and writes to another
 * process than the one that could not reach them is told what they missed after this time.
 */
const memory = { ...atMost(10_000), ttl: 10 * 60_000, ttlResolution: 1000 };

/** What there is to be told where nothing has changed. */
const nothingNew = { missed: [], isFirstHere: false };

export function createPeople(store: Store): People {
  /** By conversation and person, what was kept of them. */
  const kept = new LRUCache<string, { readonly others: string; readonly locality: string }>(memory);
  const namesKnown = new LRUCache<string, string>(memory);
  const membersKnown = new LRUCache<string, string>(memory);
  const find: People['find'] = async (personId) => {
    const document = await store.get('person', personId);
    return document && PersonDocument.parse(document.body);
  };

  const forget = (conversationId: string) => {
    for (const key of kept.keys()) if (key.startsWith(`${conversationId}/`)) kept.delete(key);
  };

  /** @returns the conversation as it was before */
  const update = async (
    id: string,
    change: (before: Conversation | undefined) => Conversation | undefined,
  ): Promise<Conversation | undefined> => {
    forget(id);
    const before = await updateDocument(store, 'conversation', id, (stored) => {
      const body = change(stored && Conversation.parse(stored.body));
      return body && { body };
    });
    return before && Conversation.parse(before.body);
  };

  const updatePerson = async (
    id: string,
    change: (before: PersonDocument | undefined) => PersonDocument | undefined,
  ): Promise<void> => {
    await updateDocument(store, 'person', id, (stored) => {
      const body = change(stored && PersonDocument.parse(stored.body));
      return body && { body, index: { name: body.person.name.toLowerCase() }, summary: body.person };
    });
  };

  return {
    find,
    async meet(personId, reference) {
      const { id: conversationId, tenantId = '' } = reference.conversation;
      await update(conversationId, (known) => known ?? { reference });
      const person = { id: personId, tenantId, name: unnamed };
      await updatePerson(personId, (known) => known ?? { person, reference, hasDialogs: true, locality: null });
    },
    async names(personIds) {
      const names = await Promise.all(
        personIds.map(async (id) => {
          const name = namesKnown.get(id) ?? (await find(id))?.person.name;
          if (name !== undefined) namesKnown.set(id, name);
          return name;
        }),
      );
      return names.filter((name): name is string => name !== undefined && name !== unnamed);
    },
    memberIds: (personIds) =>
      Promise.all(
        personIds.map(async (id) => {
          const memberId = membersKnown.get(id) ?? (await find(id))?.reference.user?.id ?? byObjectId(id);
          membersKnown.set(id, memberId);
          return memberId;
        }),
      ),
    memberIdOf: ({ person, memberId }) => memberId ?? byObjectId(person.id),
    async remember(caller, reference, { isNew }) {
      if (reference === undefined) return nothingNew;
      const key = `${caller.conversationId}/${caller.person.id}`;
      const { locality, ...others } = caller;
      const before = kept.get(key);
      const now = { others: JSON.stringify([others, reference]), locality: JSON.stringify(locality) };
      // Not every activity says where they are.
      const isSame = before?.others === now.others && (locality === null || before.locality === now.locality);
      if (!isNew && isSame) return nothingNew;
      const found = await update(caller.conversationId, (known) => withMissed({ reference }, known?.missed ?? []));
      const missed = found?.missed ?? [];
      const told = { missed, isFirstHere: found === undefined };
      if (caller.memberId !== undefined) membersKnown.set(caller.person.id, caller.memberId);
      // Until it has been told, what was missed is looked for again.
      if (missed.length === 0) kept.set(key, now);
      if (!caller.isPersonalChat) return told;
      const known = await find(caller.person.id);
      // A name once known stays.
      const name = caller.person.name === unnamed ? (known?.person.name ?? caller.person.name) : caller.person.name;
      const person = { ...caller.person, name };
      const { hasDialogs } = caller;
      await updatePerson(person.id, (before) => ({
        ...before,
        ...{ person, reference, hasDialogs, isListed: true },
        locality: locality ?? before?.locality ?? null,
      }));
      namesKnown.set(person.id, name);
      return told;
    },
    async hear(personId, hears) {
      await updatePerson(personId, (before) => before && { ...before, hears });
    },
    async takeDigest(personId, takesDigest) {
      await updatePerson(personId, (before) => before && { ...before, takesDigest });
    },
    async keepMail(personId, mail) {
      await updatePerson(personId, (before) => {
        if (before === undefined) return undefined;
        const { mail: _, ...others } = before;
        return mail === undefined ? others : { ...others, mail };
      });
    },
    async stayAway(personId, until) {
      await updatePerson(personId, (before) => {
        if (before === undefined) return undefined;
        const { awayUntil: _, ...rest } = before;
        return until === null ? rest : { ...rest, awayUntil: until };
      });
    },
    async everybody(most) {
      const { items } = await store.page('person', { field: 'name', prefix: '' }, { limit: most });
      return items.map(({ summary }) => Person.parse(summary));
    },
    async conversation(conversationId) {
      const document = await store.get('conversation', conversationId);
      return document && Conversation.parse(document.body);
    },
    async markUnreachable(conversationId, at) {
      await update(conversationId, (known) => known && { ...known, unreachableSince: known.unreachableSince ?? at });
    },
    async keepMissed(conversationId, onboardingId) {
      await update(conversationId, (known) => {
        const others = known?.missed?.filter((id) => id !== onboardingId) ?? [];
        return known && withMissed(known, [...others, onboardingId].slice(-mostMissed));
      });
    },
    async forgetMissed(conversationId, onboardingIds) {
      await update(conversationId, (known) => {
        const left = known?.missed?.filter((id) => !onboardingIds.includes(id)) ?? [];
        return known && withMissed(known, left);
      });
    },
  };
}

function withMissed({ missed: _, ...conversation }: Conversation, missed: readonly string[]): Conversation {
  return missed.length === 0 ? conversation : { ...conversation, missed: [...missed] };
}

/** Source: Microsoft Learn, "Universal Actions for search based message extensions". */
function byObjectId(personId: string): string {
  return `8:orgid:${personId}`;
}
