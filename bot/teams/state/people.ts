import type { ConversationReference } from 'botbuilder';
import { z } from 'zod';
import { Person } from '../../../onboarding/person.ts';
import type { Store } from '../../store/store.ts';
import { type Caller, unnamed } from '../receive/caller.ts';
import { keepLatest } from './keep-latest.ts';

const Account = z.object({ id: z.string(), name: z.string().default(''), aadObjectId: z.string().exactOptional() });

/** A conversation reference as it is kept: enough to speak there again after a restart. */
const Reference = z.object({
  serviceUrl: z.string(),
  channelId: z.string(),
  bot: Account,
  user: Account.exactOptional(),
  conversation: z.object({
    id: z.string(),
    name: z.string().default(''),
    isGroup: z.boolean().default(false),
    conversationType: z.string().default('personal'),
    tenantId: z.string().exactOptional(),
  }),
});

const PersonDocument = z.object({ person: Person, reference: Reference, hasDialogs: z.boolean() });
const Conversation = z.object({
  reference: Reference,
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
   * Whoever writes can be reached.
   * @returns the onboardings of which there was news while they could not
   */
  remember(caller: Caller, reference: Partial<ConversationReference>): Promise<readonly string[]>;
  /** A person's own chat with the bot, if they ever opened it. */
  find(personId: string): Promise<z.infer<typeof PersonDocument> | undefined>;
  conversation(conversationId: string): Promise<Conversation | undefined>;
  /** Nothing reaches people here any more, until one of them writes or installs the app again. */
  markUnreachable(conversationId: string, at: number): Promise<void>;
  /** There is news of an onboarding that nobody here has heard. */
  keepMissed(conversationId: string, onboardingId: string): Promise<void>;
  /** They have heard it now. */
  forgetMissed(conversationId: string, onboardingIds: readonly string[]): Promise<void>;
}

export function createPeople(store: Store): People {
  const find: People['find'] = async (personId) => {
    const document = await store.get('person', personId);
    return document && PersonDocument.parse(document.body);
  };

  /** @returns the conversation as it was before */
  const update = async (
    id: string,
    change: (before: Conversation | undefined) => Conversation | undefined,
  ): Promise<Conversation | undefined> => {
    for (;;) {
      const stored = await store.get('conversation', id);
      const before = stored && Conversation.parse(stored.body);
      const body = change(before);
      if (body === undefined || JSON.stringify(body) === JSON.stringify(before)) return before;
      const document = { kind: 'conversation' as const, id, body };
      const written = stored === undefined ? await store.create(document) : await store.replace(document, stored.etag);
      if (written.outcome === 'written') return before;
    }
  };

  return {
    find,
    async remember(caller, given) {
      const parsed = Reference.safeParse(given);
      if (!parsed.success) return [];
      const reference = parsed.data;
      const before = await update(caller.conversationId, (known) => withMissed({ reference }, known?.missed ?? []));
      const missed = before?.missed ?? [];
      if (!caller.isPersonalChat) return missed;
      const known = await find(caller.person.id);
      // A name once known stays.
      const name = caller.person.name === unnamed ? (known?.person.name ?? caller.person.name) : caller.person.name;
      const body = { person: { ...caller.person, name }, reference, hasDialogs: caller.hasDialogs };
      await keepLatest(store, { kind: 'person', id: caller.person.id, body });
      return missed;
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
