import type { IncomingHttpHeaders } from 'node:http';
import { AnyCaseQuery, type Call } from './call.ts';
import { leaveTrace } from './leave-trace.ts';
import { countSignIn } from './resources/mfa-adoption.ts';
import { type Answer, fault, Refusal } from './respond.ts';
import { type Access, type Route, routes } from './routes.ts';
import { throttle } from './throttle.ts';
import { type AccessToken, isOfGraph, mfaRequired, readAccessToken, requireAudience } from './tokens/access-token.ts';
import type { World } from './world.ts';

export interface Received {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Finds the route, checks the token, and answers; a repeated POST gets its first answer again. */
export function answerCall(world: World, received: Received): Answer {
  try {
    return isService(received.url) ? answerPartner(world, received) : answerAnyone(world, received);
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.answer;
    throw thrown;
  }
}

/** Whether an address belongs to Partner Center itself, where every call needs a token. */
export function isService({ pathname }: URL): boolean {
  return /^\/(v1|v1\.0|webhooks|auditactivity)\//i.test(pathname);
}

function answerAnyone(world: World, received: Received): Answer {
  const { route, groups } = findRoute(received);
  return route.answer(callOf(world, received, groups));
}

function answerPartner(world: World, received: Received): Answer {
  const { url, headers } = received;
  const token = readAccessToken(world, headers.authorization);
  requireAudience(token, url.pathname);
  countSignIn(world, token);
  if (world.switches.mfa === 'enforced' && token.kind === 'user' && !token.isMfa) throw mfaRequired();
  throttle(world, url.pathname);
  const { route, groups } = findRoute(received);
  requireKind(route.access, token);
  const answer = answerOnce(callOf(world, received, groups, token), route);
  // Asked whether MFA is in place, the service says so beside its answer; a header is assumed.
  if (headers.validatemfa !== 'true') return answer;
  return { ...answer, headers: { ...answer.headers, isMfaCompliant: String(token.isMfa) } };
}

function callOf(world: World, received: Received, groups: Record<string, string>, token?: AccessToken): Call {
  const { method, url, headers, body } = received;
  return {
    world,
    method,
    path: url.pathname,
    query: new AnyCaseQuery(url.searchParams),
    headers,
    body,
    origin: url.origin,
    token,
    param: (name) => decode(groups[name] ?? ''),
  };
}

/** Refuses a token of the wrong kind. Which code a user's token gets where only applications may call is not documented. */
function requireKind(access: Access, { kind }: AccessToken): void {
  if (access === 'user token' && kind !== 'user') {
    throw fault(403, 900329, 'This resource does not support application-only authentication.');
  }
  if (access === 'app token' && kind !== 'app') {
    throw fault(403, 900150, 'This resource supports application-only authentication only.');
  }
}

/** What a valid token says, for the log of requests. */
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
 * `MS-RequestId` is the idempotency key of a POST (Microsoft Learn: headers), but for Graph, which does not know it. Only successes are kept: after a
 * refusal the documents ask for a new id anyway.
 */
function answerOnce(call: Call, route: Route): Answer {
  const { answers } = call.world.state;
  const requestId = call.headers['ms-requestid'];
  const isRepeatable = call.method === 'POST' && typeof requestId === 'string' && !isOfGraph(call.path);
  const key = isRepeatable ? `${call.path.toLowerCase()} ${requestId.toLowerCase()}` : '';
  const known = answers[key];
  if (known) return known;
  const answer = route.answer(call);
  leaveTrace(call, answer);
  if (isRepeatable && answer.status < 300) answers[key] = answer;
  return answer;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw fault(400, 3000, 'The address is not valid.');
  }
}
