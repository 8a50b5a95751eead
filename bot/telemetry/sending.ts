import { resourceFromAttributes } from '@opentelemetry/resources';
import type { PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { Config } from '../config.ts';
import type { Log } from '../log/log.ts';
import { applicationInsights } from './application-insights.ts';
import { otlp } from './otlp.ts';
import { createRecorded } from './recorded.ts';
import type { Telemetry } from './telemetry.ts';

export interface Exporters {
  readonly spans: SpanExporter;
  readonly figures: PushMetricExporter;
}

/** To each place that the settings name. */
export function openSending(config: NonNullable<Config['telemetry']>, log: Log): Telemetry {
  const failed = (why: string) => log.warn({ why }, 'traces or figures could not be sent');
  const exporters = [
    ...(config.otlp === null ? [] : [otlp(config.otlp, failed)]),
    ...(config.applicationInsights === null ? [] : [applicationInsights(config.applicationInsights, failed)]),
  ];
  const { serviceName, instance } = config;
  const resource = resourceFromAttributes({ 'service.name': serviceName, 'service.instance.id': instance });
  return createRecorded(resource, exporters);
}
