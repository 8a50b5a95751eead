import { z } from 'zod';

/** Who is silent for longer, in ms, is no bot that runs as it should. */
const patience = 10_000;

const Standing = z.object({ status: z.string() });

/**
 * What a bot says at `/healthz` and `/readyz`; undefined where something else answers.
 * @throws when nothing does
 */
export async function statusAt(url: string): Promise<string | undefined> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patience) });
  const body: unknown = await response.json().catch(() => undefined);
  return Standing.safeParse(body).data?.status;
}
