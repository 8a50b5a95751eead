import { z } from 'zod';

const Account = z.object({ id: z.string(), name: z.string().default(''), aadObjectId: z.string().exactOptional() });

/** Where a conversation is reached, as it comes with each activity and as it is kept: enough to speak there again. */
export const ConversationReference = z.object({
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
export type ConversationReference = z.infer<typeof ConversationReference>;
