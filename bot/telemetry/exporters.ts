import type { PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace';

/** The way out to one place. */
export interface Exporters {
  readonly spans: SpanExporter;
  readonly figures: PushMetricExporter;
}

/** How patient a way out is with the place, and who hears what could not be sent. */
export interface Sending {
  /** Before the second attempt, ms; the third waits twice as long. */
  readonly pauseMs: number;
  readonly failed: (why: string) => void;
}
