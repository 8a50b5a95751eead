import type { ErrorCode } from '../../../errors/onboarding-error.ts';
import type { Trouble } from './troubles.ts';

/** `answer`: as without trouble. `nothing`: an answer that says there is none. `another`: an answer that says else. */
export type Result = 'answer' | 'nothing' | 'another' | ErrorCode;

/** What a call came to. */
export interface Outcome {
  readonly result: Result;
  /** What the person reads, by its name; undefined for an answer. */
  readonly says: string | undefined;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;
  /** How many requests arrived at Partner Center. */
  readonly requests: number;
  /** How many tokens were asked for. */
  readonly signIns: number;
  /** What the simulator holds of it afterwards. */
  readonly effects: number;
  /** What the same call comes to when the trouble is over, and the effects then; undefined where it was not needed. */
  readonly again: { readonly result: Result; readonly effects: number } | undefined;
}

export type Exceptions = Partial<Record<Trouble, Partial<Outcome>>>;

/** What a call comes to when nothing is wrong. */
export interface Usual {
  readonly fails?: readonly [code: ErrorCode, says: string];
  readonly requests?: number;
}
