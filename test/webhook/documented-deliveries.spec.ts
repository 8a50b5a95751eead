import assert from 'node:assert/strict';
import { sign, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { createCheckSignature } from '../../bot/webhook/check-signature.ts';
import { readDelivery } from '../../bot/webhook/read-delivery.ts';
import { exampleFiles, readExample } from '../../partner-center/test/conformance/read-example.ts';
import { makeCertificate } from './make-certificate.ts';

const eventSchema = z.object({
  EventName: z.string(),
  ResourceUri: z.string().nullish(),
  ResourceChangeUtcDate: z.string(),
});
const headersSchema = z.object({ headers: z.record(z.string(), z.string()) });

/** A customer stands only in the address of the acceptance. */
const customers: Readonly<Record<string, string>> = {
  'reseller-relationship-accepted-by-customer': '4b2a6e33-8791-4386-bd2b-0d55baf25039',
};

describe('the receiver of webhooks and the documented deliveries', () => {
  for (const file of exampleFiles().filter((name) => name.startsWith('webhook-event.'))) {
    it(`reads ${file}`, () => {
      const { text, body } = readExample(file);
      const { EventName: eventName, ResourceUri, ResourceChangeUtcDate: changedAt } = eventSchema.parse(body);
      assert.equal(file, `webhook-event.${eventName}.json`);
      const customerId = customers[eventName];
      const read = readDelivery(Buffer.from(text), Date.parse(changedAt) + 60_000);
      assert.deepEqual(read, { eventName, resourceUri: ResourceUri ?? '', changedAt, customerId });
    });
  }

  it('takes one with the documented headers, signed as they say, by a certificate at the address they name', async () => {
    const { headers } = headersSchema.parse(readExample('webhook-delivery.headers.json').body);
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
  });
});
