import assert from 'node:assert/strict';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { createClient, ids, type ScriptedServer, withScriptedServer } from './scripted-server.ts';

describe('the webhook registration at Partner Center', () => {
  let server: ScriptedServer;
  let partnerCenter: PartnerCenter;
  withScriptedServer((started) => {
    server = started;
    partnerCenter = createClient(started).partnerCenter;
  });
  const lastBody = () => JSON.parse(server.received.at(-1)?.text ?? '');

  const registration = '/webhooks/v1/registration';
  const webhook = { WebhookUrl: 'https://bot.example/webhook', WebhookEvents: ['test-created'] };

  it('is read in any case, and is undefined when there is none', async () => {
    server.on(`GET ${registration}`, { status: 404 });
    assert.equal(await partnerCenter.webhookRegistration(), undefined);
    server.on(`GET ${registration}`, {
      body: { subscriberId: 'p', webhookUrl: webhook.WebhookUrl, webhookEvents: webhook.WebhookEvents },
    });
    assert.deepEqual(await partnerCenter.webhookRegistration(), { SubscriberId: 'p', ...webhook });
  });

  it('takes the place of the one that is there, under a new request id', async () => {
    server.on(`POST ${registration}`, { status: 409, body: { code: 409 } });
    server.on(`PUT ${registration}`, { body: webhook });
    assert.deepEqual(await partnerCenter.registerWebhook(webhook, ids), webhook);
    assert.deepEqual(lastBody(), webhook);
    const [post, put] = server.received.map(({ headers }) => headers);
    assert.equal(post?.['ms-requestid'], ids.requestId);
    assert.notEqual(put?.['ms-requestid'], ids.requestId);
    assert.equal(put?.['ms-correlationid'], ids.correlationId);
  });

  it('is not replaced when it is refused for another reason', async () => {
    server.on(`POST ${registration}`, { status: 400, body: { code: 400 } });
    await assert.rejects(partnerCenter.registerWebhook(webhook, ids), OnboardingError);
    assert.equal(server.received.length, 1);
  });
});
