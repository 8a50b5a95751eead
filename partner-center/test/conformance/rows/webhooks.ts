import { startEventReceiver } from '../../../../test/simulator/event-receiver.ts';
import type { Partner, Reply } from '../../../../test/simulator/partner.ts';
import { accepts, ids } from '../client-proof.ts';
import type { Row } from '../row.ts';
import { get } from '../scene.ts';
import { shows } from '../simulator-proof.ts';

const registration = '/webhooks/v1/registration';
const webhook = { WebhookUrl: '{{YourCallbackUrl}}', WebhookEvents: ['subscription-updated', 'test-created'] };
const testId = '04af2aea-d413-42db-824e-f328001484d1';

function register(partner: Partner, WebhookUrl = 'http://127.0.0.1:9/events'): Promise<Reply> {
  return partner.send('POST', registration, { kind: 'app', body: { ...webhook, WebhookUrl } });
}

export const webhookRows: readonly Row[] = [
  {
    example: 'webhook-events.response-200.json',
    operation: 'webhookEvents',
    client: accepts({ request: `GET ${registration}/events`, call: (p) => p.webhookEvents(), leavesOut: [] }),
    simulator: shows({ ask: get(`${registration}/events`, { kind: 'app' }) }),
  },
  {
    example: 'webhook-register.response-200.json',
    operation: 'registerWebhook',
    client: accepts(
      { request: `POST ${registration}`, call: (p) => p.registerWebhook(webhook, ids), leavesOut: [] },
      webhook,
    ),
    simulator: shows({ ask: (partner) => register(partner) }),
  },
  {
    example: 'webhook-get.response-200.json',
    operation: 'webhookRegistration',
    client: accepts({ request: `GET ${registration}`, call: (p) => p.webhookRegistration(), leavesOut: [] }),
    simulator: shows({
      ask: async (partner) => {
        await register(partner);
        return partner.send('GET', registration, { kind: 'app' });
      },
    }),
  },
  {
    example: 'webhook-validation-create.response-200.json',
    operation: 'sendTestEvent',
    client: accepts({
      request: `POST ${registration}/validationEvents`,
      call: (p) => p.sendTestEvent(ids),
      returns: testId,
    }),
    simulator: shows({
      ask: async (partner) => {
        await register(partner);
        return partner.send('POST', `${registration}/validationEvents`, { kind: 'app' });
      },
    }),
  },
  {
    example: 'webhook-validation-get.response-200.json',
    operation: 'testEventResult',
    client: accepts({
      request: `GET ${registration}/validationEvents/${testId}`,
      call: (p) => p.testEventResult(testId),
      leavesOut: [],
    }),
    simulator: shows({
      ask: async (partner) => {
        const receiver = await startEventReceiver();
        try {
          await register(partner, receiver.url);
          const sent = await partner.send('POST', `${registration}/validationEvents`);
          const path = `${registration}/validationEvents/${sent.at('correlationId')}`;
          await receiver.until(1);
          let result = await partner.send('GET', path);
          while (result.at('status') !== 'completed') result = await partner.send('GET', path);
          return result;
        } finally {
          await receiver.close();
        }
      },
    }),
  },
];
