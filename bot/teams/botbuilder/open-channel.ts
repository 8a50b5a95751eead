import { ActivityTypes, TurnContext } from 'botbuilder';
import type { TeamsConfig } from '../../config.ts';
import type { Store } from '../../store/store.ts';
import type { Channel } from '../channel/channel.ts';
import { readIncoming } from '../channel/incoming.ts';
import { asItIs, type Labelling } from '../channel/labelled.ts';
import { isServiceUrl } from '../door/service-url.ts';
import { createAskConnector } from '../send/connector.ts';
import { createPace } from '../send/pace.ts';
import { createSendCarefully } from '../send/send-carefully.ts';
import { teamsNotReached } from '../send/teams-not-reached.ts';
import { TeamsAdapter } from './adapter.ts';
import { botToken } from './authentication.ts';
import { openConversation } from './conversation.ts';
import { createActiveOnboardings } from './onboarding-dialog.ts';

/**
 * Teams, by the Bot Framework's CloudAdapter.
 * @param label what a system that is not production says so with
 */
export function openChannel(config: TeamsConfig, store: Store, label: Labelling = asItIs): Channel {
  const adapter = new TeamsAdapter();
  adapter.onTurnError = async (_, error) => {
    // A turn of theirs tells the person itself; one that we began is repeated by whoever began it.
    throw error;
  };
  const sendCarefully = createSendCarefully(createPace());
  const activeOnboarding = createActiveOnboardings(store);

  const isOfTeams = (url: string) => isServiceUrl(url, config.serviceUrls);
  const askConnector = createAskConnector(botToken(config), isOfTeams, label);
  const conversationOf = (context: TurnContext, of: { tenantId: string; isOurs: boolean }) =>
    openConversation({ context, askConnector, sendCarefully, hasTargets: config.targetedMessages, ...of });

  return {
    async receive(call, handle) {
      // The Agents Playground announces itself; it opens no dialogs from a card, Teams does.
      const hasDialogs = call.headers['x-ms-agents-playground'] === undefined;
      const incoming = readIncoming(call.body, hasDialogs);
      if (incoming === undefined) return;
      await adapter.turn(call.body, async (context) => {
        const { person } = incoming.caller;
        const conversation = conversationOf(context, { tenantId: person.tenantId, isOurs: false });
        await handle({ incoming, conversation, activeOnboarding: activeOnboarding(context, person.id) });
      });
    },
    /** Source: Microsoft Learn, "Send proactive messages", create the conversation: by the object id, in one's own chat only. */
    async chatWith(personId, near) {
      const { appId = '', appTenantId = '', serviceUrls } = config;
      const serviceUrl = near ?? `${serviceUrls.prefixes[0]}teams/`;
      const bot = { id: `28:${appId}`, name: '' };
      const to = { conversationId: personId, tenantId: appTenantId };
      const { id } = await sendCarefully({ kind: 'question', to, isOurs: true }, (timeout) =>
        askConnector({
          ...{ method: 'POST', serviceUrl, path: [], timeout },
          body: {
            ...{ bot, isGroup: false, members: [{ id: personId }] },
            ...{ tenantId: appTenantId, channelData: { tenant: { id: appTenantId } } },
          },
        }),
      );
      if (id === undefined) throw teamsNotReached(new Error('Teams began no conversation'));
      const conversation = { id, name: '', isGroup: false, conversationType: 'personal', tenantId: appTenantId };
      return { serviceUrl, channelId: 'msteams', bot, conversation };
    },
    async continueConversation(reference, speak) {
      const tenantId = reference.conversation.tenantId ?? '';
      try {
        const beginning = TurnContext.applyConversationReference({ type: ActivityTypes.Event }, reference, true);
        await adapter.turn(beginning, (context) =>
          speak(conversationOf(context, { tenantId, isOurs: true }), (personId) => activeOnboarding(context, personId)),
        );
      } catch (thrown) {
        throw teamsNotReached(thrown);
      }
    },
  };
}
