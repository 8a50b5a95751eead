import { z } from 'zod';
import { nameShown, type Person } from '../../../onboarding/person.ts';
import { shortText } from '../../../onboarding/short-text.ts';

/** Some activities, such as an installation, come without their sender's name. */
export const unnamed = 'Somebody';

/** Who is behind an activity, and where. */
export interface Caller {
  readonly person: Person;
  /** The channel's own id of them; undefined where it does not say. */
  readonly memberId: string | undefined;
  readonly conversationId: string;
  readonly isPersonalChat: boolean;
  /** Whether the client opens dialogs (task modules) from a card; the Agents Playground does not. */
  readonly hasDialogs: boolean;
  /** Where they are, as far as the activity says. */
  readonly locality: Locality | null;
}

/** Where somebody is: how days and amounts are written there, and which time it is. */
export const Locality = z.object({ locale: z.string(), timeZone: z.string() });
export type Locality = z.infer<typeof Locality>;

/** Longer than anything in Teams is called; what is longer did not come from there. */
export const longestName = 500;
const text = shortText(longestName).nullish();
/** An id becomes a part of an address, in which `.` and `..` would lead elsewhere. */
export const idText = shortText(longestName).refine((id) => id !== '.' && id !== '..');

/** The part of an activity that says who sent it and where. */
export const Sender = z.object({
  from: z
    .object({ id: idText.nullish(), name: text, aadObjectId: text, role: text })
    .loose()
    .optional()
    .catch(undefined),
  conversation: z
    .object({ id: idText.nullish(), conversationType: text, isGroup: z.boolean().nullish(), tenantId: text })
    .loose()
    .optional()
    .catch(undefined),
  locale: shortText(100).nullish().catch(undefined),
  localTimezone: shortText(100).nullish().catch(undefined),
  channelData: z
    .object({ tenant: z.object({ id: shortText(longestName) }).optional() })
    .optional()
    .catch(undefined),
});
type Sender = z.infer<typeof Sender>;

/**
 * Reads who sent an activity. People are known by Entra object id within a tenant, in lower case. Undefined when the
 * sender or the conversation is missing, and for another bot: nothing is for bots, and two that answer each other never end.
 */
export function readCaller(sender: Sender, hasDialogs: boolean): Caller | undefined {
  const { from, conversation } = sender;
  const id = from?.aadObjectId;
  if (!id || !conversation?.id || isBot(from)) return undefined;
  return {
    person: { id: id.toLowerCase(), tenantId: tenantOf(sender), name: nameShown(from?.name || unnamed, id) },
    memberId: from.id ?? undefined,
    conversationId: conversation.id,
    isPersonalChat: !isBetweenPeople(conversation.id) && isPersonal(conversation),
    hasDialogs,
    locality: localityOf(sender),
  };
}

function isPersonal({ conversationType, isGroup }: NonNullable<Sender['conversation']>): boolean {
  return conversationType ? conversationType === 'personal' : isGroup !== true;
}

/**
 * Teams calls a chat of two people personal, too; what is pressed on a card that somebody shared there comes from it. The
 * ids of chats and channels of people begin so, those of one's own chat with a bot with `a:` (Microsoft Learn,
 * "Conversation basics").
 */
function isBetweenPeople(conversationId: string): boolean {
  return conversationId.startsWith('19:');
}

/** Every message and every click says it (Microsoft Learn, "Get Teams context"; an installation knows no time zone). */
function localityOf({ locale, localTimezone }: Sender): Locality | null {
  return locale && localTimezone ? { locale, timeZone: localTimezone } : null;
}

/** Bots of Teams have ids that begin with `28:` (Microsoft Learn, "Send and receive messages"). */
function isBot(from: Sender['from']): boolean {
  return from?.role === 'bot' || from?.role === 'skill' || from?.id?.startsWith('28:') === true;
}

/** The Entra tenant an activity comes from; '' when it does not say. */
function tenantOf({ conversation, channelData }: Sender): string {
  return (conversation?.tenantId ?? channelData?.tenant?.id ?? '').toLowerCase();
}
