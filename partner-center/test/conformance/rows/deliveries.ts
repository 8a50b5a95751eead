import assert from 'node:assert/strict';
import { z } from 'zod';
import { type ReceivedEvent, startEventReceiver } from '../../../../test/simulator/event-receiver.ts';
import { type Partner, startPartner } from '../../../../test/simulator/partner.ts';
import { shapeDifferences } from '../compare-shape.ts';
import { exampleFiles } from '../read-example.ts';
import { type Proof, type Row, unexpected } from '../row.ts';
import { adatum, completedOrder } from '../scene.ts';

/** What the simulator sends when something happens there. */
async function sentWhen(name: string): Promise<ReceivedEvent> {
  const partner = await startPartner();
  const receiver = await startEventReceiver();
  try {
    const body = { WebhookUrl: receiver.url, WebhookEvents: [name] };
    await partner.send('POST', '/webhooks/v1/registration', { body });
    await happenings[name]?.(partner);
    await receiver.until(1);
    const [event] = receiver.events;
    assert.ok(event);
    return event;
  } finally {
    await partner.close();
    await receiver.close();
  }
}

const happenings: Readonly<Record<string, (partner: Partner) => Promise<unknown>>> = {
  'test-created': (partner) => partner.send('POST', '/webhooks/v1/registration/validationEvents'),
  'reseller-relationship-accepted-by-customer': (partner) =>
    partner.submit('/accept-relationship', { domain: 'fabrikam.com', companyName: 'Fabrikam' }),
  'subscription-updated': async (partner) => {
    const { subscription } = await completedOrder(partner);
    const whole = JSON.parse((await partner.send('GET', subscription)).text);
    await partner.send('PATCH', subscription, { body: { ...whole, quantity: 2 } });
  },
  'dap-admin-relationship-terminated': (partner) =>
    partner.send('PATCH', adatum(partner), { body: { relationshipToPartner: 'none' } }),
};

function isSent(name: string): Proof {
  return {
    async prove({ body }) {
      assert.deepEqual(unexpected(shapeDifferences(body, (await sentWhen(name)).body), {}), []);
    },
  };
}

const neverHappens = { why: 'nothing of the kind happens in the simulator' };

const headersSchema = z.object({ method: z.literal('POST'), headers: z.record(z.string(), z.string()) });

/** The simulator sends each of those headers, in the same form. */
const headersAreSent: Proof = {
  async prove({ body }) {
    const { headers } = headersSchema.parse(body);
    const event = await sentWhen('test-created');
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
      return {
        example,
        operation: 'webhook delivery',
        client,
        simulator: name in happenings ? isSent(name) : neverHappens,
      };
    }),
  { example: 'webhook-delivery.headers.json', operation: 'webhook delivery', client, simulator: headersAreSent },
];
