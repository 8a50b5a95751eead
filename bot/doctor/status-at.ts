import { z } from 'zod';

/** Who is silent for longer, in ms, is no bot that runs as it should. */
const patience = 10_000;

const Standing = z.looseObject({ status: z.string() });

/**
 * What a bot says at `/healthz` and `/readyz`; undefined where something else answers.
 * @throws when nothing does
 */
export async function statusAt(url: string): Promise<z.infer<typeof Standing> | undefined> {
  const response = await askedAt(url);
  const body: unknown = await response.json().catch(() => undefined);
  return Standing.safeParse(body).data;
}

/** As a stranger asks, who is led nowhere else. */
export function askedAt(url: string, more: RequestInit = {}): Promise<Response> {
  return fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patience), ...more });
}

/** What a bot that is not ready names as out of reach, as it names it. Of what is `unknown` nothing is known against it. */
export function missingIn(said: Readonly<Record<string, unknown>> = {}): string {
  const named = Object.entries(said).filter(
    ([name, standing]) => name !== 'status' && standing !== 'ok' && standing !== 'unknown',
  );
  return named.map(([name, standing]) => `${name} ${standing}`).join(', ');
}
