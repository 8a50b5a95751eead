import { z } from 'zod';
import { fault } from './respond.ts';

/** Kinds of trouble. Where nothing else is said the request is answered by the fault and does nothing. */
export const faultKinds = [
  /** Cuts the connection before anything happened. */
  'drop-before',
  /** Does the work, then cuts the connection instead of answering. */
  'drop-after',
  /** Does everything, but late. */
  'slow',
  /** Does everything, and answers behind a UTF-8 byte order mark. */
  'byte-order-mark',
  /** Does everything, and writes the headers that echo the request's twice, with a comma. */
  'doubled-headers',
  /** An empty 401 with `WWW-Authenticate`: also what a missing MFA got before it had a code. */
  '401',
  /** The newer refusal of a sign-in without MFA, code 900421. */
  '401-mfa',
  /** The gateway's own shape, with `Retry-After`. */
  '429',
  /** Throttled in the classic fault shape, without `Retry-After`. */
  '429-fault',
  '500',
  '503',
  /** A proxy's page in place of JSON. */
  'html',
  /** Refused in the classic fault shape, with the status, code and description of the order. */
  'refuse',
  /** The same in the newer fault shape. */
  'newer-fault',
] as const;

const trouble = z.object({
  /** A form's `429` arrives as a number. */
  fault: z.preprocess((kind) => (typeof kind === 'number' ? String(kind) : kind), z.enum(faultKinds)),
  /** How long `slow` takes. */
  delayMs: z.int().nonnegative().default(2000),
  /** What a 429 asks for. */
  retryAfterSeconds: z.int().positive().default(57),
  /** What `refuse` and `newer-fault` answer. */
  status: z.int().min(400).max(599).default(400),
  code: z.int().nonnegative().default(3000),
  description: z.string().default('Refused by order.'),
});

/** What is wrong with one answer. */
export type Trouble = z.infer<typeof trouble>;

export const faultOrder = trouble.extend({
  /** Method and path without query; `*` stands for one part of the path: `GET /v1/customers/*`. */
  match: z.string().regex(/^[A-Z]+ \/\S*$/),
  times: z.int().positive().default(1),
});

/** Trouble ordered in advance for the next matching requests. */
export type Fault = z.infer<typeof faultOrder>;

/** The fault ordered for this request in advance, which counts it down, or by the request's own header. */
export function takeFault(faults: Fault[], method: string, path: string, header?: string): Trouble | undefined {
  if (header !== undefined) return readFaultHeader(header);
  const place = faults.findIndex(({ match }) => matches(match, `${method} ${path}`));
  const found = faults[place];
  if (!found) return undefined;
  found.times -= 1;
  if (found.times === 0) faults.splice(place, 1);
  return found;
}

/**
 * Trouble for one request, written in its header `Simulator-Fault`: the kind, then what belongs to it, as in
 * `drop-after`, `slow 3000`, `429 2`, `refuse 403 900308 Insufficient privileges.`
 * @throws Refusal when it is not understood
 */
function readFaultHeader(header: string): Trouble {
  const [kind = '', ...words] = header.trim().split(/\s+/);
  const read = trouble.safeParse({ fault: kind, ...detailsOf(kind, words) });
  if (read.success) return read.data;
  throw fault(400, 400, `Simulator-Fault: ${z.prettifyError(read.error)}`, [], 'Simulator');
}

function detailsOf(kind: string, [first, second, ...rest]: readonly string[]): object {
  if (first === undefined) return {};
  switch (kind) {
    case 'slow':
      return { delayMs: Number(first) };
    case '429':
      return { retryAfterSeconds: Number(first) };
    case 'refuse':
    case 'newer-fault':
      return {
        status: Number(first),
        ...(second !== undefined && { code: Number(second) }),
        ...(rest.length > 0 && { description: rest.join(' ') }),
      };
    default:
      return {};
  }
}

function matches(pattern: string, request: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`, 'i').test(request);
}
