import assert from 'node:assert/strict';
import { verify, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { completedOrder } from '../../partner-center/test/conformance/scene.ts';
import { ofEachTest } from '../of-each-test.ts';
import { startEventReceiver } from './event-receiver.ts';
import { partnerOfEachTest, startPartner } from './partner.ts';

const registration = '/webhooks/v1/registration';
const validation = `${registration}/validationEvents`;

describe('simulator: webhooks', () => {
  const partner = partnerOfEachTest({ timings: { webhookPauseMs: 0 } });
  const receiver = ofEachTest(startEventReceiver);

  const register = (WebhookEvents: readonly string[], more: object = {}, method = 'POST') =>
    partner.send(method, registration, { body: { WebhookUrl: receiver.url, WebhookEvents, ...more } });

  /** The result of a test event once all attempts that will be made are made. */
  const resultOf = async (correlationId: unknown) => {
    for (const deadline = Date.now() + 5000; Date.now() < deadline; ) {
      const result = await partner.send('GET', `${validation}/${correlationId}`);
      if (result.at('status') === 'completed') return result;
    }
    throw new Error('The test event is still on its way.');
  };

  it('keeps one registration, for events there are at an address that is one', async () => {
    const statuses = [
      (await partner.send('GET', registration)).status,
      (await register(['test-created'], {}, 'PUT')).status,
      (await register(['customer-created'])).status,
      (await register(['test-created'], { WebhookUrl: 'file:///etc/hosts' })).status,
    ];
    const made = await register(['subscription-updated', 'test-created']);
    const again = await register(['test-created']);
    const changed = await register(['test-created'], {}, 'PUT');
    const now = await partner.send('GET', registration);

    assert.deepEqual([...statuses, made.status, again.status], [404, 404, 400, 400, 200, 409]);
    assert.equal(changed.at('SubscriberId'), made.at('SubscriberId'));
    assert.deepEqual(JSON.parse(now.text), { WebhookUrl: receiver.url, WebhookEvents: ['test-created'] });
  });

  it('is believed by a receiver that follows Microsoft’s sample, wherever the signature is asked for', async () => {
    for (const [at, SignatureTokenToMsSignatureHeader] of [false, true].entries()) {
      await register(['test-created'], { SignatureTokenToMsSignatureHeader }, at === 0 ? 'POST' : 'PUT');
      await partner.send('POST', validation);
      await receiver.until(at + 1);
      const { headers, raw } = receiver.events[at] ?? assert.fail();
      const { authorization, 'x-ms-signature': ofMicrosoft } = headers;
      assert.equal(authorization === undefined, SignatureTokenToMsSignatureHeader);
      const [scheme, signature = ''] = String(authorization ?? ofMicrosoft).split(' ');
      const [cipher, hash = ''] = String(headers['x-ms-signature-algorithm']).split('-');
      const { pathname } = new URL(String(headers['x-ms-certificate-url']));
      const certificate = new X509Certificate(await partner.bytes(pathname, {}));
      assert.deepEqual([scheme, cipher?.toUpperCase()], ['Signature', 'RSA']);
      assert.match(certificate.issuer, /O=Microsoft Corporation/);
      assert.ok(verify(hash, raw, certificate.publicKey, Buffer.from(signature, 'base64')));
    }
  });

  it('tells the result of a test event for seven days, and sends two of them in a minute', async () => {
    const send = () => partner.send('POST', validation);
    const unregistered = await send();
    await register(['subscription-updated']);
    const unwanted = await send();
    await register(['test-created'], {}, 'PUT');
    const [first, second, third] = [await send(), await send(), await send()];
    const result = await resultOf(first.at('correlationId'));
    const elsewhere = await partner.send('GET', `${validation}/${partner.simulator.state.partner.tenantId}`);

    assert.deepEqual([unregistered.status, unwanted.status, second.status, third.status], [400, 400, 200, 429]);
    assert.equal(third.headers.get('retry-after'), '60');
    assert.deepEqual([result.at('callbackUrl'), result.at('results.0.responseCode')], [receiver.url, 'OK']);
    assert.equal(elsewhere.status, 404);
    await partner.waitDays(7);
    assert.equal((await partner.send('GET', `${validation}/${first.at('correlationId')}`)).status, 404);
  });

  it('tries ten times, does not follow redirections, and then leaves the event in the offline queue', async () => {
    receiver.answerWith(302, { Location: '/elsewhere' });
    await register(['test-created']);
    const sent = await partner.send('POST', validation);
    const result = await resultOf(sent.at('correlationId'));

    assert.equal(receiver.events.length, 10);
    assert.equal(new Set(receiver.events.map(({ raw }) => raw.toString())).size, 1);
    assert.equal(result.at('results.9.responseCode'), 'Found');
    assert.equal(partner.simulator.state.webhooks.deliveries[0]?.outcome, 'offline');
    assert.match((await partner.send('GET', '/')).text, /offline queue/);
  });

  it('goes on when nobody listens, and says so', async () => {
    const gone = await startEventReceiver();
    await gone.close();
    await register(['test-created'], { WebhookUrl: gone.url });
    const sent = await partner.send('POST', validation);
    const result = await resultOf(sent.at('correlationId'));
    assert.equal(result.at('results.0.systemError'), true);
    assert.match(String(result.at('results.0.responseMessage')), /ECONNREFUSED/);
  });

  it('tells that a customer accepted, once, with a record to read', async () => {
    await register(['reseller-relationship-accepted-by-customer']);
    await partner.submit('/accept-relationship', { tenant: 'fabrikam.com' });
    await receiver.until(1);
    await partner.submit('/accept-relationship', { tenant: 'fabrikam.com' });
    const { state } = partner.simulator;
    const record = await partner.send('GET', new URL(String(receiver.events[0]?.body.AuditUri)).pathname);

    assert.equal(state.webhooks.deliveries.length, 1);
    const address = `${partner.simulator.url}/v1/customers/${state.customers.at(-1)?.id}`;
    assert.equal(receiver.events[0]?.body.ResourceUri, address);
    assert.equal(record.at('customerName'), 'Fabrikam');
  });

  it('tells that a subscription changed, by the address under which the partner registered', async () => {
    const { subscription } = await completedOrder(partner);
    const whole = JSON.parse((await partner.send('GET', subscription)).text);
    await register(['subscription-updated']);
    const headers = { Host: `localhost:${partner.simulator.port}` };
    await partner.send('PATCH', subscription, { body: { ...whole, quantity: 2 }, headers });
    await receiver.until(1);

    const event = receiver.events[0]?.body;
    assert.equal(event?.ResourceUri, `${partner.simulator.url}/webhooks${subscription}`);
    const record = await partner.send('GET', new URL(String(event?.AuditUri)).pathname);
    assert.equal(record.at('operationType'), 'update_subscription');
  });

  it('tells that a relationship ended, but nothing to who did not ask', async () => {
    await partner.submit('/accept-relationship', { tenant: 'fabrikam.com' });
    await register(['dap-admin-relationship-terminated']);
    const id = partner.simulator.state.customers.at(-1)?.id;
    await partner.submit('/accept-relationship', { tenant: 'wingtiptoys.com' });
    await partner.send('PATCH', `/v1/customers/${id}`, { body: { relationshipToPartner: 'none' } });
    await receiver.until(1);

    assert.equal(receiver.events.length, 1);
    assert.equal(receiver.events[0]?.body.EventName, 'dap-admin-relationship-terminated');
    assert.equal(receiver.events[0]?.body.ResourceUri, null);
  });

  it('keeps its keys, its registration and what is on its way beside the state file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
    const stateFile = join(folder, 'simulator.json');
    const options = { stateFile, timings: { webhookPauseMs: 3_600_000 } };
    const before = await startPartner(options);
    receiver.answerWith(500);
    const body = { WebhookUrl: receiver.url, WebhookEvents: ['test-created'] };
    await before.send('POST', registration, { body });
    await before.send('POST', validation);
    await receiver.until(1);
    const saved = () => /"attempts": \[\s*\{/.test(readFileSync(stateFile, 'utf8'));
    for (const deadline = Date.now() + 5000; !saved() && Date.now() < deadline; ) await before.send('GET', '/');
    await before.close();

    receiver.answerWith(200);
    const after = await startPartner(options);
    await receiver.until(2);
    const kept = await after.send('GET', registration);
    const published = await after.send('GET', '/webhook-root.pem');
    await after.close();

    assert.equal(receiver.events[1]?.raw.toString(), receiver.events[0]?.raw.toString());
    assert.equal(kept.status, 200);
    assert.equal(after.simulator.webhookRoot, before.simulator.webhookRoot);
    assert.equal(readFileSync(join(folder, 'simulator-root.pem'), 'utf8'), after.simulator.webhookRoot);
    assert.equal(published.text, after.simulator.webhookRoot);
    assert.ok(existsSync(join(folder, 'simulator-webhook-keys.json')));
    rmSync(folder, { recursive: true });
  });
});
