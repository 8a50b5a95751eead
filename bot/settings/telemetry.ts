import { hostname } from 'node:os';
import { z } from 'zod';
import { isLoopback } from './forms.ts';

/** A collector may run beside the bot, on the same machine, where nobody listens in. */
const collector = z.string().transform((given, context) => {
  const url = URL.parse(given);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url !== null && isSafe && `${url.username}${url.password}${url.search}` === '')
    return given.replace(/(?<!\/)\/+$/, '');
  context.addIssue('must be an https address, or http on this machine, e.g. http://127.0.0.1:4318');
  return z.NEVER;
});

/** `name=value,…`, each value percent-encoded (opentelemetry.io: OTLP exporter configuration). */
const headers = z
  .string()
  .regex(/^\s*[\w-]+=[^,]*(,\s*[\w-]+=[^,]*)*$/, { error: 'must be name=value, separated by commas' })
  .transform((given) => Object.fromEntries(given.split(',').map(headerIn)))
  .default({});

function headerIn(pair: string): [string, string] {
  const at = pair.indexOf('=');
  const value = pair.slice(at + 1).trim();
  return [pair.slice(0, at).trim().toLowerCase(), /%(?![0-9a-f]{2})/i.test(value) ? value : decodeURIComponent(value)];
}

/** `InstrumentationKey=…;IngestionEndpoint=https://…;…` (Microsoft Learn: connection-strings). */
const connectionString = z.string().transform((given, context) => {
  const fields = new Map(given.split(';').map((field) => headerIn(field)));
  const key = fields.get('instrumentationkey');
  const url = fields.get('ingestionendpoint')?.replace(/(?<!\/)\/+$/, '');
  if (key && url?.startsWith('https://')) return { key, url };
  context.addIssue('must be a connection string with InstrumentationKey and IngestionEndpoint (https)');
  return z.NEVER;
});

/**
 * Which traces are sent (opentelemetry.io: general SDK configuration). A deal's trace is sent whole or not at all, from its
 * first press to the order months later, so only samplers that ask the parent are taken.
 */
const samplers = ['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'] as const;

const ratio = z.coerce.number({ error: 'must be a number from 0 to 1' }).min(0).max(1);

/** Where traces and figures go; null = nowhere. */
export function telemetrySettings() {
  return z
    .object({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.optional(),
      OTEL_EXPORTER_OTLP_HEADERS: headers,
      OTEL_TRACES_SAMPLER: z
        .enum(samplers, { error: `must be ${samplers.join(', ')}` })
        .default('parentbased_always_on'),
      OTEL_TRACES_SAMPLER_ARG: ratio.default(1),
      OTEL_SERVICE_NAME: z.string().default('csp-onboarding-bot'),
      APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString.optional(),
      // Set by App Service itself: which of several instances this is.
      WEBSITE_INSTANCE_ID: z.string().default(hostname()),
    })
    .transform((given) => {
      const { OTEL_EXPORTER_OTLP_ENDPOINT: url, APPLICATIONINSIGHTS_CONNECTION_STRING: insights } = given;
      if (url === undefined && insights === undefined) return null;
      return {
        otlp: url === undefined ? null : { url, headers: given.OTEL_EXPORTER_OTLP_HEADERS },
        applicationInsights: insights ?? null,
        /** The part of the traces that is sent, 0 to 1. */
        sampled: {
          parentbased_always_on: 1,
          parentbased_always_off: 0,
          parentbased_traceidratio: given.OTEL_TRACES_SAMPLER_ARG,
        }[given.OTEL_TRACES_SAMPLER],
        serviceName: given.OTEL_SERVICE_NAME,
        instance: given.WEBSITE_INSTANCE_ID,
      };
    });
}
