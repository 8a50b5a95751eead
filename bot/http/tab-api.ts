import { hash } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Person } from '../../onboarding/person.ts';
import { shortText } from '../../onboarding/short-text.ts';
import type { Words } from '../../words/words.ts';
import type { RefusalLog } from '../log/refusals.ts';
import { NotAnswered, notAnswered, unreadable } from '../tab/api/not-answered.ts';
import { createPace } from '../tab/api/pace.ts';
import { type Call, deeds, questions } from '../tab/api/tab-api.ts';
import { type Viewer, viewerOf } from '../tab/api/viewer.ts';
import { demoToken, type WhoLooks } from '../tab/api/who-looks.ts';
import type { Services } from '../teams/services.ts';
import type { AnswerRequest } from './answering.ts';
import { readBytes } from './read-bytes.ts';
import { readJson } from './read-json.ts';

export interface TabApiParts {
  readonly services: Services;
  readonly whoLooks: WhoLooks;
  /** There is no Entra here: people say themselves who they are, on this machine alone. */
  readonly isDesk: boolean;
  /** On a desk, whose people nobody else knows. */
  readonly deskTenant: string;
  readonly refusals: RefusalLog;
}

/** In bytes: what somebody typed into a form of the tab. */
const largestBody = 32 * 1024;

/** What the tab asks and does. Nothing of it is kept by anybody on the way; no cookie is set or read. */
export function addTabApi(server: Server, parts: TabApiParts): void {
  const { services, refusals } = parts;
  const pace = createPace(services.now);

  /** Who looks is asked before anything else is read. */
  const viewed = (answer: (viewer: Viewer, request: Request) => Promise<object>): AnswerRequest => {
    return async (request, response) => {
      const words = services.words.at(localityOf(request));
      try {
        const person = await personOf(parts, request, words);
        pace(person.id);
        const viewer = await viewerOf(services, person, localityOf(request), undefined);
        send(request, response, 200, await answer(viewer, request));
      } catch (thrown) {
        const refused = notAnswered(words, thrown);
        if (refused.status === 500)
          services.log.error({ err: thrown, route: String(request.getRoute().path) }, 'a request failed');
        if (refused.status === 401) refusals.record(refused.failure.code);
        const { retryAfterSeconds } = refused;
        if (retryAfterSeconds !== undefined) response.setHeader('retry-after', retryAfterSeconds);
        send(request, response, refused.status, refused.failure);
      }
    };
  };

  for (const [path, answer] of Object.entries(questions)) {
    server.get(
      path,
      viewed((viewer, request) => answer(viewer, callOf(viewer, request))),
    );
  }
  for (const [path, carryOut] of Object.entries(deeds)) {
    server.post(
      path,
      viewed(async (viewer, request) => {
        const body = await bodyOf(viewer, request);
        services.limits.take('commands', viewer.caller.person.id);
        return carryOut(viewer, callOf(viewer, request), body);
      }),
    );
  }
  const nothing = viewed(async ({ services: { words } }) => {
    throw new NotAnswered(404, { code: 'no-such-question', text: words.say('answers.failure.unreadable') });
  });
  for (const method of ['get', 'head', 'post', 'put', 'patch', 'del', 'opts'] as const) {
    server[method]('/api/tab/*', nothing);
  }
  if (parts.isDesk) addDeskTokens(server, parts);
}

/** Who is played by the page that plays Teams, as their chat knows them. */
function addDeskTokens(server: Server, { services, deskTenant }: TabApiParts): void {
  const Wanted = z.object({ person: shortText(100), name: shortText(100).default('') });
  server.get('/tab/host/token', async (request: Request, response: Response) => {
    const wanted = Wanted.safeParse(queryOf(request));
    if (!wanted.success || !isFromHere(request)) return void response.send(404);
    const { person: id, name } = wanted.data;
    const known = (await services.people.find(id))?.person;
    response.setHeader('cache-control', 'no-store');
    response.send(200, { token: demoToken(known ?? { id, tenantId: deskTenant, name: name || id }) });
  });
}

async function personOf({ whoLooks, isDesk }: TabApiParts, request: Request, words: Words): Promise<Person> {
  const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) {
    throw new NotAnswered(401, { code: 'no-token', text: words.say('answers.failure.noToken') });
  }
  const person = isDesk && !isFromHere(request) ? undefined : await whoLooks(token);
  if (person !== undefined) return person;
  throw new NotAnswered(401, { code: 'token-refused', text: words.say('answers.failure.tokenRefused') });
}

function isFromHere({ socket }: Request): boolean {
  return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(socket.remoteAddress ?? '');
}

const Zone = z.string().regex(/^[A-Za-z0-9_+/-]{1,60}$/);
const Language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/);

/** How and when it is where they are, as far as their browser says. */
function localityOf({ headers }: Request): { locale: string; timeZone: string } {
  const [wished = ''] = (headers['accept-language'] ?? '').split(/[,;]/, 1);
  const locale = Language.safeParse(wished.trim()).data ?? 'en-GB';
  return { locale, timeZone: Zone.safeParse(headers['x-time-zone']).data ?? 'UTC' };
}

function callOf({ services: { words } }: Viewer, request: Request): Call {
  const params = z.record(z.string(), shortText(500)).safeParse(request.params);
  if (!params.success) throw unreadable(words);
  return { params: params.data, query: queryOf(request) };
}

function queryOf(request: Request): Readonly<Record<string, string>> {
  const [, query = ''] = (request.url ?? '').split('?', 2);
  return Object.fromEntries(new URLSearchParams(query));
}

async function bodyOf({ services: { words } }: Viewer, request: Request): Promise<unknown> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (!type.toLowerCase().startsWith('application/json') || encoding !== 'identity') {
    throw new NotAnswered(415, { code: 'json-only', text: words.say('answers.failure.unreadable') });
  }
  const bytes = await readBytes(request, largestBody);
  if (bytes === undefined) {
    throw new NotAnswered(413, { code: 'too-large', text: words.say('answers.failure.tooLarge') });
  }
  return readJson(bytes.toString('utf8'));
}

/** Whoever knows this answer already gets none: they ask every few seconds. */
function send(request: Request, response: Response, status: number, body: object): void {
  // What turns the reading direction around was typed by somebody: our own texts do not need it.
  const text = JSON.stringify(body).replace(/[\u202A-\u202E\u2066-\u2069]/gu, '');
  const etag = `W/"${hash('sha256', text, 'base64url').slice(0, 27)}"`;
  const isKnown = status === 200 && request.method === 'GET' && request.headers['if-none-match'] === etag;
  response.writeHead(isKnown ? 304 : status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    vary: 'authorization, accept-language, x-time-zone',
    etag,
    ...(!isKnown && { 'content-type': 'application/json; charset=utf-8' }),
    // What is left of too large a body ends with its connection.
    ...(status === 413 && { connection: 'close' }),
  });
  response.end(isKnown ? undefined : text);
}
