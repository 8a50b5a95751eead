import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Call } from './call.ts';
import { makeGuid, makeOpaque } from './identifiers.ts';
import { type Answer, fault, json, Refusal } from './respond.ts';
import type { World } from './world.ts';

/** The refresh token that always works: what a partner's first consent would have brought. */
export const firstRefreshToken = 'simulator-refresh-token';

const partnerCenterAudience = 'https://api.partnercenter.microsoft.com';

const lifetimeSeconds = 3600;

const claims = z.object({
  aud: z.string(),
  exp: z.number(),
  /** Present in a token that stands for a signed-in user. */
  scp: z.string().optional(),
});

export interface AccessToken {
  readonly kind: 'app' | 'user';
}

/** `POST /{tenant}/oauth2/token` (v1) and `…/oauth2/v2.0/token`, as Microsoft Entra ID answers them. */
export function issueToken(call: Call): Answer {
  const form = new URLSearchParams(call.body);
  const version = call.path.toLowerCase().includes('/v2.0/') ? 2 : 1;
  if (!form.get('client_id')) return refuseToken('invalid_request', 'AADSTS900144: client_id is missing.');
  if (!form.get('client_secret') && !form.get('client_assertion')) {
    return refuseToken('invalid_client', 'AADSTS7000218: client_assertion or client_secret is missing.', 401);
  }
  const grant = form.get('grant_type');
  const audience = version === 2 ? audienceOfScope(form.get('scope') ?? '') : form.get('resource');
  if (!audience) return refuseToken('invalid_scope', 'AADSTS70011: the scope or resource is not valid.');
  const { world } = call;
  if (grant === 'client_credentials') {
    if (version === 2 && !form.get('scope')?.includes('/.default')) {
      return refuseToken('invalid_scope', 'AADSTS1002012: the scope of an application must end with /.default.');
    }
    return json(200, tokenBody(version, audience, accessToken(world, audience, undefined)));
  }
  if (grant !== 'refresh_token') {
    return refuseToken('unsupported_grant_type', `AADSTS70003: the grant type '${grant}' is not supported here.`);
  }
  if (!redeem(world, form.get('refresh_token') ?? '')) {
    return refuseToken('invalid_grant', 'AADSTS70000: the refresh token is not valid or was used up.');
  }
  const rolled = makeOpaque(world.state);
  world.state.refreshTokens.push(rolled);
  return json(200, {
    ...tokenBody(version, audience, accessToken(world, audience, 'user_impersonation')),
    scope: version === 2 ? `${audience}/user_impersonation ${audience}/.default` : 'user_impersonation',
    refresh_token: rolled,
    id_token: idToken(world, form.get('client_id') ?? ''),
    ...(form.get('client_info') === '1' && { client_info: clientInfo(world) }),
  });
}

/** Each refresh token works once; the first one of all always does. */
function redeem({ state }: World, refreshToken: string): boolean {
  if (refreshToken === firstRefreshToken) return true;
  const place = state.refreshTokens.indexOf(refreshToken);
  if (place === -1) return false;
  state.refreshTokens.splice(place, 1);
  return true;
}

function tokenBody(version: 1 | 2, audience: string, access_token: string) {
  if (version === 2) {
    return { token_type: 'Bearer', expires_in: lifetimeSeconds, ext_expires_in: lifetimeSeconds, access_token };
  }
  const seconds = String(lifetimeSeconds);
  return { token_type: 'Bearer', expires_in: seconds, ext_expires_in: seconds, resource: audience, access_token };
}

function refuseToken(error: string, error_description: string, status = 400): Answer {
  const codes = [...error_description.matchAll(/AADSTS(\d+)/g)].map(([, code]) => Number(code));
  return json(status, { error, error_description, error_codes: codes });
}

function audienceOfScope(scope: string): string | undefined {
  return scope
    .split(' ')
    .find((part) => part.startsWith('https://'))
    ?.replace(/\/[^/]*$/, '');
}

function accessToken(world: World, audience: string, scope: string | undefined): string {
  const issuedAt = Math.floor(world.now() / 1000);
  return signed(world, {
    aud: audience,
    tid: world.state.partner.tenantId,
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    ...(scope ? { scp: scope, amr: ['pwd', 'mfa'] } : { roles: [] }),
  });
}

function idToken(world: World, clientId: string): string {
  const issuedAt = Math.floor(world.now() / 1000);
  const { tenantId, domain } = world.state.partner;
  return signed(world, {
    aud: clientId,
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    oid: tenantId,
    sub: tenantId,
    tid: tenantId,
    name: 'Integration account',
    preferred_username: `integration@${domain}`,
    jti: makeGuid(world.state),
  });
}

function clientInfo({ state }: World): string {
  return base64url({ uid: state.partner.tenantId, utid: state.partner.tenantId });
}

function signed(world: World, payload: object): string {
  const content = `${base64url({ typ: 'JWT', alg: 'HS256' })}.${base64url(payload)}`;
  return `${content}.${signature(world, content)}`;
}

function signature({ state }: World, content: string): string {
  return createHmac('sha256', `simulator ${state.seed}`).update(content).digest('base64url');
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Who the bearer token stands for. 401 without a valid one, 401 code 900420 for another audience's. */
export function readAccessToken(world: World, authorization: string | undefined): AccessToken {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const [header = '', payload = '', mark = ''] = token.split('.');
  if (mark !== signature(world, `${header}.${payload}`)) throw unauthorized(400, 'Access denied');
  const { aud, exp, scp } = claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  if (exp * 1000 <= world.now()) throw unauthorized(400, 'Access denied');
  if (aud !== partnerCenterAudience) {
    throw unauthorized(
      900420,
      'The audience in the token is invalid and is no longer supported in Partner Center API.',
    );
  }
  return { kind: scp ? 'user' : 'app' };
}

function unauthorized(code: number, description: string): Refusal {
  const { answer } = fault(401, code, description);
  return new Refusal({ ...answer, headers: { ...answer.headers, 'WWW-Authenticate': 'Bearer error="invalid_token"' } });
}
