import { setTimeout as pause } from 'node:timers/promises';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { AggregationTemporality, ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import type { Exporters, Sending } from './exporters.ts';

/** Where something is posted, and how it is written there. */
interface Written<Content> {
  readonly url: string;
  readonly write: (content: Content) => string | Uint8Array<ArrayBuffer>;
}

const ATTEMPTS = 3;
const ATTEMPT_MS = 10_000;

/**
 * Posts spans and figures as JSON. What is refused for the moment (429, 5xx) or lost is sent again twice; after that it
 * is gone, and the log hears why.
 */
export function posting(
  to: Sending & {
    readonly spans: Written<ReadableSpan[]>;
    readonly figures: Written<ResourceMetrics>;
    readonly temporality: AggregationTemporality;
    readonly headers?: Readonly<Record<string, string>>;
  },
): Exporters {
  const underWay = new Set<Promise<void>>();

  const post = async (url: string, body: string | Uint8Array<ArrayBuffer>) => {
    let why = '';
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (attempt > 1) await pause(to.pauseMs * (attempt - 1), undefined, { ref: false });
      try {
        const headers = { 'content-type': 'application/json', ...to.headers };
        const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(ATTEMPT_MS) });
        await response.arrayBuffer();
        if (response.ok) return;
        why = `${new URL(url).host} answers ${response.status}`;
        if (response.status !== 429 && response.status < 500) break;
      } catch (error) {
        why = `${new URL(url).host} does not answer: ${error instanceof Error ? error.name : 'unknown'}`;
      }
    }
    to.failed(why);
    throw new Error(why);
  };

  const exportTo =
    <Content>({ url, write }: Written<Content>) =>
    (content: Content, done: (result: ExportResult) => void) => {
      const sent = post(url, write(content)).then(
        () => done({ code: ExportResultCode.SUCCESS }),
        (error: Error) => done({ code: ExportResultCode.FAILED, error }),
      );
      underWay.add(sent);
      void sent.finally(() => underWay.delete(sent));
    };
  const flush = async () => void (await Promise.allSettled(underWay));
  return {
    spans: { export: exportTo(to.spans), forceFlush: flush, shutdown: flush },
    figures: {
      export: exportTo(to.figures),
      selectAggregationTemporality: () => to.temporality,
      forceFlush: flush,
      shutdown: flush,
    },
  };
}
