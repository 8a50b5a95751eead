import type { Answer } from './answer.ts';

/** The call of the channel that a turn answers. */
export interface Turn {
  /** When the call came, on the clock of `performance.now()`. */
  readonly arrivedAt: number;
  /** Only the first answer goes out. */
  answer(answer: Answer): void;
  /** Once it is, whatever comes of the turn has to go into the chat. */
  readonly isAnswered: boolean;
}
