import assert from 'node:assert/strict';
import { verify, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventReceiver, startEventReceiver } from './event-receiver.ts';
import { type Partner, startPartner } from './partner.ts';

const registration = '/webhooks/v1/registration';
const validation = `${registration}/validationEvents`;

describe('simulator: webhooks', () => {
  let partner: Partner;
  let receiver: EventReceiver;
  beforeEach(async () => {
    partner = await startPartner({ timings: { webhookPauseMs: 0 } });
    receiver = await startEventReceiver();
  });
  afterEach(async () => {
    await partner.close();
    await receiver.close();
  });

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

  it('keeps one registration, answered in PascalCase', async () => {
    const names = await partner.send('GET', `${registration}/events`);
    const before = await partner.send('GET', registration);
    const changedTooEarly = await register(['test-created'], {}, 'PUT');
    const made = await register(['subscription-updated', 'test-created']);
    const again = await register(['test-created']);
    const changed = await register(['test-created'], {}, 'PUT');
    const now = await partner.send('GET', registration);

    assert.ok(JSON.parse(names.text).includes('reseller-relationship-accepted-by-customer'));
    assert.deepEqual([before.status, changedTooEarly.status, made.status, again.status], [404, 404, 200, 409]);
    assert.equal(made.at('WebhookUrl'), receiver.url);
    assert.deepEqual(made.at('WebhookEvents'), ['subscription-updated', 'test-created']);
    assert.equal(changed.at('SubscriberId'), made.at('SubscriberId'));
    assert.deepEqual(JSON.parse(now.text), { WebhookUrl: receiver.url, WebhookEvents: ['test-created'] });
  });

  it('refuses events there are not, and what is no address', async () => {
    const unknown = await register(['customer-created']);
    const nowhere = await register(['test-created'], { WebhookUrl: 'file:///etc/hosts' });
    assert.deepEqual([unknown.status, nowhere.status], [400, 400]);
  });

  it('signs what it sends so that a receiver can check it, chain and all', async () => {
    await register(['test-created']);
    const sent = await partner.send('POST', validation);
    await receiver.until(1);
    const [event] = receiver.events;
    assert.ok(event);
    const certificateUrl = String(event.headers['x-ms-certificate-url']);
    const certificate = new X509Certificate(new Uint8Array(await (await fetch(certificateUrl)).arrayBuffer()));
    const root = new X509Certificate(partner.simulator.webhookRoot);
    const [scheme, signature = ''] = event.headers.authorization?.split(' ') ?? [];

    assert.equal(scheme, 'Signature');
    assert.equal(event.headers['x-ms-signature-algorithm'], 'rsa-sha256');
    assert.ok(verify('RSA-SHA256', event.raw, certificate.publicKey, Buffer.from(signature, 'base64')));
    assert.ok(certificate.verify(root.publicKey) && certificate.checkIssued(root) && root.ca && !certificate.ca);
    assert.match(certificate.subject, /^O=Microsoft Corporation$/m);
    assert.equal(
      await (await fetch(`${partner.simulator.url}/webhook-root.pem`)).text(),
      partner.simulator.webhookRoot,
    );
    assert.deepEqual(event.body, {
      EventName: 'test-created',
      ResourceUri: `${partner.simulator.url}${validation}/${sent.at('correlationId')}`,
      ResourceName: 'test',
      AuditUri: null,
      ResourceChangeUtcDate: '2026-03-02T09:00:00.0000000+00:00',
    });
  });

  it('puts the signature into x-ms-signature where that is asked for', async () => {
    await register(['test-created'], { SignatureTokenToMsSignatureHeader: true });
    await partner.send('POST', validation);
    await receiver.until(1);
    assert.match(String(receiver.events[0]?.headers['x-ms-signature']), /^Signature [\w+/]+=*$/);
    assert.equal(receiver.events[0]?.headers.authorization, undefined);
  });

  it('tells the result of a test event for seven days, and sends two of them in a minute', async () => {
    const unregistered = await partner.send('POST', validation);
    await register(['subscription-updated']);
    const unwanted = await partner.send('POST', validation);
    await register(['test-created'], {}, 'PUT');
    const first = await partner.send('POST', validation);
    const second = await partner.send('POST', validation);
    const third = await partner.send('POST', validation);
    const result = await resultOf(first.at('correlationId'));
    const elsewhere = await partner.send('GET', `${validation}/${partner.simulator.state.partner.tenantId}`);

    assert.deepEqual([unregistered.status, unwanted.status, second.status, third.status], [400, 400, 200, 429]);
    assert.equal(third.headers.get('retry-after'), '60');
    assert.deepEqual(JSON.parse(result.text), {
      correlationId: first.at('correlationId'),
      partnerId: partner.simulator.state.partner.tenantId,
      status: 'completed',
      callbackUrl: receiver.url,
      results: [
        { responseCode: 'OK', responseMessage: '', systemError: false, dateTimeUtc: '2026-03-02T09:00:00.0000000' },
      ],
    });
    assert.equal(elsewhere.status, 404);

    partner.wait(7 * 24 * 60 * 60 * 1000);
    const Authorization = await partner.bearer();
    const late = await partner.send('GET', `${validation}/${first.at('correlationId')}`, {
      headers: { Authorization },
    });
    assert.equal(late.status, 404);
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
    await receiver.close();
    await register(['test-created']);
    const sent = await partner.send('POST', validation);
    const result = await resultOf(sent.at('correlationId'));
    assert.equal(result.at('results.0.systemError'), true);
    assert.match(String(result.at('results.0.responseMessage')), /ECONNREFUSED/);
    receiver = await startEventReceiver();
  });

  it('tells that a customer accepted, once, with a record to read', async () => {
    await register(['reseller-relationship-accepted-by-customer']);
    await partner.submit('/accept-relationship', { tenant: 'fabrikam.com' });
    await receiver.until(1);
    await partner.submit('/accept-relationship', { tenant: 'fabrikam.com' });
    const id = partner.simulator.state.customers.at(-1)?.id;
    const [event] = receiver.events;
    assert.ok(event);
    const { body } = event;
    const { url, state } = partner.simulator;
    const name = `${state.partner.tenantId}_${id}_resellerrelationshipacceptedbycustomer_`;

    assert.equal(state.webhooks.deliveries.length, 1);
    assert.deepEqual([body.ResourceName, body.ResourceUri], ['Customer', `${url}/v1/customers/${id}`]);
    assert.ok(String(body.AuditUri).startsWith(`${url}/auditactivity/v1/auditrecords/${name}`));
    const record = await partner.send('GET', new URL(String(body.AuditUri)).pathname);
    assert.deepEqual([record.status, record.at('customerName')], [200, 'Fabrikam']);
  });

  it('tells that a subscription changed, by the address under which the partner registered', async () => {
    const { state, port } = partner.simulator;
    const path = `/v1/customers/${state.customers[0]?.id}`;
    const basic = { catalogItemId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971', termDuration: 'P1Y', billingCycle: 'Monthly' };
    const cart = await partner.send('POST', `${path}/carts`, { body: { lineItems: [{ ...basic, quantity: 1 }] } });
    await partner.send('POST', `${path}/carts/${cart.at('id')}/checkout`);
    partner.wait(3000);
    const [subscription] = JSON.parse((await partner.send('GET', `${path}/subscriptions`)).text).items;
    await register(['subscription-updated']);
    const body = JSON.stringify({ ...subscription, quantity: 2 });
    const headers = { Authorization: await partner.bearer() };
    const elsewhere = `http://localhost:${port}${path}/subscriptions/${subscription.id}`;
    const changed = await fetch(elsewhere, { method: 'PATCH', headers, body });
    await receiver.until(1);

    assert.equal(changed.status, 200);
    const event = receiver.events[0]?.body;
    assert.deepEqual([event?.EventName, event?.ResourceName], ['subscription-updated', 'subscription']);
    assert.equal(event?.ResourceUri, `http://127.0.0.1:${port}/webhooks${path}/subscriptions/${subscription.id}`);
    const record = await partner.send('GET', new URL(String(event?.AuditUri)).pathname);
    assert.equal(record.at('operationType'), 'update_subscription');
  });

  it('tells that a relationship ended, but nothing to who did not ask', async () => {
    const customer = await partner.send('GET', '/v1/customers');
    await partner.submit('/accept-relationship', { tenant: 'fabrikam.com' });
    await register(['dap-admin-relationship-terminated']);
    const id = partner.simulator.state.customers.at(-1)?.id;
    await partner.submit('/accept-relationship', { tenant: 'wingtiptoys.com' });
    await partner.send('PATCH', `/v1/customers/${id}`, { body: { relationshipToPartner: 'none' } });
    await receiver.until(1);

    assert.equal(customer.status, 200);
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
    await after.close();

    assert.equal(receiver.events[1]?.raw.toString(), receiver.events[0]?.raw.toString());
    assert.equal(kept.status, 200);
    assert.equal(after.simulator.webhookRoot, before.simulator.webhookRoot);
    assert.equal(readFileSync(join(folder, 'simulator-root.pem'), 'utf8'), after.simulator.webhookRoot);
    assert.ok(existsSync(join(folder, 'simulator-webhook-keys.json')));
    rmSync(folder, { recursive: true });
  });
});
