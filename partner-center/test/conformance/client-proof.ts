import assert from 'node:assert/strict';
import type { ErrorCode } from '../../../errors/onboarding-error.ts';
import type { PartnerCenter } from '../../partner-center.ts';
import { createClient, failure, type Received, said, startScriptedServer } from '../scripted-server.ts';
import { untold } from './compare-answer.ts';
import { memberDifferences } from './compare-members.ts';
import { type Example, readExample } from './read-example.ts';
import { type Differences, type Proof, unexpected } from './row.ts';

type Call = (partnerCenter: PartnerCenter) => Promise<unknown>;

/** The ids of every write here. */
export const ids = {
  requestId: 'e36be7e7-7d53-4f6b-8ad0-7a2f2f3c0b3d',
  correlationId: '0d0d5b2a-0a7a-4d55-9a4f-5f6f4c1f77aa',
};

interface Exchange {
  /** Method, path and query of the documented request, decoded. */
  readonly request: string;
  /** Documented; 200 unless told. */
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly call: Call;
}

/**
 * The client takes the example for an answer, and gives back all that it says but what it `leavesOut`; or, where it uses
 * other names, what `returns` has.
 */
export function accepts(
  expected: Exchange & ({ readonly leavesOut: readonly string[] } | { readonly returns: unknown }),
  sent?: unknown,
): Proof {
  return {
    async prove(example) {
      const { answer, received } = await exchange(expected, example);
      if ('returns' in expected) assert.deepEqual(answer, expected.returns);
      else assert.deepEqual(untold(example.body, answer, expected.leavesOut), []);
      if (sent !== undefined) assert.deepEqual(JSON.parse(received.text), sent);
    },
  };
}

/** The client makes an error of the example that tells a person what is wrong. */
export function refuses(
  expected: Exchange & {
    readonly status: number;
    readonly code: ErrorCode;
    readonly providerCode?: string;
    readonly retryAfterSeconds?: number;
    /** The name of what the person reads; that of the fault unless told. */
    readonly says?: string;
  },
): Proof {
  return {
    async prove(example) {
      const { status, providerCode, says = `fault-${status}-${providerCode}` } = expected;
      const error = await failure(exchange(expected, example));
      assert.equal(error.code, expected.code);
      assert.equal(error.detail.httpStatus, status);
      assert.equal(error.detail.providerCode, providerCode);
      assert.equal(error.detail.retryAfterSeconds, expected.retryAfterSeconds);
      assert.equal(said(error.says).replace(/^partner-center-says (\S+) .*/, '$1'), says);
    },
  };
}

/** The client, given the values of the example, sends the example: same method, path, headers, members and values. */
export function sends(
  expected: Exchange & { readonly asked?: Record<string, string>; readonly differences?: Differences },
  answer: string,
): Proof {
  const { asked = {}, differences = {} } = expected;
  return {
    differences,
    async prove(example) {
      const { received } = await exchange(expected, readExample(answer));
      const { headers } = received;
      assert.match(headers.authorization ?? '', /^Bearer \S+$/);
      assert.equal(headers.accept, 'application/json');
      assert.match(headers['content-type'] ?? '', /^application\/json/);
      assert.match(String(headers['ms-requestid']), /^[0-9a-f-]{36}$/);
      assert.match(String(headers['ms-correlationid']), /^[0-9a-f-]{36}$/);
      assert.equal(headers['ms-contract-version'], 'v1');
      for (const [name, value] of Object.entries(asked)) assert.equal(headers[name.toLowerCase()], value, name);
      const found = memberDifferences(example.body, JSON.parse(received.text));
      assert.deepEqual(unexpected(found, differences), []);
    },
  };
}

/** Lets the client make its request to a server that answers it, and no other, with the example. */
async function exchange(
  { request, status = 200, headers, call }: Exchange,
  example: Example,
): Promise<{ answer: unknown; received: Received }> {
  const server = await startScriptedServer();
  try {
    const body = example.text;
    server.on(request.split('?')[0] ?? '', { status, body, headers: { ...example.headers, ...headers } });
    const { partnerCenter } = createClient(server);
    const outcome = await call(partnerCenter).then(
      (answer) => ({ answer }),
      (thrown: unknown) => ({ thrown }),
    );
    assert.deepEqual(server.received.map(lineOf), [request]);
    const [received] = server.received;
    assert.ok(received);
    if ('thrown' in outcome) throw outcome.thrown;
    return { answer: outcome.answer, received };
  } finally {
    await server.close();
  }
}

function lineOf({ method, path, query }: Received): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return `${method} ${decodeURIComponent(path)}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}
