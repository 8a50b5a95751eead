import type { ExportResult } from '@opentelemetry/core';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import type { Exporters, Failed } from './exporters.ts';

/**
 * To a collector, as OTLP over HTTP in JSON. What is refused for the moment is sent again; after that it is gone, and the
 * log hears why. OpenTelemetry's own exporters, which take less for each span than what we would write.
 */
export function otlp(
  { url, headers }: { readonly url: string; readonly headers: Readonly<Record<string, string>> },
  failed: Failed,
): Exporters {
  const of = (path: string) => ({ url: `${url}${path}`, headers: { ...headers } });
  const spans = new OTLPTraceExporter(of('/v1/traces'));
  const figures = new OTLPMetricExporter(of('/v1/metrics'));
  const heard =
    (done: (result: ExportResult) => void) =>
    (result: ExportResult): void => {
      if (result.error !== undefined) failed(`${new URL(url).host}: ${result.error.message}`);
      done(result);
    };
  return {
    spans: {
      export: (some, done) => spans.export(some, heard(done)),
      forceFlush: () => spans.forceFlush(),
      shutdown: () => spans.shutdown(),
    },
    figures: {
      export: (some, done) => figures.export(some, heard(done)),
      selectAggregationTemporality: (of) => figures.selectAggregationTemporality(of),
      forceFlush: () => figures.forceFlush(),
      shutdown: () => figures.shutdown(),
    },
  };
}
