import { type Attributes, type HrTime, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  DataPointType,
  type MetricData,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import {
  ATTR_DB_SYSTEM_NAME,
  ATTR_ERROR_TYPE,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_SERVER_ADDRESS,
} from '@opentelemetry/semantic-conventions';
import type { Exporters } from './exporters.ts';
import { type Posting, posting } from './post.ts';

interface Place {
  readonly key: string;
  readonly url: string;
  /** Which part of the traces is sent, up to 1: it multiplies what it counts by it. */
  readonly sampled: number;
}

/**
 * To Application Insights, in the envelopes of its own ingestion (`/v2.1/track`; schemas in
 * github.com/microsoft/ApplicationInsights-Home, EndpointSpecs): a called span is a request, every other a dependency, a
 * figure a metric. By our own code because `@azure/monitor-opentelemetry-exporter` has had previews only, takes 7 MB, 75 ms
 * of CPU at the start and a third more of it for each span, and reports about itself to Microsoft.
 */
export function applicationInsights(place: Place, how: Posting): Exporters {
  const track = `${place.url}/v2.1/track`;
  return {
    spans: posting(track, (spans: readonly ReadableSpan[]) => spans.map((span) => spanEnvelope(place, span)), how),
    figures: {
      ...posting(track, (figures: ResourceMetrics) => figureEnvelopes(place.key, figures), how),
      // It adds up itself what it gets.
      selectAggregationTemporality: () => AggregationTemporality.DELTA,
    },
  };
}

function spanEnvelope({ key, sampled }: Place, span: ReadableSpan): object {
  const { traceId, spanId } = span.spanContext();
  const isRequest = span.kind === SpanKind.SERVER;
  const properties = texts(span.attributes);
  const outcome =
    properties[ATTR_HTTP_RESPONSE_STATUS_CODE] ?? properties[ATTR_ERROR_TYPE] ?? properties.outcome ?? 'ok';
  const common = {
    ver: 2,
    id: spanId,
    name: span.name,
    duration: timeSpan(span.duration),
    success: span.status.code !== SpanStatusCode.ERROR,
    properties,
  };
  const written = envelope(key, span.resource, {
    type: isRequest ? 'Request' : 'RemoteDependency',
    at: span.startTime,
    tags: {
      'ai.operation.id': traceId,
      ...(span.parentSpanContext !== undefined && { 'ai.operation.parentId': span.parentSpanContext.spanId }),
    },
    data: isRequest
      ? { ...common, responseCode: outcome }
      : {
          ...common,
          resultCode: outcome,
          type: typeOf(span),
          target: properties[ATTR_SERVER_ADDRESS],
        },
  });
  return { ...written, sampleRate: 100 * sampled };
}

function typeOf({ kind, attributes }: ReadableSpan): string {
  if (kind !== SpanKind.CLIENT) return 'InProc';
  const database = attributes[ATTR_DB_SYSTEM_NAME];
  return database === undefined ? 'HTTP' : String(database);
}

function figureEnvelopes(key: string, { resource, scopeMetrics }: ResourceMetrics): object[] {
  return scopeMetrics
    .flatMap(({ metrics }) => metrics)
    .flatMap((metric) =>
      pointsOf(metric).map(({ at, attributes, point }) =>
        envelope(key, resource, {
          type: 'Metric',
          at,
          tags: {},
          data: { ver: 2, metrics: [{ name: metric.descriptor.name, ...point }], properties: texts(attributes) },
        }),
      ),
    );
}

interface Point {
  readonly at: HrTime;
  readonly attributes: Attributes;
  readonly point: { readonly value: number; readonly count: number; readonly min?: number; readonly max?: number };
}

function pointsOf(metric: MetricData): readonly Point[] {
  switch (metric.dataPointType) {
    case DataPointType.SUM:
    case DataPointType.GAUGE:
      return metric.dataPoints.map(({ endTime: at, attributes, value }) => ({
        at,
        attributes,
        point: { value, count: 1 },
      }));
    case DataPointType.HISTOGRAM:
      return metric.dataPoints.map(({ endTime: at, attributes, value: { sum = 0, count, min, max } }) => ({
        at,
        attributes,
        point: { value: sum, count, ...(min !== undefined && max !== undefined && { min, max }) },
      }));
    case DataPointType.EXPONENTIAL_HISTOGRAM:
      return [];
  }
}

function envelope(
  iKey: string,
  { attributes }: Resource,
  {
    type,
    at,
    tags,
    data,
  }: { readonly type: string; readonly at: HrTime; readonly tags: object; readonly data: object },
): object {
  return {
    name: `Microsoft.ApplicationInsights.${type}`,
    time: new Date(milliseconds(at)).toISOString(),
    iKey,
    tags: {
      'ai.cloud.role': String(attributes['service.name']),
      'ai.cloud.roleInstance': String(attributes['service.instance.id']),
      ...tags,
    },
    data: { baseType: `${type}Data`, baseData: data },
  };
}

function texts(attributes: Attributes): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]));
}

function milliseconds([seconds, nanoseconds]: HrTime): number {
  return seconds * 1000 + nanoseconds / 1e6;
}

/** `d.hh:mm:ss.fff`, as the ingestion wants it. */
function timeSpan(duration: HrTime): string {
  const ms = Math.round(milliseconds(duration));
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const time = `${two((ms / 3_600_000) % 24)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}`;
  return `${Math.floor(ms / 86_400_000)}.${time}.${String(ms % 1000).padStart(3, '0')}`;
}
