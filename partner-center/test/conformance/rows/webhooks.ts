import { startEventReceiver } from '../../../../test/simulator/event-receiver.ts';
import { ids } from '../../scripted-server.ts';
import { asking } from '../asking.ts';
import type { Row } from '../row.ts';
import { same } from '../scene.ts';

const registration = '/webhooks/v1/registration';
const webhook = { WebhookUrl: '{{YourCallbackUrl}}', WebhookEvents: ['subscription-updated', 'test-created'] };
const testId = '04af2aea-d413-42db-824e-f328001484d1';

const events = asking('webhookEvents', `GET ${registration}/events`, (p) => p.webhookEvents());
const register = asking('registerWebhook', `POST ${registration}`, (p) => p.registerWebhook(webhook, ids));
const registered = asking('webhookRegistration', `GET ${registration}`, (p) => p.webhookRegistration());
const sendTest = asking('sendTestEvent', `POST ${registration}/validationEvents`, (p) => p.sendTestEvent(ids));
const testResult = asking('testEventResult', `GET ${registration}/validationEvents/${testId}`, (p) =>
  p.testEventResult(testId),
);

const registering = (WebhookUrl = 'http://127.0.0.1:9/events') =>
  same(`POST ${registration}`, { ...webhook, WebhookUrl });

export const webhookRows: readonly Row[] = [
  events.takes('webhook-events.response-200.json'),
  register.takes('webhook-register.response-200.json', { ask: registering() }),
  registered.takes('webhook-get.response-200.json', { after: registering() }),
  sendTest.takes('webhook-validation-create.response-200.json', { returns: testId, after: registering() }),
  testResult.takes('webhook-validation-get.response-200.json', {
    ask: async (partner) => {
      const receiver = await startEventReceiver();
      try {
        await registering(receiver.url)(partner);
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
];
