import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { OnboardingError, type Saying } from '../../errors/onboarding-error.ts';
import type { Log } from '../log.ts';
import { createPartnerCenter, type PartnerCenter, type PartnerCenterOptions } from '../partner-center.ts';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** An object or array is sent as JSON, a string as it is; `lost` cuts the connection instead of answering. */
export interface ScriptedAnswer {
  readonly status?: number;
  /** The reason phrase; that of the status unless told. */
  readonly reason?: string;
  readonly headers?: Record<string, string>;
  readonly body?: object | string;
  readonly lost?: boolean;
}

export interface ScriptedServer {
  readonly url: string;
  /** All that came except token requests. */
  readonly received: Received[];
  readonly tokenRequests: URLSearchParams[];
  /** The refresh tokens that still work. */
  readonly refreshTokens: Set<string>;
  /** Answers to `GET /v1/…`, one after the other; the last one stays. */
  on(request: string, ...answers: ScriptedAnswer[]): void;
  close(): Promise<void>;
}

/** Those of a caller's intent. */
export const ids = {
  requestId: 'e36be7e7-7d53-4f6b-8ad0-7a2f2f3c0b3d',
  correlationId: '0d0d5b2a-0a7a-4d55-9a4f-5f6f4c1f77aa',
};

const tokenPath = '/the-tenant/oauth2/v2.0/token';

const base64 = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');

/** What Entra adds for a user; it decides what MSAL keeps. */
export const whoSignedIn = {
  id_token: `${base64({ alg: 'none' })}.${base64({ oid: 'user', sub: 'user', tid: 'the-tenant', preferred_username: 'u' })}.`,
  client_info: base64({ uid: 'user', utid: 'the-tenant' }),
};

/** A Partner Center that says what the test tells it to, with Entra's token endpoint on the same port. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const received: Received[] = [];
  const tokenRequests: URLSearchParams[] = [];
  const refreshTokens = new Set(['first']);
  const script = new Map<string, ScriptedAnswer[]>();

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://server');
    const method = request.method ?? '';
    const key = `${method} ${decodeURIComponent(pathname)}`;
    const answers = script.get(key);
    const next = answers && (answers.length > 1 ? answers.shift() : answers[0]);
    if (pathname === tokenPath) {
      const form = new URLSearchParams(text);
      tokenRequests.push(form);
      reply(response, next ?? token(form));
      return;
    }
    received.push({ method, path: pathname, query: Object.fromEntries(searchParams), headers: request.headers, text });
    reply(response, next ?? { status: 501, body: `nobody told me about ${key}` });
  });

  function token(form: URLSearchParams): ScriptedAnswer {
    const common = { token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600 };
    const nth = tokenRequests.length;
    if (form.get('grant_type') === 'client_credentials') return { body: { ...common, access_token: `app-${nth}` } };
    if (!refreshTokens.delete(form.get('refresh_token') ?? '')) {
      return { status: 400, body: { error: 'invalid_grant', error_description: 'AADSTS700082: expired' } };
    }
    refreshTokens.add(`rolled-${nth}`);
    return { body: { ...common, access_token: `user-${nth}`, refresh_token: `rolled-${nth}`, ...whoSignedIn } };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    tokenRequests,
    refreshTokens,
    on: (request, ...answers) => void script.set(request, answers),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function reply(response: ServerResponse, { status = 200, reason, headers = {}, body, lost }: ScriptedAnswer): void {
  if (lost) {
    response.destroy();
    return;
  }
  const text = typeof body === 'object' ? JSON.stringify(body) : (body ?? '');
  if (reason !== undefined) response.statusMessage = reason;
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
  response.end(text);
}

/** A client of the scripted server, what it logged, and its vault for the refresh token. */
export function createClient(
  server: Pick<ScriptedServer, 'url'>,
  options: Partial<PartnerCenterOptions> = {},
): { partnerCenter: PartnerCenter; logged: string[]; vault: { token: string | undefined; saved: string[] } } {
  const logged: string[] = [];
  const vault: { token: string | undefined; saved: string[] } = { token: 'first', saved: [] };
  const partnerCenter = createPartnerCenter({
    url: server.url,
    graphUrl: server.url,
    loginUrl: server.url,
    tenantId: 'the-tenant',
    clientId: 'the-app',
    clientSecret: 'the-client-secret',
    readRefreshToken: async () => vault.token,
    saveRefreshToken: async (token) => {
      vault.token = token;
      vault.saved.push(token);
    },
    log: logInto(logged),
    ...options,
  });
  return { partnerCenter, logged, vault };
}

/** Keeps everything that can be logged; nothing is hidden on its way in, unlike in the product. */
export function logInto(lines: string[]): Log {
  const line = (...parts: unknown[]) =>
    void lines.push(JSON.stringify(parts, (_, value) => (value instanceof Error ? unfold(value) : value)));
  return { debug: line, info: line, warn: line, error: line };
}

/** The name of what an error says with its values, such as `throttled 57`. */
export function said({ key, values }: Saying): string {
  const told = Object.values(values).map((value) => (typeof value === 'object' ? said(value) : value));
  return [key.replace('errors.partnerCenter.', ''), ...told].join(' ');
}

/** The error that a call fails with. */
export async function failure(call: Promise<unknown>): Promise<OnboardingError> {
  const error: unknown = await call.then(
    () => assert.fail('this should have failed'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof OnboardingError, unfold(error));
  return error;
}

/** Everything that an error says, with its causes. */
export function unfold(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.stack} ${JSON.stringify(error)} ${error.cause === undefined ? '' : unfold(error.cause)}`;
}
