import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Call } from './call.ts';
import { type Answer, fault, Refusal } from './respond.ts';
import { type Route, routes } from './routes.ts';
import { readAccessToken } from './tokens.ts';
import type { World } from './world.ts';

export interface Received {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Finds the route, checks the token, and answers; a repeated POST gets its first answer again. */
export function answerCall(world: World, received: Received): Answer {
  const { method, url, headers, body } = received;
  try {
    const token = isService(url) ? readAccessToken(world, headers.authorization) : undefined;
    const found = findRoute(received);
    if (found.route.access === 'user token' && token?.kind !== 'user') {
      throw fault(403, 900329, 'This resource does not support application-only authentication.');
    }
    const call: Call = {
      world,
      method,
      path: url.pathname,
      query: url.searchParams,
      headers,
      body,
      origin: url.origin,
      token,
      param: (name) => decode(found.groups[name] ?? ''),
    };
    return token ? answerOnce(call, found.route) : found.route.answer(call);
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.answer;
    throw thrown;
  }
}

/** Whether an address belongs to Partner Center itself, where every call needs a token. */
function isService({ pathname }: URL): boolean {
  return /^\/(v1|v1\.0|webhooks)\//i.test(pathname);
}

/** The kind of a valid token, for the log of requests. */
export function tokenKindOf(world: World, authorization: string | undefined): 'app' | 'user' | undefined {
  try {
    return readAccessToken(world, authorization).kind;
  } catch {
    return undefined;
  }
}

function findRoute({ method, url }: Received): { route: Route; groups: Record<string, string> } {
  for (const route of routes) {
    const match = route.method === method && route.path.exec(url.pathname);
    if (match) return { route, groups: { ...match.groups } };
  }
  throw fault(501, 501, `The simulator does not offer ${method} ${url.pathname}.`, [], 'Simulator');
}

/**
 * `MS-RequestId` is the idempotency key of a POST (Microsoft Learn: headers). Only successes are kept: after a
 * refusal the documents ask for a new id anyway.
 */
function answerOnce(call: Call, route: Route): Answer {
  const requestId = call.headers['ms-requestid'];
  if (call.method !== 'POST' || typeof requestId !== 'string') return route.answer(call);
  const { answers } = call.world.state;
  const key = `${call.path.toLowerCase()} ${requestId.toLowerCase()}`;
  const answer = answers[key] ?? route.answer(call);
  if (answer.status < 300) answers[key] = answer;
  return answer;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw fault(400, 3000, 'The address is not valid.');
  }
}

/** The headers Partner Center puts on every answer. */
export function serviceHeaders({ headers, url }: Received): Record<string, string> {
  if (!isService(url)) return {};
  return {
    'MS-RequestId': String(headers['ms-requestid'] ?? randomUUID()),
    'MS-CorrelationId': String(headers['ms-correlationid'] ?? randomUUID()),
    'MS-CV': `${randomUUID().slice(0, 16)}.0`,
    'MS-ServerId': '0000112D',
    'Request-Context': 'appId=cid-v1:03ce8ca8-8373-4021-8f25-d5dd45c7b12f',
    'X-Locale': String(headers['x-locale'] ?? 'en-US'),
  };
}
