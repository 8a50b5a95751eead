import { once } from 'node:events';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { answer, type Call } from './answer.ts';
import { page } from './page.ts';
import { Refusal } from './refusal.ts';
import { State, seed } from './rows.ts';
import { Switches } from './switches.ts';

export interface Crm {
  readonly url: string;
  /** What it holds; a test may change it. */
  readonly state: State;
  readonly switches: Switches;
  /** What was asked of it, oldest first: method, path and query as they came, and who asked. */
  readonly calls: readonly { readonly method: string; readonly path: string; readonly token: string }[];
  close(): Promise<void>;
}

/** @param options.stateFile keeps what is written back across restarts; without it everything ends with the process */
export async function startCrm(options: { readonly port: number; readonly stateFile?: string }): Promise<Crm> {
  const { port, stateFile } = options;
  const state =
    stateFile !== undefined && existsSync(stateFile)
      ? State.parse(JSON.parse(readFileSync(stateFile, 'utf8')))
      : seed();
  const switches = Switches.parse({});
  const calls: { method: string; path: string; token: string }[] = [];

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const call = await readCall(request);
    if (call.url.pathname === '/') return send(response, 200, page(state), { 'Content-Type': 'text/html' });
    if (call.url.pathname === '/_switches') {
      Object.assign(switches, Switches.partial().parse(call.body));
      return send(response, 200, JSON.stringify(switches));
    }
    const token = String(call.headers.authorization ?? '');
    calls.push({ method: call.method, path: request.url ?? '', token });
    if (switches.slowMs > 0) await pause(switches.slowMs, undefined, { ref: false });
    const { status, body } = answerUnlessOut(call);
    if (call.method === 'PATCH' && stateFile !== undefined) keep(stateFile, state);
    if (call.method === 'PATCH' && switches.losesAnswers > 0) {
      switches.losesAnswers -= 1;
      return void response.destroy();
    }
    send(response, status, body === undefined ? '' : JSON.stringify(body));
  };
  const answerUnlessOut = (call: Call) => {
    const { isDown, throttledSeconds } = switches;
    if (isDown) throw new Refusal(503, '0x80060891', 'The service is unavailable.');
    if (throttledSeconds > 0) {
      const headers = { 'Retry-After': String(throttledSeconds) };
      throw new Refusal(429, '0x80072322', 'Number of requests exceeded the limit of 6000.', headers);
    }
    return answer(state, switches, call);
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((thrown: unknown) => {
      const { status, code, message, headers } =
        thrown instanceof Refusal ? thrown : new Refusal(500, '0x80040216', String(thrown));
      send(response, status, JSON.stringify({ error: { code, message } }), headers);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
    state,
    switches,
    calls,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const { method = 'GET', url = '/', headers } = request;
  const body = await text(request);
  return {
    method,
    url: new URL(url, 'http://127.0.0.1'),
    headers,
    body: z.record(z.string(), z.unknown()).parse(JSON.parse(body || '{}')),
  };
}

function send(response: ServerResponse, status: number, body: string, headers: Readonly<Record<string, string>> = {}) {
  response.writeHead(status, { 'Content-Type': 'application/json; odata.metadata=minimal', ...headers });
  response.end(body);
}

function keep(file: string, state: State): void {
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}
