import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { JOSEError } from 'jose/errors';
import { createRemoteJWKSet } from 'jose/jwks/remote';
import { decodeJwt } from 'jose/jwt/decode';
import { jwtVerify } from 'jose/jwt/verify';
import { z } from 'zod';
import type { Person } from '../../onboarding/person.ts';

/** What a token has to say to be believed. */
export interface Believed {
  /** e.g. `https://login.microsoftonline.com`. */
  readonly loginUrl: string;
  /** Whose people are let in, in lower case. */
  readonly tenants: readonly string[];
  readonly audiences: readonly string[];
  readonly now: () => number;
}

export type ReadToken = (token: string, has: (claims: JWTPayload) => boolean) => Promise<Person | undefined>;

const Claims = z.object({
  oid: z.string().toLowerCase(),
  tid: z.string().toLowerCase(),
  name: z.string().catch(''),
});
/** Teams' own are about 2 KB. */
const longestToken = 8 * 1024;
const keysTimeoutMs = 5_000;

/**
 * Reads who a token of Entra (v2.0) is about. Undefined when it is not from there, for others, or too old; throws when
 * Entra's keys could not be had.
 * Source: Microsoft Learn, "Access tokens in the Microsoft identity platform" (validate tokens).
 */
export function createReadToken({ loginUrl, tenants, audiences, now }: Believed): ReadToken {
  const keys = new Map<string, JWTVerifyGetKey>(
    tenants.map((tenant) => [
      tenant,
      createRemoteJWKSet(new URL(`${loginUrl}/${tenant}/discovery/v2.0/keys`), { timeoutDuration: keysTimeoutMs }),
    ]),
  );

  return async (token, has) => {
    if (token.length > longestToken) return undefined;
    try {
      const { tid } = Claims.parse(decodeJwt(token));
      const keysOfTenant = keys.get(tid);
      if (keysOfTenant === undefined) return undefined;
      const { payload } = await jwtVerify(token, keysOfTenant, {
        algorithms: ['RS256'],
        issuer: `${loginUrl}/${tid}/v2.0`,
        audience: [...audiences],
        requiredClaims: ['exp'],
        currentDate: new Date(now()),
      });
      const { oid, name } = Claims.parse(payload);
      return has(payload) ? { id: oid, tenantId: tid, name: name || oid } : undefined;
    } catch (error) {
      if (isAboutToken(error)) return undefined;
      throw error;
    }
  };
}

/** The rest is about how its keys were fetched. */
function isAboutToken(error: unknown): boolean {
  if (error instanceof z.ZodError) return true;
  return error instanceof JOSEError && !['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT'].includes(error.code);
}
