import { AsyncLocalStorage } from 'node:async_hooks';
import {
  isSpanContextValid,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { during } from '../log/under-way.ts';
import type { Exporters } from './exporters.ts';
import type { Counter, Telemetry, Timed } from './telemetry.ts';

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT } as const;
const scope = 'csp-onboarding-bot';
const EVERY_MS = 60_000;
/** Turns answer within seconds, tasks may be hours late. */
const boundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600];

/** Behind the port stands the SDK of OpenTelemetry, by hand: nothing of it is global, and no library is patched. */
export function createRecorded(resource: Resource, exporters: readonly Exporters[]): Telemetry {
  const tracing = new TracerProvider({
    resource,
    spanProcessors: exporters.map(({ spans }) => new BatchSpanProcessor({ exporter: spans })),
  });
  const metering = new MeterProvider({
    resource,
    readers: exporters.map(
      ({ figures }) => new PeriodicExportingMetricReader({ exporter: figures, exportIntervalMillis: EVERY_MS }),
    ),
  });
  const tracer = tracing.getTracer(scope);
  const meter = metering.getMeter(scope);
  const here = new AsyncLocalStorage<SpanContext>();
  const counterOf = remembered((name: Counter) => meter.createCounter(name));
  const timedOf = remembered((name: Timed) =>
    meter.createHistogram(name, { unit: 's', advice: { explicitBucketBoundaries: boundaries } }),
  );

  return {
    async traced({ name, facts, kind, from }, work) {
      const parent = spanContextIn(from) ?? here.getStore();
      const context = parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent);
      const about = { ...(kind !== undefined && { kind: kinds[kind] }), attributes: { ...facts } };
      const span = tracer.startSpan(name, about, context);
      const also = (more: typeof facts) => void span.setAttributes({ ...more });
      try {
        const spanContext = span.spanContext();
        return await here.run(spanContext, () => during({ trace: spanContext.traceId }, () => work(also)));
      } catch (error) {
        const { code, says } = asOnboardingError(error);
        span.setAttributes({ error: code, why: says.key });
        span.setStatus({ code: SpanStatusCode.ERROR, message: code });
        throw error;
      } finally {
        span.end();
      }
    },
    traceparent() {
      const context = here.getStore();
      if (context === undefined) return null;
      return `00-${context.traceId}-${context.spanId}-${context.traceFlags.toString(16).padStart(2, '0')}`;
    },
    count: (counter, by, facts = {}) => counterOf(counter).add(by, { ...facts }),
    took: (timed, seconds, facts = {}) => timedOf(timed).record(seconds, { ...facts }),
    watch(gauge, look) {
      // What cannot be looked up is not sent: no figure is better than a wrong one.
      meter.createObservableGauge(gauge).addCallback(async (result) => result.observe(await look()));
    },
    async stop() {
      await Promise.allSettled([tracing.shutdown(), metering.shutdown()]);
    },
  };
}

/** Reads a `traceparent`; undefined = there is none, or it is none. */
function spanContextIn(traceparent: string | null | undefined): SpanContext | undefined {
  const [, traceId = '', spanId = '', flags = '0'] =
    /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent ?? '') ?? [];
  const isSampled = (Number.parseInt(flags, 16) & TraceFlags.SAMPLED) !== 0;
  const context = { traceId, spanId, traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE, isRemote: true };
  return isSpanContextValid(context) ? context : undefined;
}

function remembered<Name, Made>(make: (name: Name) => Made): (name: Name) => Made {
  const made = new Map<Name, Made>();
  return (name) => {
    const one = made.get(name) ?? make(name);
    made.set(name, one);
    return one;
  };
}
