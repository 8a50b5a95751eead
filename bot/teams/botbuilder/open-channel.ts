import { CloudAdapter, type TurnContext } from 'botbuilder';
import type { TeamsConfig } from '../../config.ts';
import type { Store } from '../../store/store.ts';
import type { Answer } from '../channel/answer.ts';
import type { Channel } from '../channel/channel.ts';
import { readIncoming } from '../channel/incoming.ts';
import { createAskConnector } from '../send/connector.ts';
import { createPace } from '../send/pace.ts';
import { createSendCarefully } from '../send/send-carefully.ts';
import { teamsNotReached } from '../send/teams-not-reached.ts';
import { botToken, createAuthentication } from './authentication.ts';
import { openConversation } from './conversation.ts';
import { createActiveOnboardings } from './onboarding-dialog.ts';

/** Teams, by the Bot Framework's CloudAdapter. */
export function openChannel(config: TeamsConfig, store: Store): Channel {
  const adapter = new CloudAdapter(createAuthentication(config));
  adapter.onTurnError = async (_, error) => {
    // A turn of theirs tells the person itself; one that we began is repeated by whoever began it.
    throw error;
  };
  const sendCarefully = createSendCarefully(createPace());
  const activeOnboarding = createActiveOnboardings(store);

  const askConnector = createAskConnector(botToken(config));
  const conversationOf = (context: TurnContext, of: { tenantId: string; isOurs: boolean }) =>
    openConversation({ context, askConnector, sendCarefully, ...of });

  return {
    async receive(call, handle) {
      // The Agents Playground announces itself; it opens no dialogs from a card, Teams does.
      const hasDialogs = call.headers['x-ms-agents-playground'] === undefined;
      const { answer, response } = recordAnswer();
      const request = { body: { ...call.body }, headers: { ...call.headers }, method: 'POST' };
      await adapter.process(request, response, async (context) => {
        const incoming = readIncoming(context.activity, hasDialogs);
        if (incoming === undefined) return;
        const conversation = conversationOf(context, { tenantId: incoming.caller.person.tenantId, isOurs: false });
        await handle({ incoming, conversation, activeOnboarding: activeOnboarding(context) });
      });
      return answer;
    },
    async continueConversation(reference, speak) {
      const tenantId = reference.conversation.tenantId ?? '';
      try {
        await adapter.continueConversationAsync(config.appId ?? '', reference, (context) =>
          speak(conversationOf(context, { tenantId, isOurs: true })),
        );
      } catch (thrown) {
        throw teamsNotReached(thrown);
      }
    },
  };
}

/** What the SDK would answer; whether and when that goes out is not the SDK's to say. */
function recordAnswer() {
  const answer: Answer = { status: 200 };
  const response = {
    socket: undefined,
    header: () => undefined,
    status: (status: number) => Object.assign(answer, { status }),
    send: (body: unknown) => Object.assign(answer, { body }),
    end: () => undefined,
  };
  return { answer, response };
}
