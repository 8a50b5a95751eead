import type { Deal } from '../api/deal.ts';
import type { Failure } from '../api/failure.ts';
import type { Say } from './words.ts';

/** Something asked of the bot that was not answered as hoped. `text` is for the person. */
export class Failed extends Error {
  readonly code: string;
  readonly text: string;
  /** By the id of the input it stands beside. */
  readonly errors: Readonly<Record<string, string>>;
  /** As it is now, where an action was not done. */
  readonly deal: Deal | undefined;
  /** When to try again, ms; undefined = as usual. */
  readonly retryAfterMs: number | undefined;

  constructor({ code, text, errors = {}, deal }: Failure, retryAfterMs?: number) {
    super(code);
    this.code = code;
    this.text = text;
    this.errors = errors;
    this.deal = deal;
    this.retryAfterMs = retryAfterMs;
  }
}

/** It is gone, or not the viewer’s to see any more: what was known of it is not shown on, and asking again does not help. */
const closed: ReadonlySet<string> = new Set(['gone', 'no-role', 'not-yours', 'not-approver']);

export function isClosed({ code }: Failed): boolean {
  return closed.has(code);
}

/** What else goes wrong on the way is an answer that is none. */
export function asFailed(error: unknown, say: Say): Failed {
  return error instanceof Failed ? error : new Failed({ code: 'garbled', text: say('tab.trouble.garbled') });
}
