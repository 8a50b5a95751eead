import type { PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace';

/** The way out to one place. */
export interface Exporters {
  readonly spans: SpanExporter;
  readonly figures: PushMetricExporter;
}

/** Hears what could not be sent. */
export type Failed = (why: string) => void;
