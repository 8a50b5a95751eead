import type { ActionDone, ActionRequest } from './act.ts';
import type { ActionOffer } from './actions.ts';
import type { Approvals, Review } from './approvals.ts';
import type { Deal } from './deal.ts';
import type { Deals } from './deals.ts';
import type { Figures } from './figures.ts';
import type { Me, People } from './me.ts';
import type { CauseDeals, Operations, Retried, RetryRequest } from './operations.ts';
import type { Work } from './work.ts';

/**
 * What is asked with GET. With each request come `authorization: Bearer <token of Teams>`, `accept-language`,
 * `x-time-zone` (IANA), and where an answer is known already `if-none-match` with its etag: what has not changed is
 * answered by 304 without a body. Anything else than the answer is a `Failure`.
 */
export interface Questions {
  '/api/tab/me': Me;
  '/api/tab/people': People;
  '/api/tab/work': Work;
  '/api/tab/approvals': Approvals;
  '/api/tab/approvals/:id': Review;
  '/api/tab/deals': Deals;
  '/api/tab/deals/:id': Deal;
  '/api/tab/deals/:id/actions/:verb': ActionOffer;
  '/api/tab/operations': Operations;
  '/api/tab/operations/causes/:cause': CauseDeals;
  '/api/tab/figures': Figures;
}

/** What is done with POST: JSON. */
export interface Deeds {
  '/api/tab/deals/:id/actions': { readonly request: ActionRequest; readonly answer: ActionDone };
  '/api/tab/operations/retry': { readonly request: RetryRequest; readonly answer: Retried };
}

/** Where the API is asked for each. An id is encoded (`encodeURIComponent`). */
export type QuestionPath = keyof Questions;
export type DeedPath = keyof Deeds;
