import { z } from 'zod';
import { type Call, readBody } from './call.ts';
import { type Answer, empty, html, json } from './respond.ts';

/**
 * Trouble ordered in advance for the next matching requests. `drop-before` cuts the connection before anything
 * happened, `drop-after` when the work is done and only the answer is lost.
 */
const faultOrder = z.object({
  /** Method and path without query; `*` stands for one part of the path: `GET /v1/customers/*`. */
  match: z.string().regex(/^[A-Z]+ \/\S*$/),
  times: z.number().int().positive().default(1),
  fault: z.enum(['drop-before', 'drop-after', '429', '500', '503', '401', 'html', 'slow']),
  delayMs: z.number().int().nonnegative().default(2000),
  /** What a 429 asks for. */
  retryAfterSeconds: z.number().int().positive().default(57),
});

export type Fault = z.infer<typeof faultOrder>;

/** `POST /_faults`: order one. */
export function orderFault(call: Call): Answer {
  call.world.faults.push(readBody(call, faultOrder));
  return empty(204);
}

/** `DELETE /_faults`: call all off. */
export function clearFaults({ world }: Call): Answer {
  world.faults.length = 0;
  return empty(204);
}

/** Takes the fault ordered for this request, counting it down. */
export function takeFault(faults: Fault[], method: string, path: string): Fault | undefined {
  const place = faults.findIndex(({ match }) => matches(match, `${method} ${path}`));
  const found = faults[place];
  if (!found) return undefined;
  found.times -= 1;
  if (found.times === 0) faults.splice(place, 1);
  return found;
}

function matches(pattern: string, request: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`, 'i').test(request);
}

/** The answer that a fault gives instead of the real one; undefined for those that do not answer themselves. */
export function faultAnswer({ fault, retryAfterSeconds }: Fault): Answer | undefined {
  switch (fault) {
    case '429': {
      const message = `Rate limit is exceeded. Try again in ${retryAfterSeconds} seconds.`;
      const answer = json(429, { statusCode: 429, message });
      return { ...answer, headers: { ...answer.headers, 'Retry-After': String(retryAfterSeconds) } };
    }
    case '500':
      return json(500, { code: 500, description: 'An internal error occurred.', data: [], source: 'PartnerFD' });
    case '503':
      return empty(503);
    case '401':
      return { status: 401, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } };
    case 'html':
      return html(502, '<html><body><h1>502 Bad Gateway</h1></body></html>');
    case 'drop-before':
    case 'drop-after':
    case 'slow':
      return undefined;
  }
}
