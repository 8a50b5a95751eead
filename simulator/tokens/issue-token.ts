import type { Call } from '../call.ts';
import { makeGuid } from '../identifiers.ts';
import { type Answer, json } from '../respond.ts';
import type { World } from '../world.ts';
import { base64url, lifetimeSeconds, makeAccessToken, signToken } from './access-token.ts';
import { redeemAuthorizationCode } from './authorization-code.ts';
import { makeRefreshToken, redeemRefreshToken } from './refresh-token.ts';
import { tokenRefusal } from './refusal.ts';

/** `POST /{tenant}/oauth2/token` (v1) and `…/oauth2/v2.0/token`, as Microsoft Entra ID answers them. */
export function issueToken(call: Call): Answer {
  const { world } = call;
  const form = new URLSearchParams(call.body);
  const version = call.path.toLowerCase().includes('/v2.0/') ? 2 : 1;
  const clientId = form.get('client_id');
  if (!clientId) throw tokenRefusal('invalid_request', 'AADSTS900144: client_id is missing.');
  if (!form.get('client_secret') && !form.get('client_assertion')) {
    throw tokenRefusal('invalid_client', 'AADSTS7000218: client_assertion or client_secret is missing.', 401);
  }
  const audience = version === 2 ? audienceOfScope(form.get('scope') ?? '') : form.get('resource');
  if (!audience) throw tokenRefusal('invalid_scope', 'AADSTS70011: the scope or resource is not valid.');
  if (['common', 'organizations', 'consumers'].includes(call.param('tenant').toLowerCase())) {
    throw tokenRefusal('invalid_request', 'AADSTS50059: The authority has to name the tenant of the partner.');
  }
  const user = redeemGrant(world, form, version);
  const access_token = makeAccessToken(world, audience, clientId, user);
  const forApplication = { ...lifetime(world, version), ...(version === 1 && { resource: audience }), access_token };
  if (!user) return json(200, forApplication);
  const scopes = (form.get('scope') ?? '').split(' ');
  return json(200, {
    ...forApplication,
    scope: version === 2 ? `${audience}/user_impersonation ${audience}/.default` : 'user_impersonation',
    // Version 2 hands one out only to who asks for it.
    ...((version === 1 || scopes.includes('offline_access')) && { refresh_token: makeRefreshToken(world, user) }),
    id_token: idToken(world, clientId),
    ...(form.get('client_info') === '1' && { client_info: clientInfo(world) }),
  });
}

/** Takes what the caller shows for a token. @returns the user behind it, none for an application by itself */
function redeemGrant(world: World, form: URLSearchParams, version: 1 | 2): { mfa: boolean } | undefined {
  const grant = form.get('grant_type');
  switch (grant) {
    case 'client_credentials':
      if (version === 2 && !form.get('scope')?.includes('/.default')) {
        throw tokenRefusal('invalid_scope', 'AADSTS1002012: the scope of an application must end with /.default.');
      }
      return undefined;
    case 'refresh_token':
      return redeemRefreshToken(world, form.get('refresh_token') ?? '');
    case 'authorization_code':
      return redeemAuthorizationCode(world, form);
    default:
      throw tokenRefusal('unsupported_grant_type', `AADSTS70003: the grant type '${grant}' is not supported here.`);
  }
}

/** Version 1 writes its numbers as text, and the moments as well. */
function lifetime({ now }: World, version: 1 | 2) {
  if (version === 2) return { token_type: 'Bearer', expires_in: lifetimeSeconds, ext_expires_in: lifetimeSeconds };
  const issuedAt = Math.floor(now() / 1000);
  return {
    token_type: 'Bearer',
    expires_in: String(lifetimeSeconds),
    ext_expires_in: String(lifetimeSeconds),
    expires_on: String(issuedAt + lifetimeSeconds),
    not_before: String(issuedAt),
  };
}

function audienceOfScope(scope: string): string | undefined {
  return scope
    .split(' ')
    .find((part) => part.startsWith('https://'))
    ?.replace(/\/[^/]*$/, '');
}

function idToken(world: World, clientId: string): string {
  const issuedAt = Math.floor(world.now() / 1000);
  const { tenantId, domain } = world.state.partner;
  return signToken(world, {
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
