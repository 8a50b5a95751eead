import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** A documented or recorded payload (`examples/INDEX.md` says which). */
export interface Example {
  /** As it goes over the wire. */
  readonly text: string;
  /** The JSON in it; undefined for a CSV. */
  readonly body: unknown;
  /** Of the answer, as the name of the file tells; else 200. */
  readonly status: number;
  /** Of a recording. */
  readonly headers: Record<string, string>;
}

const folder = new URL('../examples/', import.meta.url);

const recording = z.object({
  response: z.object({ headers: z.record(z.string(), z.array(z.string())), body: z.unknown() }),
});

export function exampleFiles(): string[] {
  return readdirSync(folder).filter((file) => file !== 'INDEX.md');
}

export function readExample(file: string): Example {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const status = Number(/(?:response|error)-(\d{3})(?!\d)/.exec(file)?.[1] ?? 200);
  if (!file.endsWith('.json')) return { text, body: undefined, status, headers: {} };
  const json: unknown = JSON.parse(text);
  const recorded = recording.safeParse(json).data?.response;
  if (recorded === undefined) return { text, body: json, status, headers: {} };
  // Its length is that of the body before it was laid out for reading.
  const { 'Content-Length': _, ...others } = recorded.headers;
  const headers = Object.fromEntries(Object.entries(others).map(([name, values]) => [name, values.join(',')]));
  return { text: JSON.stringify(recorded.body), body: recorded.body, status, headers };
}
