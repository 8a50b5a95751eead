import type { Config } from '../config.ts';
import type { Log } from '../log/log.ts';
import { noTelemetry, type Telemetry } from './telemetry.ts';

/** OpenTelemetry is loaded where it has somewhere to send to, and nowhere else. */
export async function openTelemetry({ telemetry }: Pick<Config, 'telemetry'>, log: Log): Promise<Telemetry> {
  if (telemetry === null) return noTelemetry;
  const { openSending } = await import('./sending.ts');
  return openSending(telemetry, log);
}
