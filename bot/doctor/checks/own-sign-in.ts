import { saying } from '../../../words/saying.ts';
import { type Look, note, ok, wrong } from '../check.ts';
import { whyNoToken } from '../own-token.ts';

/** Whether Entra lets the bot speak in Teams, as what it is registered. */
export const ownSignIn: Look = async ({ config: { teams } }) => {
  const { appId, appType } = teams;
  if (appId === undefined) return [note(saying('doctor.teams.noIdentity'))];
  const why = await whyNoToken(teams);
  return [why === undefined ? ok(saying('doctor.teams.token', { appId, appType })) : wrong(why)];
};
