import { createHash } from 'node:crypto';
import { makeOpaque } from '../identifiers.ts';
import type { AuthorizationCode } from '../state.ts';
import type { World } from '../world.ts';
import { invalidGrant } from './refusal.ts';

const lifetimeMs = 10 * 60 * 1000;

type Asked = Pick<AuthorizationCode, 'clientId' | 'redirectUri' | 'codeChallenge' | 'mfa'>;

/** The code that a sign-in brings back to the application that asked for it. */
export function makeAuthorizationCode({ state, now }: World, asked: Asked): string {
  const code = makeOpaque(state);
  const isAlive = ({ issuedAt }: AuthorizationCode) => issuedAt + 2 * lifetimeMs > now();
  state.authorizationCodes = [
    ...state.authorizationCodes.filter(isAlive),
    { ...asked, code, issuedAt: now(), isRedeemed: false },
  ];
  return code;
}

/**
 * Redeems a code: once, within ten minutes, by who asked for it, with the verifier of its challenge (RFC 7636, S256).
 * @returns how the user signed in
 * @throws Refusal `invalid_grant` with the reason
 */
export function redeemAuthorizationCode({ state, now }: World, form: URLSearchParams): { mfa: boolean } {
  const found = state.authorizationCodes.find(({ code }) => code === form.get('code'));
  if (!found || found.clientId !== form.get('client_id')) {
    throw invalidGrant('AADSTS70000: The provided authorization code is invalid or malformed.');
  }
  if (found.isRedeemed) {
    throw invalidGrant(
      'AADSTS54005: OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    );
  }
  if (found.issuedAt + lifetimeMs <= now()) throw invalidGrant('AADSTS70008: The authorization code has expired.');
  if (found.redirectUri !== form.get('redirect_uri')) {
    throw invalidGrant(
      'AADSTS500112: The reply address does not match the reply address provided when requesting Authorization code.',
    );
  }
  if (found.codeChallenge !== undefined && found.codeChallenge !== challengeOf(form.get('code_verifier') ?? '')) {
    throw invalidGrant(
      'AADSTS501481: The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    );
  }
  found.isRedeemed = true;
  return { mfa: found.mfa };
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
