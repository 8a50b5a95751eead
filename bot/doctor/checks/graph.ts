import { AuthError } from '@azure/msal-node';
import { decodeJwt } from 'jose/jwt/decode';
import { asOnboardingError } from '../../../errors/onboarding-error.ts';
import { causesOf } from '../../../errors/why-not-reached.ts';
import { type Saying, saying } from '../../../words/saying.ts';
import { askGraph } from '../../identity/graph.ts';
import { lookedUp } from '../../identity/looked-up.ts';
import { type Examined, type Look, note, ok, wrong } from '../check.ts';

/** Whether Microsoft Graph lets the bot look up all that the settings make it look up; what is missing, by name. */
export const graph: Look = async (examined) => {
  const { people, groups } = lookedUp(examined.config);
  const sendsMail = examined.config.mail.kind === 'graph';
  if (!people && groups.length === 0 && !sendsMail) return [note(saying('doctor.graph.unused'))];
  const asked = [
    ...(people || groups.length > 0
      ? [ask(examined, 'users?$top=1&$select=id,userType,accountEnabled', 'User.Read.All')]
      : []),
    ...groups.map((group) => askForGroup(examined, group)),
    ...(sendsMail ? [askForMailbox(examined)] : []),
  ];
  const faults = (await Promise.all(asked)).filter((fault) => fault !== undefined);
  return faults.length === 0 ? [ok(saying('doctor.graph.right', { groups: groups.length }))] : faults.map(wrong);
};

type Fault = Promise<Saying | undefined>;

/** @param permission what it takes; @param missing what is said where there is no such thing */
async function ask(examined: Examined, path: string, permission: string, missing?: Saying): Fault {
  const { graphUrl } = examined.config.teams;
  const options = { graphUrl, token: examined.graphToken, now: examined.now };
  try {
    const found = await askGraph(options, `${graphUrl}/v1.0/${path}`, () => true);
    return found === undefined ? missing : undefined;
  } catch (thrown) {
    const { code, detail, says } = asOnboardingError(thrown);
    if (code !== 'graph-not-reached') return says;
    if (detail.httpStatus === 403) return saying('doctor.graph.permission', { permission });
    const isSignIn = detail.httpStatus === 401 || causesOf(thrown).some((cause) => cause instanceof AuthError);
    if (isSignIn) return saying('doctor.graph.token');
    return saying('doctor.graph.silent', { address: graphUrl });
  }
}

function askForGroup(examined: Examined, group: string): Fault {
  const missing = saying('doctor.graph.noGroup', { group });
  return ask(examined, `groups/${group}?$select=id`, 'GroupMember.Read.All', missing);
}

/** Sending cannot be tried without a mail: the token says whether it is allowed. */
async function askForMailbox(examined: Examined): Fault {
  const { mail } = examined.config;
  try {
    const { roles } = decodeJwt(await examined.graphToken());
    const isAllowed = Array.isArray(roles) && roles.includes('Mail.Send');
    if (!isAllowed) return saying('doctor.graph.permission', { permission: 'Mail.Send' });
  } catch (thrown) {
    const { says } = asOnboardingError(thrown);
    return says.key === 'errors.tasks.unexpected' ? saying('doctor.graph.token') : says;
  }
  const missing = saying('doctor.graph.noMailbox', { mailbox: mail.from });
  return ask(examined, `users/${encodeURIComponent(mail.from)}?$select=id,mail`, 'User.Read.All', missing);
}
