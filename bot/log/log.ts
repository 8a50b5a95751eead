import { type Logger, pino } from 'pino';
import { redact, redactText } from '../../errors/redact.ts';
import { underWay } from './under-way.ts';

/** Writes one line: what it is about, then the sentence. An error goes in as `{ err }`. */
export interface LogLine {
  (about: object, message: string): void;
  (message: string): void;
}

/** Structured lines, without secrets whatever is put in (see `redact.ts`). */
export interface Log {
  readonly debug: LogLine;
  readonly info: LogLine;
  readonly warn: LogLine;
  readonly error: LogLine;
  /** A log whose every line also carries these fields. */
  child(about: object): Log;
}

type Level = 'debug' | 'info' | 'warn' | 'error';

export interface LogOptions {
  readonly level: Level | 'silent';
  /** Lines for a person instead of JSON. */
  readonly pretty?: boolean;
  /** Takes the finished lines, each with its line break; without it standard output. */
  readonly destination?: { write(line: string): unknown };
}

export function createLogger({ level, pretty = false, destination = process.stdout }: LogOptions): Log {
  const lines = { write: (line: string) => void destination.write(pretty ? forPerson(line) : line) };
  return withoutSecrets(
    pino(
      {
        level,
        base: null,
        // What a line says itself goes before what it is said in.
        mixin: underWay,
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
        // Errors arrive here as the plain copies that `redact` made; pino's own serializer would drop their causes.
        serializers: { err: (copy) => copy },
      },
      lines,
    ),
  );
}

/** Pino's own redaction wants every path named beforehand; here everything is cleaned on its way in. */
function withoutSecrets(logger: Logger): Log {
  const at =
    (level: Level): LogLine =>
    (about: object | string, message?: string) => {
      if (!logger.isLevelEnabled(level)) return;
      if (typeof about === 'string') logger[level](redactText(about));
      else logger[level](fields(about), redactText(message ?? ''));
    };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (about) => withoutSecrets(logger.child(fields(about))),
  };
}

function fields(about: object): object {
  return Object(redact(about instanceof Error ? { err: about } : about));
}

/** `12:03:04 info  the sentence {"what":"it is about"}`, an error's stack below it. */
function forPerson(line: string): string {
  const { time, level, msg, err, ...about } = JSON.parse(line);
  const rest = Object.keys(about).length > 0 ? ` ${JSON.stringify(about)}` : '';
  const first = `${String(time).slice(11, 19)} ${String(level).padEnd(5)} ${msg}${rest}\n`;
  return err === undefined ? first : `${first}${stacks(err)}`;
}

function stacks(err: { stack?: unknown; cause?: unknown }): string {
  const own = `${String(err.stack ?? JSON.stringify(err))}\n`;
  return typeof err.cause === 'object' && err.cause !== null ? `${own}because of ${stacks(err.cause)}` : own;
}
