import { messageOf } from '../../errors/redact.ts';
import type { Log } from './log.ts';

export interface RefusalLog {
  /**
   * @param why a code of few: what is left out is counted by it
   * @param about short, and never of a token or a body
   * @param cause what was thrown; its message is written, as far as it is short
   */
  record(why: string, about?: Readonly<Record<string, string>>, cause?: unknown): void;
  /** Puts on record how many were left out, now and not at the end of the minute. */
  close(): void;
}

/** Each refusal is a line of the log, up to so many in a minute; then one line counts the rest of that minute. */
const linesPerMinute = 20;
const minute = 60_000;
/** In characters. */
const longestCause = 200;

/** For what anybody can bring about: whoever is refused as often as they like fills no log. */
export function createRefusalLog(log: Log, refused: 'caller' | 'person' | 'webhook'): RefusalLog {
  const leftOut = new Map<string, number>();
  let total = 0;
  let lines = 0;
  let timer: NodeJS.Timeout | undefined;

  const endMinute = () => {
    clearTimeout(timer);
    timer = undefined;
    lines = 0;
    if (leftOut.size > 0) log.warn({ leftOut: Object.fromEntries(leftOut), total }, `more ${refused}s were refused`);
    leftOut.clear();
  };

  return {
    record(why, about = {}, cause) {
      timer ??= setTimeout(endMinute, minute).unref();
      total += 1;
      lines += 1;
      if (lines <= linesPerMinute) log.warn({ why, ...about, ...causeOf(cause), total }, `a ${refused} was refused`);
      else leftOut.set(why, (leftOut.get(why) ?? 0) + 1);
    },
    close: endMinute,
  };
}

function causeOf(cause: unknown): { cause?: string } {
  return cause === undefined ? {} : { cause: messageOf(cause).slice(0, longestCause) };
}
