import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Person } from '../../../onboarding/person.ts';

/** Some activities, such as an installation, come without their sender's name. */
export const unnamed = 'Somebody';

/** Who is behind an activity, and where. */
export interface Caller {
  readonly person: Person;
  readonly conversationId: string;
  readonly isPersonalChat: boolean;
  /** Whether the client opens dialogs (task modules) from a card; the Agents Playground does not. */
  readonly hasDialogs: boolean;
}

const channelData = z.object({ tenant: z.object({ id: z.string() }).optional() });

/**
 * Reads who sent an activity. People are known by Entra object id within a tenant, in lower case; the channel's own id
 * stands in where a client knows no other. Undefined when the sender or the conversation is missing.
 */
export function readCaller(activity: Activity, hasDialogs: boolean): Caller | undefined {
  const { from, conversation } = activity;
  const id = from?.aadObjectId ?? from?.id;
  if (!id || !conversation?.id) return undefined;
  return {
    person: { id: id.toLowerCase(), tenantId: tenantOf(activity), name: from.name || unnamed },
    conversationId: conversation.id,
    isPersonalChat: conversation.conversationType
      ? conversation.conversationType === 'personal'
      : conversation.isGroup !== true,
    hasDialogs,
  };
}

/** The Entra tenant an activity comes from; '' when it does not say. */
export function tenantOf(activity: Activity): string {
  const fromChannel = channelData.safeParse(activity.channelData);
  const tenantId = activity.conversation?.tenantId ?? (fromChannel.success ? fromChannel.data.tenant?.id : undefined);
  return (tenantId ?? '').toLowerCase();
}
