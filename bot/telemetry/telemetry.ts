/**
 * What a span or a figure says beside its name: codes, ids and numbers; never a secret, a name of a person, or an address.
 * Names with a dot are those of OpenTelemetry's semantic conventions, all others are the log's.
 */
export type Facts = Readonly<Record<string, string | number | boolean>>;

/** Each with its unit in the name, as `docs/operate.md` lists them. */
export type Counter =
  | 'csp.turns'
  | 'csp.tasks'
  | 'csp.alarms'
  | 'csp.throttled'
  | 'csp.requests'
  | 'csp.store.units'
  | 'csp.mails'
  | 'csp.unready';
export type Timed = 'csp.turn.seconds' | 'csp.task.late.seconds';
export type Gauge = 'csp.tasks.oldest.seconds' | 'csp.attention';

export interface Span {
  readonly name: string;
  readonly facts: Facts;
  /** Who called: somebody else, or we somebody else. Without it, it is our own affair. */
  readonly kind?: 'server' | 'client';
  /** Told only where a trace is under way: it would be none worth having alone. */
  readonly isPart?: true;
  /** The trace it belongs to, where that is not the one under way: a `traceparent` that was kept. */
  readonly from?: string | null;
}

/** Where figures and traces go. What cannot be sent is lost, and nobody waits for it. */
export interface Telemetry {
  /**
   * Runs `work` as a part of the trace that is under way, or begins one. What it throws is its end, told by its code.
   * @param work may say more, once it knows more
   */
  traced<T>(span: Span, work: (also: (facts: Facts) => void) => Promise<T>): Promise<T>;
  /** The trace under way, as a `traceparent` (W3C Trace Context); null = there is none. */
  traceparent(): string | null;
  count(counter: Counter, by: number, facts?: Facts): void;
  took(timed: Timed, seconds: number, facts?: Facts): void;
  /** Looks each time before figures are sent. */
  watch(gauge: Gauge, look: () => Promise<number>): void;
  /** Sends what there still is. */
  stop(): Promise<void>;
}

/** Where nothing is configured. */
export const noTelemetry: Telemetry = {
  traced: (_, work) => work(() => undefined),
  traceparent: () => null,
  count() {},
  took() {},
  watch() {},
  async stop() {},
};
