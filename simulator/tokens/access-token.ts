import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Refusal, unauthorized } from '../respond.ts';
import type { World } from '../world.ts';

const partnerCenter = 'https://api.partnercenter.microsoft.com';
/** The audience of the price sheets only, which Partner Center's own is good for too. */
const partnerPricing = 'https://api.partner.microsoft.com';

const graph = 'https://graph.microsoft.com';

export const lifetimeSeconds = 3600;

const claims = z.object({
  aud: z.string(),
  exp: z.number(),
  appid: z.string().default(''),
  /** Present in a token that stands for a signed-in user. */
  scp: z.string().optional(),
  /** How that user signed in. */
  amr: z.array(z.string()).default([]),
});

/** What a bearer token says about the caller. */
export interface AccessToken {
  readonly kind: 'app' | 'user';
  /** Whether the user signed in with a second factor. */
  readonly isMfa: boolean;
  readonly clientId: string;
  readonly audience: string;
}

/** @param user the signed-in user that the token stands for, if any */
export function makeAccessToken(world: World, audience: string, clientId: string, user?: { mfa: boolean }): string {
  const issuedAt = Math.floor(world.now() / 1000);
  return signToken(world, {
    aud: audience,
    tid: world.state.partner.tenantId,
    appid: clientId,
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    ...(user ? { scp: 'user_impersonation', amr: user.mfa ? ['pwd', 'mfa'] : ['pwd'] } : { roles: [] }),
  });
}

/** A JSON web token with a signature that only this simulator makes and knows. */
export function signToken(world: World, payload: object): string {
  const content = `${base64url({ typ: 'JWT', alg: 'HS256' })}.${base64url(payload)}`;
  return `${content}.${signature(world, content)}`;
}

function signature({ state }: World, content: string): string {
  return createHmac('sha256', `simulator ${state.seed}`).update(content).digest('base64url');
}

export function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/**
 * What the bearer token of a request says.
 * @throws Refusal 401 when there is none, or it is forged or expired
 */
export function readAccessToken(world: World, authorization: string | undefined): AccessToken {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const [header = '', payload = '', mark = ''] = token.split('.');
  if (mark !== signature(world, `${header}.${payload}`)) throw unauthorized(400, 'Access denied');
  const { aud, exp, appid, scp, amr } = claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  if (exp * 1000 <= world.now()) throw unauthorized(400, 'Access denied');
  return { kind: scp ? 'user' : 'app', isMfa: amr.includes('mfa'), clientId: appid, audience: aud };
}

/** Whether an address belongs to Microsoft Graph. */
export function isOfGraph(path: string): boolean {
  return /^\/v1\.0\/tenantRelationships\//i.test(path);
}

/** Refuses a token that was made for another service: 401 code 900420. */
export function requireAudience({ audience }: AccessToken, path: string): void {
  if (isOfGraph(path) ? audience === graph : audience === partnerCenter) return;
  if (audience === partnerPricing && /^\/v1\.0\/sales\//i.test(path)) return;
  throw unauthorized(900420, 'The audience in the token is invalid and is no longer supported in Partner Center API.');
}

/** A user who signed in without a second factor: 401 code 900421. Its text is not documented. */
export function mfaRequired(): Refusal {
  return unauthorized(900421, 'MFA is required: the user of the access token has not signed in with a second factor.');
}
