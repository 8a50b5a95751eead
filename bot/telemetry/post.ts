import { setTimeout as pause } from 'node:timers/promises';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { Failed } from './exporters.ts';

const ATTEMPTS = 3;
const ATTEMPT_MS = 10_000;

export interface Posting {
  /** Before the second attempt, ms; the third waits twice as long. */
  readonly pauseMs: number;
  readonly failed: Failed;
}

/** What an exporter does with what it is given, and what it waits for at the end. */
export interface Posted<Content> {
  readonly export: (content: Content, done: (result: ExportResult) => void) => void;
  readonly forceFlush: () => Promise<void>;
  readonly shutdown: () => Promise<void>;
}

/**
 * Posts as JSON. What is refused for the moment (429, 5xx) or lost is sent again twice; after that it is gone, and the log
 * hears why.
 */
export function posting<Content>(
  url: string,
  write: (content: Content) => readonly object[],
  { pauseMs, failed }: Posting,
): Posted<Content> {
  const underWay = new Set<Promise<void>>();

  const post = async (body: string) => {
    let why = '';
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (attempt > 1) await pause(pauseMs * (attempt - 1), undefined, { ref: false });
      try {
        const headers = { 'content-type': 'application/json' };
        const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(ATTEMPT_MS) });
        await response.arrayBuffer();
        if (response.ok) return;
        why = `${new URL(url).host} answers ${response.status}`;
        if (response.status !== 429 && response.status < 500) break;
      } catch (error) {
        why = `${new URL(url).host} does not answer: ${error instanceof Error ? error.name : 'unknown'}`;
      }
    }
    failed(why);
    throw new Error(why);
  };

  const flush = async () => void (await Promise.allSettled(underWay));
  return {
    export: (content, done) => {
      const sent = post(JSON.stringify(write(content))).then(
        () => done({ code: ExportResultCode.SUCCESS }),
        (error: Error) => done({ code: ExportResultCode.FAILED, error }),
      );
      underWay.add(sent);
      void sent.finally(() => underWay.delete(sent));
    },
    forceFlush: flush,
    shutdown: flush,
  };
}
