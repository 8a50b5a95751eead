import { z } from 'zod';
import { saying } from '../../../words/saying.ts';
import { type Look, note, ok, wrong } from '../check.ts';
import { whyNotReached } from './why.ts';

const Standing = z.object({ status: z.string() });

/**
 * Whether the bot answers where people and Microsoft look for it, and has what it needs. It tells no more than that to
 * strangers, so no more is asked of it; how its work stands is in the store.
 */
export const runningBot: Look = async ({ config, botUrl }) => {
  try {
    if ((await statusOf(`${botUrl}/healthz`)) !== 'alive') return [wrong(saying('doctor.bot.another', { botUrl }))];
    if ((await statusOf(`${botUrl}/readyz`)) !== 'ready') return [wrong(saying('doctor.bot.notReady', { botUrl }))];
    return [ok(saying('doctor.bot.ready', { botUrl }))];
  } catch (thrown) {
    if (!config.production) return [note(saying('doctor.bot.notRunning', { botUrl }))];
    const why = await whyNotReached({ address: botUrl, setting: 'PUBLIC_URL' }, thrown);
    return [wrong(saying('doctor.bot.notReached', { why }))];
  }
};

/** Undefined where something else answers. */
async function statusOf(url: string): Promise<string | undefined> {
  const response = await fetch(url, { redirect: 'error' });
  const body: unknown = await response.json().catch(() => undefined);
  return Standing.safeParse(body).data?.status;
}
