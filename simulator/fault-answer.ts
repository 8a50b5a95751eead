import type { Trouble } from './faults.ts';
import { type Answer, fault, html, newerFault, throttled } from './respond.ts';
import { mfaRequired } from './tokens/access-token.ts';

/** The answer that a fault gives instead of the real one; undefined for those that let the real one through. */
export function faultAnswer({ fault: kind, ...order }: Trouble): Answer | undefined {
  switch (kind) {
    case '401':
      return { status: 401, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } };
    case '401-mfa':
      return mfaRequired().answer;
    case '429':
      return throttled(order.retryAfterSeconds).answer;
    case '429-fault':
      return fault(429, 429, 'Too many requests.').answer;
    case '500':
      return fault(500, 500, 'An internal error occurred.').answer;
    case '503':
      return { status: 503 };
    case 'html':
      return html(502, '<html><body><h1>502 Bad Gateway</h1></body></html>');
    case 'refuse':
      return fault(order.status, order.code, order.description).answer;
    case 'newer-fault':
      return newerFault(order.status, order.code, 'RefusedByOrder', order.description).answer;
    case 'drop-before':
    case 'drop-after':
    case 'slow':
    case 'byte-order-mark':
    case 'doubled-headers':
      return undefined;
  }
}
