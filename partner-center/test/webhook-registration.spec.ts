import assert from 'node:assert/strict';
import { ofEachTest } from '../../test/of-each-test.ts';
import { createClient, ids, startScriptedServer } from './scripted-server.ts';

describe('the webhook registration at Partner Center', () => {
  const server = ofEachTest(startScriptedServer);
  const partnerCenter = ofEachTest(() => createClient(server).partnerCenter);

  const registration = '/webhooks/v1/registration';
  const webhook = { WebhookUrl: 'https://bot.example/webhook', WebhookEvents: ['test-created'] };

  it('is read in any case', async () => {
    const body = { subscriberId: 'p', webhookUrl: webhook.WebhookUrl, webhookEvents: webhook.WebhookEvents };
    server.on(`GET ${registration}`, { body });
    assert.deepEqual(await partnerCenter.webhookRegistration(), { SubscriberId: 'p', ...webhook });
  });

  it('takes the place of the one that is there under a new request id', async () => {
    server.on(`POST ${registration}`, { status: 409, body: { code: 409 } });
    server.on(`PUT ${registration}`, { body: webhook });
    await partnerCenter.registerWebhook(webhook, ids);
    const [post, put] = server.received.map(({ headers }) => headers);
    assert.equal(post?.['ms-requestid'], ids.requestId);
    assert.notEqual(put?.['ms-requestid'], ids.requestId);
    assert.equal(put?.['ms-correlationid'], ids.correlationId);
  });
});
