import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { routes } from '../../simulator/routes.ts';
import { rows } from './conformance/conformance-table.ts';
import { everyOperation } from './every-operation.ts';
import { createClient, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

/** A line of the table of operations in `docs/partner-center.md`. */
interface Documented {
  readonly operation: string;
  /** Method and path, with `{…}` for what names one thing. */
  readonly request: string;
  readonly token: string;
  readonly client: string;
  readonly simulator: string;
  readonly source: string;
}

const operations = readTable('Operations');

function readTable(title: string): Documented[] {
  const text = readFileSync(new URL('../../docs/partner-center.md', import.meta.url), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('| `'));
  return lines.map((line) => {
    const [operation = '', request = '', token = '', client = '', simulator = '', source = ''] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.replaceAll('`', '').trim());
    return { operation, request, token, client, simulator, source };
  });
}

/** Whether an example was held against this side of the operation. */
function isCompared(operation: string, side: 'client' | 'simulator'): boolean {
  return rows.some((row) => row.operation === operation && 'prove' in row[side]);
}

function isOffered(method: string, path: string): boolean {
  return routes.some((route) => route.method === method && route.path.test(path));
}

describe('the table of operations in docs/partner-center.md', () => {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await startScriptedServer();
  });
  afterEach(() => server.close());

  it('names every operation of the client, and no other', () => {
    const { partnerCenter } = createClient(server);
    assert.deepEqual(operations.map(({ operation }) => operation).sort(), Object.keys(partnerCenter).sort());
  });

  for (const { operation, request, token, client, simulator, source } of operations) {
    const calls = everyOperation.filter(([name]) => name === operation);
    if (calls.length === 0) continue;

    it(`tells the request of ${operation}, its token and what was compared`, async () => {
      const { partnerCenter } = createClient(server);
      const sent: string[] = [];
      for (const [, , call] of calls) {
        // Everything is answered with 501; what counts is what was asked.
        await call(partnerCenter).catch(() => undefined);
        const last = server.received.at(-1);
        assert.ok(last);
        sent.push(`${last.method} ${decodeURIComponent(last.path)}`);
      }
      const [method = '', path = ''] = request.split(' ');
      const pattern = path.replace(/[.()$]/g, '\\$&').replace(/\{\w+\}/g, "[^/']+");
      for (const line of sent) assert.match(line, new RegExp(`^${method} ${pattern}$`));

      assert.deepEqual(
        token.split(', '),
        calls.map(([, kind]) => kind),
      );
      assert.equal(client, isCompared(operation, 'client') ? '✓' : '–');
      const offered = sent.every((line) => isOffered(...halves(line))) ? 'offered' : 'no';
      assert.equal(simulator, isCompared(operation, 'simulator') ? '✓' : offered);
      assert.notEqual(source, '');
    });
  }
});

function halves(line: string): [string, string] {
  const [method = '', path = ''] = line.split(' ');
  return [method, path];
}
