import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { answerCall, isService, type Received, tokenKindOf } from './answer-call.ts';
import { dressAnswer } from './dress-answer.ts';
import { faultAnswer } from './fault-answer.ts';
import { type Trouble, takeFault } from './faults.ts';
import { type Answer, Refusal } from './respond.ts';
import type { RequestRecord, World } from './world.ts';

/** Reads a request, answers it with the trouble ordered for it, and notes it. */
export async function serveRequest(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const received = await receive(request);
  const record = remember(world, received);
  const trouble = takeTrouble(world, received);
  if (trouble instanceof Refusal) return send(response, trouble.answer);
  const kind = trouble?.fault;
  if (kind === 'slow') await delay(trouble?.delayMs);
  if (kind === 'drop-before') return drop(response, record, kind);
  const answer = (trouble && faultAnswer(trouble)) ?? answerCall(world, received);
  if (received.method !== 'GET' && received.method !== 'HEAD') world.save();
  if (kind === 'drop-after') return drop(response, record, kind);
  record.status = answer.status;
  const code = errorCodeOf(answer);
  record.note = [kind, code].filter((note) => note !== undefined).join(' ');
  send(response, isService(received.url) ? dressAnswer(answer, received, world.switches, trouble) : answer);
}

function drop(response: ServerResponse, record: RequestRecord, note: string): void {
  record.note = note;
  response.destroy();
}

function takeTrouble({ faults }: World, { method, url, headers }: Received): Trouble | Refusal | undefined {
  try {
    return takeFault(faults, method, url.pathname, headers['simulator-fault']?.toString());
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown;
    throw thrown;
  }
}

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return {
    method: request.method ?? 'GET',
    url: addressOf(request),
    headers: request.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/**
 * Slashes that stand together count as one: clients that put `/v1/` before a link get `/v1//customers`. At the start
 * they would be read as another host.
 */
function addressOf({ url = '/', headers }: IncomingMessage): URL {
  const origin = `http://${headers.host ?? 'localhost'}`;
  const address = URL.parse(url.replace(/^\/+/, '/'), origin) ?? new URL('http://localhost/');
  address.pathname = address.pathname.replace(/\/{2,}/g, '/');
  return address;
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
  // An open page reads itself again every few seconds and would push out what one wants to see.
  const isOurs = url.pathname === '/' || url.pathname.startsWith('/_') || headers['simulator-page'] !== undefined;
  if (!isOurs) world.requests.push(record);
  if (world.requests.length > 100) world.requests.shift();
  return record;
}

/** The code of a refusal in one of the fault shapes. */
function errorCodeOf({ status, body }: Answer): string | undefined {
  return status >= 400 ? /"code":(\d+)/.exec(body ?? '')?.[1] : undefined;
}

function send(response: ServerResponse, answer: Answer): void {
  const body = Buffer.from(answer.body ?? '', answer.encoding);
  response.writeHead(answer.status, { ...answer.headers, 'Content-Length': body.length });
  response.end(body);
}
