import { z } from 'zod';
import { shortText } from '../../../onboarding/short-text.ts';
import { longestName } from './caller.ts';

const Name = shortText(longestName);
const Account = z.object({ id: Name, name: Name.default(''), aadObjectId: Name.exactOptional() });

/** Where a conversation is reached, as it comes with each activity and as it is kept: enough to speak there again. */
export const ConversationReference = z.object({
  serviceUrl: Name,
  channelId: Name,
  bot: Account,
  user: Account.exactOptional(),
  conversation: z.object({
    id: Name,
    name: Name.default(''),
    isGroup: z.boolean().default(false),
    conversationType: Name.default('personal'),
    tenantId: Name.exactOptional(),
  }),
});
export type ConversationReference = z.infer<typeof ConversationReference>;
