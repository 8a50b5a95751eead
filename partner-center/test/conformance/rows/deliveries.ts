import assert from 'node:assert/strict';
import { z } from 'zod';
import { type ReceivedEvent, startEventReceiver } from '../../../../test/simulator/event-receiver.ts';
import { type Partner, startPartner } from '../../../../test/simulator/partner.ts';
import { shapeDifferences } from '../compare-shape.ts';
import { exampleFiles } from '../read-example.ts';
import { type Differences, type Proof, type Row, unexpected } from '../row.ts';
import { adatum, completedOrder } from '../scene.ts';

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

const headersSchema = z.object({ method: z.literal('POST'), headers: z.record(z.string(), z.string()) });

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

/** Who receives deliveries is no part of the client. */
const client = {
  why: 'read by the receiver of the bot, which test/webhook/documented-deliveries.spec.ts holds against it',
};

export const deliveryRows: readonly Row[] = [
  ...exampleFiles()
    .filter((example) => example.startsWith('webhook-event.'))
    .map((example): Row => {
      const name = example.slice('webhook-event.'.length, -'.json'.length);
      return { example, operation: 'webhook delivery', client, simulator: sent[name] ?? neverHappens };
    }),
  { example: 'webhook-delivery.headers.json', operation: 'webhook delivery', client, simulator: isSent },
];
