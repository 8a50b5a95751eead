import { hash } from 'node:crypto';
// By its parts: the whole takes twice the time at each start.
import type { JWTPayload } from 'jose';
import * as errors from 'jose/errors';
import { jwtVerify } from 'jose/jwt/verify';
import { LRUCache } from 'lru-cache';
import type { FindKey } from './channel-keys.ts';
import { type Reason, Refused } from './refusals.ts';

/** What a token of the channel is good for. */
export interface Token {
  /** The one service URL that its activities may come from. */
  readonly serviceUrl: string;
}

/**
 * Verifies an `Authorization` header.
 * @throws Refused
 */
export type CheckToken = (authorization: string | undefined) => Promise<Token>;

/** In bytes, with `Bearer`. Those of the channel are below one KB. */
const longestHeader = 2048;
const form = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** The Bot Framework asks for five minutes for clocks that differ, in seconds. */
const clockTolerance = 5 * 60;

/** How long a verified token is believed without a new look, in ms: a withdrawn key is refused after that. */
const believedFor = 5 * 60_000;
/** Teams uses one token of an hour for many calls. */
const mostTokens = 1000;

interface Verified extends Token {
  /** ms UTC */
  readonly until: number;
}

/**
 * Only the Bot Framework's own tokens for this bot are good. Those that Entra issues, as skills and the Emulator bring
 * them, are signed by other keys.
 */
export function createCheckToken(parts: {
  readonly appId: string;
  readonly issuer: string;
  readonly findKey: FindKey;
  readonly now: () => number;
}): CheckToken {
  const { appId, issuer, findKey, now } = parts;
  // By a hash of the whole header: the token itself is not kept.
  const verified = new LRUCache<string, Verified>({ max: mostTokens });

  const verify = async (authorization: string): Promise<Verified> => {
    const [, token] = form.exec(authorization) ?? [];
    if (token === undefined) throw new Refused('not-a-token');
    const { payload } = await jwtVerify(token, ({ kid }) => keyOf(findKey, kid), {
      algorithms: ['RS256'],
      issuer,
      audience: appId,
      requiredClaims: ['exp'],
      clockTolerance,
      currentDate: new Date(now()),
    }).catch(refuse);
    // The library is content with a list that our id is in.
    if (payload.aud !== appId) throw new Refused('wrong-audience');
    return {
      serviceUrl: serviceUrlOf(payload),
      until: Math.min((payload.exp ?? 0) * 1000, now() + believedFor),
    };
  };

  return async (authorization) => {
    if (authorization === undefined || authorization === '') throw new Refused('no-token');
    if (Buffer.byteLength(authorization) > longestHeader) throw new Refused('token-too-long');
    const key = hash('sha256', authorization, 'base64url');
    const known = verified.get(key);
    if (known !== undefined && now() < known.until) return known;
    const fresh = await verify(authorization);
    verified.set(key, fresh);
    return fresh;
  };
}

async function keyOf(findKey: FindKey, keyId: string | undefined) {
  const found = keyId === undefined ? undefined : await findKey(keyId);
  if (found === undefined) throw new Refused('unknown-key');
  if (found.endorsements?.includes('msteams') === false) throw new Refused('key-not-for-teams');
  return found.key;
}

function serviceUrlOf({ serviceurl }: JWTPayload): string {
  if (typeof serviceurl !== 'string' || serviceurl === '') throw new Refused('no-service-url');
  return serviceurl;
}

const reasonByClaim: Readonly<Record<string, Reason>> = {
  iss: 'wrong-issuer',
  aud: 'wrong-audience',
  exp: 'no-expiry',
  nbf: 'not-yet-valid',
};

/** What the library found wrong, as a reason of ours. */
function refuse(error: unknown): never {
  if (error instanceof errors.JOSEAlgNotAllowed) throw new Refused('wrong-algorithm');
  if (error instanceof errors.JWTExpired) throw new Refused('expired');
  if (error instanceof errors.JWSSignatureVerificationFailed) throw new Refused('wrong-signature');
  if (error instanceof errors.JWTClaimValidationFailed) throw new Refused(reasonByClaim[error.claim] ?? 'not-a-token');
  if (error instanceof errors.JOSEError) throw new Refused('not-a-token');
  throw error;
}
