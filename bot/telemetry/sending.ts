import { resourceFromAttributes } from '@opentelemetry/resources';
import type { Config } from '../config.ts';
import type { Log } from '../log/log.ts';
import { applicationInsights } from './application-insights.ts';
import { otlp } from './otlp.ts';
import { createRecorded } from './recorded.ts';
import type { Telemetry } from './telemetry.ts';

/** To each place that the settings name. */
export function openSending(config: NonNullable<Config['telemetry']>, log: Log, pauseMs = 1000): Telemetry {
  const failed = (why: string) => log.warn({ why }, 'traces or figures could not be sent');
  const { serviceName, instance, sampled } = config;
  const exporters = [
    ...(config.otlp === null ? [] : [otlp(config.otlp, failed)]),
    ...(config.applicationInsights === null
      ? []
      : [applicationInsights({ ...config.applicationInsights, sampled }, { pauseMs, failed })]),
  ];
  const resource = resourceFromAttributes({ 'service.name': serviceName, 'service.instance.id': instance });
  return createRecorded(resource, exporters, sampled);
}
