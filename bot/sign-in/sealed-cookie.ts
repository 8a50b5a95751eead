import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Signatures } from '../secrets/signatures.ts';

/** A cookie that a browser keeps for us and cannot alter. */
export interface SealedCookie<T> {
  /** `Set-Cookie` for this value. */
  set(value: T): Promise<string>;
  /** `Set-Cookie` by which the browser forgets it. */
  readonly clear: string;
  /** What a request brings along, with the text it came as; undefined when it is not ours or too old. */
  read(request: IncomingMessage): Promise<{ value: T; text: string } | undefined>;
}

const Body = z.object({ until: z.number(), value: z.unknown() });

/**
 * Only for requests to this very host (`__Host-`), never for scripts, and not along with what other sites send (`Lax`:
 * only with the link by which one comes here). On plain http, for development, browsers take no such name.
 */
export function createSealedCookie<T>(deps: {
  name: string;
  schema: z.ZodType<T>;
  lastsMs: number;
  isHttps: boolean;
  signatures: Signatures;
  now: () => number;
}): SealedCookie<T> {
  const { schema, lastsMs, isHttps, signatures, now } = deps;
  const name = isHttps ? `__Host-${deps.name}` : deps.name;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`;

  return {
    async set(value) {
      const body = Buffer.from(JSON.stringify({ until: now() + lastsMs, value })).toString('base64url');
      const signature = await signatures.sign(deps.name, body);
      return `${name}=${body}.${signature}; Max-Age=${lastsMs / 1000}; ${attributes}`;
    },
    clear: `${name}=; Max-Age=0; ${attributes}`,
    async read({ headers }) {
      const text = cookieOf(headers.cookie ?? '', name);
      const [body = '', signature = ''] = text?.split('.') ?? [];
      if (text === undefined || !(await signatures.isOurs(deps.name, body, signature))) return undefined;
      const { until, value } = Body.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
      return until > now() ? { value: schema.parse(value), text } : undefined;
    },
  };
}

function cookieOf(header: string, name: string): string | undefined {
  const found = header.split(';').find((cookie) => cookie.trim().startsWith(`${name}=`));
  return found?.trim().slice(name.length + 1);
}
