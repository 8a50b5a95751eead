import { z } from 'zod';
import type { Window } from './chat-window.ts';

const Refresh = z.object({
  action: z.object({ type: z.literal('Action.Execute'), data: z.unknown() }),
  userIds: z.array(z.string()),
});

/** Source: Microsoft Learn, "Respond to search command": cards to choose from, each with a preview. */
const Results = z.object({
  composeExtension: z.object({
    type: z.literal('result'),
    attachmentLayout: z.literal('list'),
    attachments: z.array(
      z.object({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        content: z.object({ version: z.string(), body: z.array(z.unknown()), refresh: Refresh.optional() }).loose(),
        preview: z.object({
          contentType: z.literal('application/vnd.microsoft.card.thumbnail'),
          content: z.strictObject({ title: z.string(), subtitle: z.string() }),
        }),
      }),
    ),
  }),
});

/** What Teams shows of an answer of the message extension. */
export function dealsIn(answer: unknown) {
  const { attachments } = Results.parse(answer).composeExtension;
  return attachments.map(({ content, preview }) => ({ card: content, ...preview.content }));
}

/** What is found for somebody who types this beside the box that they write in. */
export async function searched(window: Window, begins: string, { skip = 0, count = 25 } = {}) {
  const parameters = begins === '' ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'name', value: begins }];
  const value = { commandId: 'search', parameters, queryOptions: { skip, count } };
  return dealsIn(await window.invoke('composeExtension/query', value));
}

/** Chooses “Onboard customer” of what can be done with a message that says this. */
export function onboardFrom(window: Window, content: string) {
  const body = { contentType: 'html', content };
  const messagePayload = { id: '1711', messageType: 'message', body, from: { user: { displayName: 'Ann' } } };
  return window.invoke('composeExtension/fetchTask', {
    commandId: 'onboard',
    commandContext: 'message',
    messagePayload,
  });
}
