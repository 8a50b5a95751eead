import assert from 'node:assert/strict';
import type { ErrorCode } from '../../../errors/onboarding-error.ts';
import type { PartnerCenter } from '../../partner-center.ts';
import { createClient, failure, type Received, said, startScriptedServer } from '../scripted-server.ts';
import { memberDifferences } from './compare-members.ts';
import { type Example, readExample } from './read-example.ts';
import { because, type Differences, isObject, type Proof, unexpected } from './row.ts';

export type Call = (partnerCenter: PartnerCenter) => Promise<unknown>;

/** `request`: method, path and query, decoded. */
interface Asked {
  readonly request: string;
  readonly call: Call;
}

/** What is answered besides the example's body. */
interface Answered {
  /** Where the name of the example does not tell it. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the client gives back: all that the example says but what it leaves out; or, under other names, `returns`. */
export interface Told extends Answered {
  readonly leavesOut?: readonly string[];
  readonly returns?: unknown;
}

export interface Refusal extends Answered {
  /** `partner-center-refused` unless told. */
  readonly code?: ErrorCode;
  readonly providerCode?: string;
  readonly retryAfterSeconds?: number;
  /** The name of what the person reads; that of the fault unless told. */
  readonly says?: string;
}

export interface Sent {
  /** Of the request, besides those of every request. */
  readonly asked?: Record<string, string>;
  readonly differences?: Differences;
}

/** The client takes the example for an answer. A word may come in small letters, and the client may add to it. */
export function takes({ leavesOut = [], ...expected }: Told & Asked): Proof {
  return {
    async prove(example) {
      const { answer } = await exchange(expected, example);
      if ('returns' in expected) return assert.deepEqual(answer, expected.returns);
      const shown = Array.isArray(answer) && isObject(example.body) ? example.body.items : example.body;
      const isSame = (one: unknown, told: unknown) =>
        one === told || (typeof one === 'string' && one.toLowerCase() === told);
      const found = memberDifferences(shown, answer, isSame).filter(([, what]) => what !== 'only ours');
      const dropped = because('only the example has it', ...leavesOut);
      assert.deepEqual(unexpected(found, dropped), []);
      for (const [member, what] of found) assert.equal(what, dropped[member], member);
    },
  };
}

/** The client makes an error of the example that tells a person what is wrong. */
export function refuses({ code = 'partner-center-refused', ...expected }: Refusal & Asked): Proof {
  return {
    async prove(example) {
      const { providerCode, status = example.status, says = `fault-${status}-${providerCode}` } = expected;
      const error = await failure(exchange(expected, example));
      assert.equal(error.code, code);
      assert.equal(error.detail.httpStatus, status);
      assert.equal(error.detail.providerCode, providerCode);
      assert.equal(error.detail.retryAfterSeconds, expected.retryAfterSeconds);
      assert.equal(said(error.says).replace(/^partner-center-says (\S+) .*/, '$1'), says);
    },
  };
}

/** The client, given the values of the example, sends the example: same method, path, headers, members and values. */
export function sends({
  answer,
  asked = {},
  differences = {},
  ...expected
}: Sent & Asked & { readonly answer: string }): Proof {
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
      assert.deepEqual(unexpected(memberDifferences(example.body, JSON.parse(received.text)), differences), []);
    },
  };
}

/** Lets the client make its request to a server that answers it, and no other, with the example. */
async function exchange(
  { request, call, ...answered }: Asked & Answered,
  example: Example,
): Promise<{ answer: unknown; received: Received }> {
  const server = await startScriptedServer();
  try {
    const { status = example.status, headers } = answered;
    const answer = { status, body: example.text, headers: { ...example.headers, ...headers } };
    server.on(request.split('?')[0] ?? '', answer);
    const [outcome] = await Promise.allSettled([call(createClient(server).partnerCenter)]);
    assert.deepEqual(server.received.map(lineOf), [request]);
    const [received] = server.received;
    assert.ok(received);
    if (outcome.status === 'rejected') throw outcome.reason;
    return { answer: outcome.value, received };
  } finally {
    await server.close();
  }
}

function lineOf({ method, path, query }: Received): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return `${method} ${decodeURIComponent(path)}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}
