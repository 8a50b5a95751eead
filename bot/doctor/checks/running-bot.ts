import { saying } from '../../../words/saying.ts';
import { type Look, note, ok, wrong } from '../check.ts';
import { missingIn, statusAt } from '../status-at.ts';
import { whyNotReached } from './why.ts';

/**
 * Whether the bot answers where people and Microsoft look for it, and has what it needs. It tells no more than that to
 * strangers, so no more is asked of it; how its work stands is in the store.
 */
export const runningBot: Look = async ({ config, botUrl }) => {
  try {
    if ((await statusAt(`${botUrl}/healthz`))?.status !== 'alive')
      return [wrong(saying('doctor.bot.another', { botUrl }))];
    const readiness = await statusAt(`${botUrl}/readyz`);
    const missing = missingIn(readiness);
    if (readiness?.status !== 'ready') return [wrong(saying('doctor.bot.notReady', { botUrl, missing }))];
    if (missing !== '') return [note(saying('doctor.bot.partlyReady', { botUrl, missing }))];
    return [ok(saying('doctor.bot.ready', { botUrl }))];
  } catch (thrown) {
    if (!config.production) return [note(saying('doctor.bot.notRunning', { botUrl }))];
    const why = await whyNotReached({ address: botUrl, setting: 'PUBLIC_URL' }, thrown);
    return [wrong(saying('doctor.bot.notReached', { why }))];
  }
};
