import type { Deal } from './deal.ts';

/**
 * What comes instead of an answer. By status: 401 `no-token`, `token-refused` (get a new one, once); 403 no role, not
 * theirs; 404 `gone`, `no-such-question`; 409 `stale`, `too-late`; 413; 422 `mistakes` in what was typed, `not-possible`,
 * `not-here`, `no-such-verb`; 429 `limit-reached` (`retry-after`); 503 what is needed is out of order (`retry-after`); 500.
 */
export interface Failure {
  /** Stable: of the product's errors and refusals, or one of those above. */
  readonly code: string;
  /** What happened and what to do, for the person. */
  readonly text: string;
  /** What is wrong, by the id of the input it stands beside. */
  readonly errors?: Readonly<Record<string, string>>;
  /** As it is now, where an action was not done, as far as the viewer may see it. */
  readonly deal?: Deal;
}
