import type { Call } from '../call.ts';
import { makeOpaque } from '../identifiers.ts';
import { answerOrder } from '../read-order.ts';
import type { Answer } from '../respond.ts';
import type { World } from '../world.ts';
import { invalidGrant } from './refusal.ts';

/** The refresh token of a consent with MFA that was there before; it works any number of times until a sign-out. */
const firstRefreshToken = 'simulator-refresh-token';

const lifetimeMs = 90 * 24 * 60 * 60 * 1000;

/** So many are remembered, to tell what became of each. */
const remembered = 200;

/** @param user how the user signed in from whose consent it comes */
export function makeRefreshToken({ state, now }: World, { mfa }: { mfa: boolean }): string {
  const token = makeOpaque(state);
  state.refreshTokens = [...state.refreshTokens, { token, mfa, issuedAt: now(), status: 'valid' as const }].slice(
    -remembered,
  );
  return token;
}

/**
 * Uses a refresh token up: each works once, by the switch `usedRefreshToken` more often, for 90 days.
 * @returns how its user signed in
 * @throws Refusal `invalid_grant` with the reason
 */
export function redeemRefreshToken({ state, switches, now }: World, handedIn: string): { mfa: boolean } {
  const isFirst = handedIn === firstRefreshToken;
  const found = isFirst
    ? { mfa: true, issuedAt: now(), status: state.signedOutAt === undefined ? 'valid' : 'revoked' }
    : state.refreshTokens.find(({ token }) => token === handedIn);
  if (found === undefined) throw invalidGrant('AADSTS70000: The provided refresh token is invalid or malformed.');
  if (found.status === 'revoked') {
    throw invalidGrant(
      'AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.',
    );
  }
  if (found.status === 'used' && switches.usedRefreshToken === 'refused')
    throw invalidGrant('AADSTS70000: The refresh token was used up; take the one it brought.');
  if (found.issuedAt + lifetimeMs <= now()) {
    throw invalidGrant('AADSTS70008: The refresh token has expired due to inactivity.');
  }
  if (!isFirst) found.status = 'used';
  return { mfa: found.mfa };
}

/** `POST /_sign-outs`: the integration user's password is reset, which ends every refresh token, the first included. */
export function signOutEverywhere(call: Call): Answer {
  const { state, now } = call.world;
  state.signedOutAt = now();
  for (const token of state.refreshTokens) token.status = 'revoked';
  return answerOrder(call);
}
