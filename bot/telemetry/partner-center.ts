import type { Observe } from '../../partner-center/request.ts';
import type { Telemetry } from './telemetry.ts';

/** Each request to Partner Center, with all its attempts, is a span: what was asked, where, and how it ended. */
export function tracedRequests(telemetry: Telemetry): Observe {
  return ({ operation, method, host, requestId, correlationId }, ask) => {
    const facts = {
      operation,
      requestId,
      correlationId,
      'http.request.method': method,
      'server.address': host,
    };
    return telemetry.traced({ name: `partner-center ${operation}`, kind: 'client', facts }, async (also) => {
      let attempts = 0;
      return ask((status) => {
        attempts += 1;
        also({ 'http.response.status_code': status, 'http.request.resend_count': attempts - 1 });
        telemetry.count('csp.requests', 1, { operation, status });
        if (status === 429) telemetry.count('csp.throttled', 1, { service: 'partner-center' });
      });
    });
  };
}
