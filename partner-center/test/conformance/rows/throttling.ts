import { refuses } from '../client-proof.ts';
import type { Row } from '../row.ts';
import { ofAdatum } from '../scene.ts';
import { shows } from '../simulator-proof.ts';

export const throttlingRows: readonly Row[] = [
  {
    example: 'error-429.json',
    operation: 'subscriptions',
    client: refuses({
      request: 'GET /v1/customers/c1/subscriptions',
      status: 429,
      headers: { 'Retry-After': '57' },
      call: (p) => p.subscriptions('c1'),
      code: 'partner-center-throttled',
      retryAfterSeconds: 57,
      says: 'throttled 57',
    }),
    simulator: shows({
      status: 429,
      options: { throttlePerMinute: 1 },
      ask: async (partner) => {
        await ofAdatum('/subscriptions')(partner);
        return ofAdatum('/subscriptions')(partner);
      },
      headers: ['Retry-After'],
    }),
  },
];
