import { setTimeout as delay } from 'node:timers/promises';
import { type Operation, operation, orNothing } from '../operation.ts';
import { newIds, type PreparedPartner } from '../prepared-partner.ts';

const webhook = { WebhookUrl: 'https://a.example/events', WebhookEvents: ['test-created'] };
const isRegistered = ({ webhooks }: PreparedPartner['simulator']['state']) =>
  webhooks.registration?.webhookUrl === webhook.WebhookUrl ? 1 : 0;

/** Another registration is there; nobody is where it points to. */
async function register({ client }: PreparedPartner): Promise<void> {
  await client().registerWebhook({ ...webhook, WebhookUrl: 'http://127.0.0.1:9/nobody' }, newIds());
}

/** The test event was tried once; the next attempt is hours away. */
async function sendTest(partner: PreparedPartner): Promise<void> {
  await register(partner);
  await partner.client().sendTestEvent(newIds());
  const { state } = partner.simulator;
  while (state.webhooks.deliveries.some(({ attempts }) => attempts.length === 0)) await delay(5);
}

const registerOurs: Operation['call'] = (client, _, ids) => client.registerWebhook(webhook, ids);

/** The registration of the webhook, and tests of it. */
export const ofWebhooks: readonly Operation[] = [
  operation('webhookEvents', (client) => client.webhookEvents()),
  operation('webhookRegistration', (client) => client.webhookRegistration(), { ...orNothing, prepare: register }),
  // 409 says that there is a registration: the simulator has none here, so the change of it is not found.
  operation('registerWebhook', registerOurs, {
    effects: isRegistered,
    except: { '409 once': { result: 'partner-center-not-found', says: 'refused-not-found', requests: 2 } },
  }),
  operation('registerWebhook', registerOurs, {
    variant: 'in place of another',
    effects: isRegistered,
    prepare: register,
    usual: { requests: 2 },
    except: {
      // The request that is lost is the POST, which the other registration would have refused.
      'drop after': { effects: 0 },
      slow: { effects: 0 },
      '409 once': { result: 'answer', requests: 2, effects: 1 },
    },
  }),
  operation('sendTestEvent', (client, _, ids) => client.sendTestEvent(ids), {
    effects: ({ webhooks }) => webhooks.deliveries.length,
    prepare: register,
  }),
  operation('testEventResult', (client, { testEventId }) => client.testEventResult(testEventId()), {
    prepare: sendTest,
  }),
];
