import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import { fault } from './respond.ts';
import type { AccessToken } from './tokens/access-token.ts';
import type { World } from './world.ts';

/** One request on its way to a route. */
export interface Call {
  readonly world: World;
  readonly method: string;
  readonly path: string;
  readonly query: AnyCaseQuery;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Scheme, host and port the caller used: what links to our own pages start with. */
  readonly origin: string;
  /** Who calls; undefined on routes that need no token. */
  readonly token: AccessToken | undefined;
  /** A named part of the path, decoded. */
  readonly param: (name: string) => string;
}

/** The parameters of an address, found by their names in any case: the documents write both `seekOperation` and `seekoperation`. */
export class AnyCaseQuery extends URLSearchParams {
  override get(name: string): string | null {
    return super.get(this.#asWritten(name));
  }

  override has(name: string): boolean {
    return super.has(this.#asWritten(name));
  }

  #asWritten(name: string): string {
    return [...this.keys()].find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;
  }
}

/** The JSON body, its names read in any casing of the first letter as the documents write them. 400 when it does not fit. */
export function readBody<T>(call: Call, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(call.body);
  } catch {
    throw fault(400, 3000, 'The request body is not valid JSON.');
  }
  const parsed = schema.safeParse(lowerFirstLetters(value));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw fault(400, 3000, `Invalid property. ${problems.join('; ')}`, problems);
}

/** Also drops members that are null, which mean the same as absent ones. */
function lowerFirstLetters(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowerFirstLetters);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name.charAt(0).toLowerCase() + name.slice(1), lowerFirstLetters(member)]),
  );
}

export function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** The customer id of the path; 400 code 2000 when it is no GUID. */
export function customerIdOf(call: Call): string {
  const id = call.param('customerId').toLowerCase();
  if (!isGuid(id)) throw fault(400, 2000, 'Tenant Id must be a GUID.', [], 'PartnerApiServiceControllers');
  return id;
}
