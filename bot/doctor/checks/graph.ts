import { AuthError } from '@azure/msal-node';
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
    const { httpStatus } = asOnboardingError(thrown).detail;
    if (httpStatus === 403) return saying('doctor.graph.permission', { permission });
    return httpStatus === 401 ? saying('doctor.graph.token') : whyNone(thrown, graphUrl);
  }
}

function askForGroup(examined: Examined, group: string): Fault {
  const missing = saying('doctor.graph.noGroup', { group });
  return ask(examined, `groups/${group}?$select=id`, 'GroupMember.Read.All', missing);
}

/**
 * A mail to nobody is refused as such (400) only where it could be sent. Which mailboxes the bot may use Exchange says, and
 * the token does not (Microsoft Learn: "Role Based Access Control for Applications in Exchange Online").
 */
async function askForMailbox(examined: Examined): Fault {
  const { graphUrl } = examined.config.teams;
  const { from: mailbox } = examined.config.mail;
  try {
    const { status, body } = await fetch(`${graphUrl}/v1.0/users/${encodeURIComponent(mailbox)}/sendMail`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await examined.graphToken()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ message: { subject: '', toRecipients: [] }, saveToSentItems: false }),
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    });
    await body?.cancel();
    if (status === 400) return undefined;
    if (status === 403) return saying('doctor.graph.mailRefused', { mailbox });
    if (status === 404) return saying('doctor.graph.noMailbox', { mailbox });
    return status === 401 ? saying('doctor.graph.token') : saying('doctor.graph.mailUnclear', { mailbox, status });
  } catch (thrown) {
    return whyNone(thrown, graphUrl);
  }
}

/** Why there is no answer, or no token to ask with. */
function whyNone(thrown: unknown, address: string): Saying {
  const { code, says } = asOnboardingError(thrown);
  if (code !== 'unexpected' && code !== 'graph-not-reached') return says;
  const isSignIn = causesOf(thrown).some((cause) => cause instanceof AuthError);
  return isSignIn ? saying('doctor.graph.token') : saying('doctor.graph.silent', { address });
}
