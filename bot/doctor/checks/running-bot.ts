import { saying } from '../../../words/saying.ts';
import { type Look, note, ok, wrong } from '../check.ts';
import { statusAt } from '../status-at.ts';
import { whyNotReached } from './why.ts';

/**
 * Whether the bot answers where people and Microsoft look for it, and has what it needs. It tells no more than that to
 * strangers, so no more is asked of it; how its work stands is in the store.
 */
export const runningBot: Look = async ({ config, botUrl }) => {
  try {
    if ((await statusAt(`${botUrl}/healthz`)) !== 'alive') return [wrong(saying('doctor.bot.another', { botUrl }))];
    if ((await statusAt(`${botUrl}/readyz`)) !== 'ready') return [wrong(saying('doctor.bot.notReady', { botUrl }))];
    return [ok(saying('doctor.bot.ready', { botUrl }))];
  } catch (thrown) {
    if (!config.production) return [note(saying('doctor.bot.notRunning', { botUrl }))];
    const why = await whyNotReached({ address: botUrl, setting: 'PUBLIC_URL' }, thrown);
    return [wrong(saying('doctor.bot.notReached', { why }))];
  }
};
