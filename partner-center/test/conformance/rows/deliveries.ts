import assert from 'node:assert/strict';
import { sign, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { createCheckSignature } from '../../../../bot/webhook/check-signature.ts';
import { readDelivery } from '../../../../bot/webhook/read-delivery.ts';
import { type ReceivedEvent, startEventReceiver } from '../../../../test/simulator/event-receiver.ts';
import { type Partner, startPartner } from '../../../../test/simulator/partner.ts';
import { makeCertificate } from '../../../../test/webhook/make-certificate.ts';
import { shapeDifferences } from '../compare-shape.ts';
import { type Differences, type Proof, type Row, unexpected } from '../row.ts';
import { adatum, completedOrder } from '../scene.ts';

const eventSchema = z.object({ ResourceUri: z.string().nullish(), ResourceChangeUtcDate: z.string() });

/** The receiver takes the example, a minute after it happened, for an event of this name. */
function reads(eventName: string, customerId: string | undefined): Proof {
  return {
    async prove({ text, body }) {
      const { ResourceUri, ResourceChangeUtcDate: changedAt } = eventSchema.parse(body);
      const delivery = readDelivery(Buffer.from(text), Date.parse(changedAt) + 60_000);
      assert.deepEqual(delivery, { eventName, resourceUri: ResourceUri ?? '', changedAt, customerId });
    },
  };
}

/** What the simulator sends when something happens there. */
async function sentWhen(name: string, happens: (partner: Partner) => Promise<unknown>): Promise<ReceivedEvent> {
  const partner = await startPartner();
  const receiver = await startEventReceiver();
  try {
    const body = { WebhookUrl: receiver.url, WebhookEvents: [name] };
    await partner.send('POST', '/webhooks/v1/registration', { body });
    await happens(partner);
    await receiver.until(1);
    const [event] = receiver.events;
    assert.ok(event);
    return event;
  } finally {
    await partner.close();
    await receiver.close();
  }
}

function isSentWhen(
  name: string,
  happens: (partner: Partner) => Promise<unknown>,
  differences: Differences = {},
): Proof {
  return {
    differences,
    async prove({ body }) {
      const event = await sentWhen(name, happens);
      assert.deepEqual(unexpected(shapeDifferences(body, event.body), differences), []);
    },
  };
}

const testEvent = (partner: Partner) => partner.send('POST', '/webhooks/v1/registration/validationEvents');

const sent: Readonly<Record<string, Proof>> = {
  'test-created': isSentWhen('test-created', testEvent),
  'reseller-relationship-accepted-by-customer': isSentWhen('reseller-relationship-accepted-by-customer', (partner) =>
    partner.submit('/accept-relationship', { domain: 'fabrikam.com', companyName: 'Fabrikam' }),
  ),
  'subscription-updated': isSentWhen('subscription-updated', async (partner) => {
    const { subscription } = await completedOrder(partner);
    const whole = JSON.parse((await partner.send('GET', subscription)).text);
    await partner.send('PATCH', subscription, { body: { ...whole, quantity: 2 } });
  }),
  'dap-admin-relationship-terminated': isSentWhen('dap-admin-relationship-terminated', (partner) =>
    partner.send('PATCH', adatum(partner), { body: { relationshipToPartner: 'none' } }),
  ),
};

const neverHappens = { why: 'nothing of the kind happens in the simulator' };

/** Every documented event; a customer stands only in the address of the acceptance. */
const events = [
  'test-created',
  'subscription-updated',
  'usagerecords-thresholdExceeded',
  'referral-created',
  'referral-updated',
  'related-referral-created',
  'related-referral-updated',
  'granular-admin-relationship-approved',
  'granular-admin-relationship-activated',
  'granular-admin-relationship-terminated',
  'granular-admin-relationship-expired',
  'granular-admin-access-assignment-created',
  'granular-admin-access-assignment-activated',
  'granular-admin-access-assignment-updated',
  'granular-admin-access-assignment-deleted',
  'reseller-relationship-accepted-by-customer',
  'dap-admin-relationship-approved',
  'dap-admin-relationship-terminated',
  'dap-admin-relationship-terminated-by-microsoft',
  'azure-fraud-event-detected',
  'invoice-ready',
];

const headersSchema = z.object({ method: z.literal('POST'), headers: z.record(z.string(), z.string()) });

/** A delivery with the headers of the example, signed as it says, by a certificate at the address it names. */
const isTaken: Proof = {
  async prove({ body }) {
    const { headers } = headersSchema.parse(body);
    const root = await makeCertificate({ name: 'Root', isAuthority: true });
    const leaf = await makeCertificate({ name: 'Leaf', organisation: 'Microsoft Corporation', issuer: root });
    const fetched: string[] = [];
    const check = createCheckSignature({
      trust: {
        hosts: ['3psostorageacct.blob.core.windows.net'],
        roots: [new X509Certificate(root.der)],
        allowHttpOnLoopback: false,
      },
      fetch: async (input) => {
        fetched.push(String(input));
        return new Response(new Uint8Array(leaf.der));
      },
      now: Date.now,
    });
    const delivery = Buffer.from('{"EventName":"test-created"}');
    const signature = sign('RSA-SHA256', delivery, leaf.key).toString('base64');
    const received = Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      value.replace(/<base64[^>]*>/, signature),
    ]);
    await check(Object.fromEntries(received), delivery);
    assert.deepEqual(fetched, [headers['X-MS-Certificate-Url']]);
    await assert.rejects(check(Object.fromEntries(received), Buffer.from('{"EventName":"another"}')));
  },
};

/** The simulator sends each of those headers, in the same form. */
const isSent: Proof = {
  async prove({ body }) {
    const { headers } = headersSchema.parse(body);
    const event = await sentWhen('test-created', testEvent);
    for (const [name, value] of Object.entries(headers)) {
      const own = String(event.headers[name.toLowerCase()]);
      if (name === 'Authorization') assert.match(own, /^Signature [A-Za-z0-9+/]{300,}={0,2}$/);
      else if (name === 'X-MS-Certificate-Url') assert.match(own, /^http:\/\/127\.0\.0\.1:\d+\/[\w-]+\.cer$/);
      else assert.equal(own, value);
    }
  },
};

export const deliveryRows: readonly Row[] = [
  ...events.map((name): Row => {
    const isAcceptance = name === 'reseller-relationship-accepted-by-customer';
    return {
      example: `webhook-event.${name}.json`,
      operation: 'webhook delivery',
      client: reads(name, isAcceptance ? '4b2a6e33-8791-4386-bd2b-0d55baf25039' : undefined),
      simulator: sent[name] ?? neverHappens,
    };
  }),
  { example: 'webhook-delivery.headers.json', operation: 'webhook delivery', client: isTaken, simulator: isSent },
];
