import type { ConversationReference } from 'botbuilder';
import { z } from 'zod';
import { Person } from '../onboarding/person.ts';
import type { Store } from '../store/store.ts';
import { type Caller, unnamed } from './caller.ts';
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
type Reference = z.infer<typeof Reference>;

const PersonDocument = z.object({ person: Person, reference: Reference, hasDialogs: z.boolean() });
const ConversationDocument = z.object({ reference: Reference });

/**
 * Where people and conversations can be reached. Teams hands a reference over with each activity; it is what lets the
 * bot speak first, and it may change (Microsoft Learn, "Send proactive messages").
 */
export interface People {
  remember(caller: Caller, reference: Partial<ConversationReference>): Promise<void>;
  /** A person's own chat with the bot, if they ever opened it. */
  find(personId: string): Promise<z.infer<typeof PersonDocument> | undefined>;
  conversation(conversationId: string): Promise<Reference | undefined>;
  /** The person removed the bot: nothing reaches them any more. */
  forget(personId: string): Promise<void>;
}

export function createPeople(store: Store): People {
  const find: People['find'] = async (personId) => {
    const document = await store.get('person', personId);
    return document && PersonDocument.parse(document.body);
  };
  return {
    find,
    async remember(caller, given) {
      const reference = Reference.safeParse(given);
      if (!reference.success) return;
      await keepLatest(store, { kind: 'conversation', id: caller.conversationId, body: { reference: reference.data } });
      if (!caller.isPersonalChat) return;
      const known = await find(caller.person.id);
      // A name once known stays.
      const name = caller.person.name === unnamed ? (known?.person.name ?? caller.person.name) : caller.person.name;
      const body = { person: { ...caller.person, name }, reference: reference.data, hasDialogs: caller.hasDialogs };
      await keepLatest(store, { kind: 'person', id: caller.person.id, body });
    },
    async conversation(conversationId) {
      const document = await store.get('conversation', conversationId);
      return document && ConversationDocument.parse(document.body).reference;
    },
    async forget(personId) {
      await store.delete('person', personId);
    },
  };
}
