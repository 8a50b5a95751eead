import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { answerCall, type Received, serviceHeaders, tokenKindOf } from './answer-call.ts';
import { faultAnswer, takeFault } from './faults.ts';
import { type Answer, json, withByteOrderMark } from './respond.ts';
import { seedState } from './seed-state.ts';
import type { State } from './state.ts';
import { loadState, saveState } from './state-file.ts';
import type { ByteOrderMark, ClassicAttestation, RequestRecord, Timings, World } from './world.ts';

export interface SimulatorOptions {
  /** Where to listen; 127.0.0.1 unless said. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Keeps the state across restarts; without it everything ends with the process. */
  readonly stateFile?: string;
  /** The same seed and calls make the same ids and passwords. */
  readonly seed?: number;
  readonly timings?: Partial<Timings>;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** ISO 3166 alpha-2; decides where the partner sells. */
  readonly partnerCountry?: string;
  readonly classicAttestation?: ClassicAttestation;
  readonly byteOrderMark?: ByteOrderMark;
}

export interface Simulator {
  readonly url: string;
  readonly port: number;
  /** What it holds right now: customers, carts, orders, agreements… */
  readonly state: State;
  /** The last hundred requests, oldest first. */
  readonly requests: readonly RequestRecord[];
  close(): Promise<void>;
}

const defaultTimings: Timings = { customerReadableMs: 1500, verificationMs: 8000, orderCompletedMs: 3000 };

/**
 * Starts a Partner Center that behaves like the documented one, with Microsoft's token endpoint and the customer's
 * pages on the same port.
 * @throws when the port is taken (`EADDRINUSE`) or the state file is not one
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { host = '127.0.0.1', stateFile, clock = Date.now } = options;
  const kept = stateFile === undefined ? undefined : loadState(stateFile);
  const world: World = {
    state: kept ?? seedState(options.seed ?? 1, options.partnerCountry ?? 'US', clock()),
    timings: { ...defaultTimings, ...options.timings },
    classicAttestation: options.classicAttestation ?? 'accepted',
    byteOrderMark: options.byteOrderMark ?? 'organization',
    now: clock,
    requests: [],
    faults: [],
  };
  const save = () => stateFile !== undefined && saveState(stateFile, world.state);
  const server = createServer((request, response) => {
    serve(world, save, request, response).catch((thrown: unknown) => {
      process.stderr.write(`Partner Center simulator: ${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
      if (!response.headersSent) send(response, json(500, { code: 500, description: 'The simulator failed.' }), {});
    });
  });
  server.listen(options.port, host);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`,
    port,
    state: world.state,
    requests: world.requests,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve(
  world: World,
  save: () => void,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const received = await receive(request);
  const record = remember(world, received);
  const fault = takeFault(world.faults, received.method, received.url.pathname);
  if (fault) record.note = fault.fault;
  if (fault?.fault === 'slow') await delay(fault.delayMs);
  if (fault?.fault === 'drop-before') {
    response.destroy();
    return;
  }
  const answer = (fault && faultAnswer(fault)) ?? answerCall(world, received);
  if (received.method !== 'GET' && received.method !== 'HEAD') save();
  if (fault?.fault === 'drop-after') {
    response.destroy();
    return;
  }
  record.status = answer.status;
  const marked = world.byteOrderMark === 'everywhere' && answer.body ? withByteOrderMark(answer) : answer;
  send(response, marked, serviceHeaders(received));
}

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`),
    headers: request.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function remember(world: World, { method, url, headers }: Received): RequestRecord {
  const record: RequestRecord = {
    at: world.now(),
    method,
    path: `${url.pathname}${url.search}`,
    requestId: headers['ms-requestid']?.toString(),
    correlationId: headers['ms-correlationid']?.toString(),
    tokenKind: tokenKindOf(world, headers.authorization),
  };
  // The overview draws itself again every few seconds and would push out what one wants to see.
  if (url.pathname !== '/' && !url.pathname.startsWith('/_')) world.requests.push(record);
  if (world.requests.length > 100) world.requests.shift();
  return record;
}

function send(response: ServerResponse, answer: Answer, headers: Record<string, string>): void {
  const body = Buffer.from(answer.body ?? '');
  response.writeHead(answer.status, { ...headers, ...answer.headers, 'Content-Length': body.length });
  response.end(body);
}
