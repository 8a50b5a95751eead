import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
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
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { ATTR_ERROR_TYPE } from '@opentelemetry/semantic-conventions';
import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { during } from '../log/under-way.ts';
import type { Exporters } from './exporters.ts';
import { type SentRequest, watchRequests } from './sent-requests.ts';
import type { Counter, Telemetry, Timed } from './telemetry.ts';

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT } as const;
const scope = 'csp-onboarding-bot';
const EVERY_MS = 60_000;
/** No process ends later for a collector that is silent. */
const STOP_MS = 2000;
/** Turns answer within seconds, tasks may be hours late. */
const boundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600];

/** What is under way in a trace. */
interface Here {
  readonly span: SpanContext;
  /** It is a call to somebody else, and the requests that it takes are told in it. */
  readonly isCall: boolean;
}

/**
 * Behind the port stands the SDK of OpenTelemetry, by hand: nothing of it is global, and no library is patched.
 * @param sampled which part of the traces is sent, 0 to 1; one that goes on goes on as it was begun
 */
export function createRecorded(resource: Resource, exporters: readonly Exporters[], sampled = 1): Telemetry {
  const here = new AsyncLocalStorage<Here | undefined>();
  const tracing = new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampled) }),
    spanProcessors: exporters.map(({ spans }) => new BatchSpanProcessor({ exporter: outside(here, spans) })),
  });
  const metering = new MeterProvider({
    resource,
    readers: exporters.map(
      ({ figures }) => new PeriodicExportingMetricReader({ exporter: figures, exportIntervalMillis: EVERY_MS }),
    ),
  });
  const tracer = tracing.getTracer(scope);
  const meter = metering.getMeter(scope);
  const counterOf = remembered((name: Counter) => meter.createCounter(name));
  const timedOf = remembered((name: Timed) =>
    meter.createHistogram(name, { unit: 's', advice: { explicitBucketBoundaries: boundaries } }),
  );
  const within = (parent: SpanContext | undefined) =>
    parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent);
  const unwatch = watchRequests((name, facts): SentRequest | undefined => {
    const around = here.getStore();
    if (around === undefined || around.isCall) return undefined;
    return tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes: facts }, within(around.span));
  });

  return {
    async traced({ name, facts, kind, from, isPart }, work) {
      const around = here.getStore();
      if (isPart && around === undefined) return work(() => undefined);
      const about = { ...(kind !== undefined && { kind: kinds[kind] }), attributes: { ...facts } };
      const span = tracer.startSpan(name, about, within(spanContextIn(from) ?? around?.span));
      const also = (more: typeof facts) => void span.setAttributes({ ...more });
      try {
        const inside = { span: span.spanContext(), isCall: kind === 'client' };
        return await here.run(inside, () => during({ trace: inside.span.traceId }, () => work(also)));
      } catch (error) {
        const { code, says } = asOnboardingError(error);
        span.setAttributes({ [ATTR_ERROR_TYPE]: code, why: says.key });
        span.setStatus({ code: SpanStatusCode.ERROR, message: code });
        throw error;
      } finally {
        span.end();
      }
    },
    traceparent() {
      const context = here.getStore()?.span;
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
      unwatch();
      const sent = Promise.allSettled([tracing.shutdown(), metering.shutdown()]);
      await Promise.race([sent, pause(STOP_MS, undefined, { ref: false })]);
    },
  };
}

/** Sends in no trace: sending is told nobody. */
function outside(here: AsyncLocalStorage<Here | undefined>, spans: SpanExporter): SpanExporter {
  return {
    export: (some, done) => here.run(undefined, () => spans.export(some, done)),
    shutdown: () => spans.shutdown(),
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
