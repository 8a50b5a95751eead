import type { Connector } from './connector.ts';

/** One person's chat with a bot. Every answer is the JSON that came, and is there when the bot has ended the turn. */
export interface Chat {
  /** Types a message; the message or card that the bot sent. */
  say(text: string): Promise<string>;
  /** Presses a button of the newest card; the card that came in its place. */
  press(button: object, inputs?: Readonly<Record<string, string>>): Promise<string>;
  /** Types into a search field; what was found. */
  search(onboardingId: string, text: string): Promise<string>;
}

const tenantId = '6f1c0a52-3d53-4c0e-9d0b-000000000001';

/** @param person a name of its own for each chat, of letters and digits */
export function openChat(botUrl: string, connector: Connector, person: string): Chat {
  const conversationId = `chat-of-${person}`;
  let sent = 0;

  const send = async (activity: object): Promise<string> => {
    const response = await fetch(`${botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        id: `${person}-${++sent}`,
        timestamp: new Date().toISOString(),
        channelId: 'msteams',
        serviceUrl: connector.url,
        from: { id: `29:${person}`, name: person, aadObjectId: person },
        recipient: { id: '28:bot', name: 'CSP Onboarding' },
        conversation: { id: conversationId, conversationType: 'personal', tenantId },
        channelData: { tenant: { id: tenantId } },
        locale: 'en-US',
        ...activity,
      }),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`HTTP ${response.status} for ${JSON.stringify(activity)}: ${answer}`);
    return answer;
  };

  const invoke = (name: string, value: object) => {
    // The button is on the card that stands in the chat.
    const replyToId = connector.last(conversationId)?.id;
    return send({ type: 'invoke', name, value, replyToId });
  };

  return {
    async say(text) {
      await send({ type: 'message', text, textFormat: 'plain' });
      return connector.last(conversationId)?.activity ?? '';
    },
    press: (button, inputs = {}) =>
      invoke('adaptiveCard/action', { action: { type: 'Action.Execute', data: { onboarding: button, ...inputs } } }),
    search: (onboardingId, queryText) =>
      invoke('application/search', {
        kind: 'search',
        queryText,
        queryOptions: { skip: 0, top: 15 },
        dataset: `catalog/${onboardingId}`,
      }),
  };
}
