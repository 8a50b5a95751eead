import { decodeJwt } from 'jose/jwt/decode';
import { messageOf } from '../../../errors/redact.ts';
import { causesOf } from '../../../errors/why-not-reached.ts';
import { type Saying, saying } from '../../../words/saying.ts';
import type { SignInConfig, TeamsConfig } from '../../config.ts';
import { type Finding, type Look, note, ok, wrong } from '../check.ts';
import { whyNotReached } from './why.ts';

/** Whether Entra knows the application that people sign in to, and what it may do in Teams beyond that (docs/install.md, 4). */
export const signInApp: Look = async ({ config: { signIn, teams }, signInToken }) => {
  if (signIn === undefined) return [note(saying('doctor.signInApp.unused'))];
  const { appId } = signIn;
  try {
    const { roles } = decodeJwt(await signInToken());
    const has = (permission: string) => Array.isArray(roles) && roles.includes(permission);
    return [
      ok(saying('doctor.signInApp.right', { appId })),
      ...(has('TeamsActivity.Send') ? [] : [note(saying('doctor.signInApp.noFeed', { appId }))]),
      ...(teams.catalogAppId === undefined
        ? []
        : [installs(appId, has('TeamsAppInstallation.ReadWriteSelfForUser.All'))]),
    ];
  } catch (thrown) {
    return [wrong(await whyNone(signIn, teams, thrown))];
  }
};

function installs(appId: string, isAllowed: boolean): Finding {
  return isAllowed
    ? ok(saying('doctor.signInApp.installs'))
    : wrong(saying('doctor.signInApp.mayNotInstall', { appId }));
}

/** Why there is no token. */
async function whyNone({ appId, proof }: SignInConfig, teams: TeamsConfig, thrown: unknown): Promise<Saying> {
  const causes = causesOf(thrown);
  const code = causes.map((cause) => /AADSTS\d+/.exec(messageOf(cause))?.[0]).find((found) => found !== undefined);
  if (code !== undefined) return saying('doctor.signInApp.refused', { appId, code, proof: proof.kind });
  const isWithoutIdentity = causes.some(
    (cause) => cause instanceof Error && /Credential|Authentication/.test(cause.name),
  );
  if (proof.kind === 'managed-identity' && isWithoutIdentity)
    return saying('doctor.teams.noManagedIdentity', { appId: proof.clientId });
  return whyNotReached({ address: teams.loginUrl, setting: 'ToChannelFromBotLoginUrl' }, thrown);
}
