import type { Connector } from './connector.ts';
import { type BenchPerson, tenantId } from './people.ts';

/** One person's chat with a bot. Every answer is the JSON that came, and is there when the bot has ended the turn. */
export interface Chat {
  /** Types a message; the message or card that the bot sent. */
  say(text: string): Promise<string>;
  /** Presses a button of the newest card; the card that came in its place. */
  press(button: object, inputs?: Readonly<Record<string, string>>): Promise<string>;
  /** Types into a search field; what was found. */
  search(onboardingId: string, text: string): Promise<string>;
}

/** Where Teams and the bot meet. */
export interface Channel {
  readonly botUrl: string;
  readonly connector: Connector;
  /** With which Teams calls the bot. */
  readonly authorization: string;
}

/** @param person has no other chat */
export function openChat({ botUrl, connector, authorization }: Channel, { name, id }: BenchPerson): Chat {
  const conversationId = `chat-of-${name}`;
  let sent = 0;

  const send = async (activity: object): Promise<string> => {
    const response = await fetch(`${botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: authorization },
      body: JSON.stringify({
        id: `${name}-${++sent}`,
        timestamp: new Date().toISOString(),
        channelId: 'msteams',
        serviceUrl: connector.url,
        from: { id: `29:${name}`, name, aadObjectId: id },
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

  const invoke = (what: string, value: object) => {
    // The button is on the card that stands in the chat.
    const replyToId = connector.last(conversationId)?.id;
    return send({ type: 'invoke', name: what, value, replyToId });
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
