import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { routes } from '../../simulator/routes.ts';
import { ofEachTest } from '../../test/of-each-test.ts';
import { rows } from './conformance/conformance-table.ts';
import type { Held } from './fault-matrix/prepared-partner.ts';
import { everyOperation } from './fault-matrix/run-every-operation.ts';
import { createClient, ids, startScriptedServer } from './scripted-server.ts';

/** The lines of the table of operations in `docs/partner-center.md`; a request has `{…}` for what names one thing. */
const operations = readTable();

function readTable() {
  const text = readFileSync(new URL('../../docs/partner-center.md', import.meta.url), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith('Operations\n')) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('| `'));
  return lines.map((line) => {
    const cells = line.slice(1, -1).replaceAll('`', '').split('|');
    const [operation = '', request = '', token = '', client = '', simulator = '', source = ''] = cells.map((cell) =>
      cell.trim(),
    );
    return { operation, request, token, client, simulator, source };
  });
}

/** Whether an example was held against this side of the operation. */
function isCompared(operation: string, side: 'client' | 'simulator'): boolean {
  return rows.some((row) => row.operation === operation && 'prove' in row[side]);
}

function isOffered(request: string): boolean {
  const [method = '', path = ''] = request.split(' ');
  return routes.some((route) => route.method === method && route.path.test(path));
}

/** Nothing of it is there: everything is answered with 501, and what counts is what was asked. */
const held: Held = {
  customerId: 'c',
  newcomerId: 'n',
  templateId: 't',
  catalogItemId: 'p:s:a',
  availabilityId: 'a',
  cartId: 'cart',
  orderId: 'o',
  subscription: { id: 's', quantity: 1, autoRenewEnabled: true },
  billingProfile: { id: 'b', attributes: { etag: '1' } },
  auditRecordId: () => 'r',
  testEventId: () => 'e',
  adminRelationshipId: () => 'g',
};

describe('the table of operations in docs/partner-center.md', () => {
  const server = ofEachTest(startScriptedServer);

  it('names every operation of the client, and no other', () => {
    const { partnerCenter } = createClient(server);
    assert.deepEqual(operations.map(({ operation }) => operation).sort(), Object.keys(partnerCenter).sort());
  });

  for (const { operation, request, token, client, simulator, source } of operations) {
    it(`tells the request of ${operation}, its token and what was compared`, async () => {
      const { partnerCenter } = createClient(server);
      const sent: string[] = [];
      const kinds = new Set<string>();
      for (const { call } of everyOperation.filter(({ name }) => name === operation)) {
        await call(partnerCenter, held, ids).catch(() => undefined);
        const last = server.received.at(-1);
        assert.ok(last);
        sent.push(`${last.method} ${decodeURIComponent(last.path)}`);
        kinds.add(/^Bearer (app|user)-/.exec(String(last.headers.authorization))?.[1] ?? 'none');
      }
      const [method = '', path = ''] = request.split(' ');
      const pattern = path.replace(/[.()$]/g, '\\$&').replace(/\{\w+\}/g, "[^/']+");
      for (const line of sent) assert.match(line, new RegExp(`^${method} ${pattern}$`));

      assert.deepEqual(token.split(', '), [...kinds]);
      assert.equal(client, isCompared(operation, 'client') ? '✓' : '–');
      const offered = sent.every(isOffered) ? 'offered' : 'no';
      assert.equal(simulator, isCompared(operation, 'simulator') ? '✓' : offered);
      assert.notEqual(source, '');
    });
  }
});
