import { saying } from '../../../words/saying.ts';
import { fetchKeys } from '../../teams/door/channel-keys.ts';
import { type Look, note, ok, wrong } from '../check.ts';
import { whyNotReached } from './why.ts';

/** Whether the keys are there by which calls of Teams are known. */
export const channelKeys: Look = async ({ config: { teams } }) => {
  const address = teams.channel.metadataUrl;
  if (teams.appId === undefined) return [note(saying('doctor.teams.notChecked'))];
  try {
    const keys = await fetchKeys(address);
    return [
      keys.size > 0
        ? ok(saying('doctor.teams.keys', { address, count: keys.size }))
        : wrong(saying('doctor.teams.noKeys', { address })),
    ];
  } catch (thrown) {
    return [wrong(await whyNotReached({ address, setting: 'BOT_OPENID_METADATA' }, thrown))];
  }
};
