import { JsonMetricsSerializer, JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import { AggregationTemporality } from '@opentelemetry/sdk-metrics';
import type { Exporters, Sending } from './exporters.ts';
import { posting } from './post.ts';

/** To a collector, as OTLP over HTTP in JSON (opentelemetry.io/docs/specs/otlp: paths, content type). */
export function otlp(
  { url, headers }: { readonly url: string; readonly headers: Readonly<Record<string, string>> },
  sending: Sending,
): Exporters {
  const written = (bytes: Uint8Array | undefined) => new Uint8Array(bytes ?? []);
  return posting({
    spans: { url: `${url}/v1/traces`, write: (spans) => written(JsonTraceSerializer.serializeRequest(spans)) },
    figures: { url: `${url}/v1/metrics`, write: (figures) => written(JsonMetricsSerializer.serializeRequest(figures)) },
    temporality: AggregationTemporality.CUMULATIVE,
    headers,
    ...sending,
  });
}
