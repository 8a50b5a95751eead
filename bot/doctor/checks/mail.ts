import { OnboardingError } from '../../../errors/onboarding-error.ts';
import { messageOf } from '../../../errors/redact.ts';
import { causesOf } from '../../../errors/why-not-reached.ts';
import { saying } from '../../../words/saying.ts';
import { askGraph } from '../../identity/graph.ts';
import { checkSmtp } from '../../mail/smtp.ts';
import { type Examined, type Finding, type Look, note, ok, wrong } from '../check.ts';

/** Whether the mail server lets us in; of Graph's mailbox the check of Graph tells. */
export const mail: Look = async (examined) => {
  const { mail, production } = examined.config;
  switch (mail.kind) {
    case 'outbox':
      return [note(saying('doctor.mail.outbox'))];
    case 'graph':
      return [ok(saying('doctor.mail.graph', { from: mail.from })), await bouncesOf(mail.from, examined)];
    case 'smtp': {
      const server = new URL(mail.url).host;
      try {
        await checkSmtp({ url: mail.url, requireTls: production });
        return [
          ok(saying('doctor.mail.smtp', { server, from: mail.from })),
          note(saying('doctor.mail.unread', { server, from: mail.from })),
        ];
      } catch (thrown) {
        const cause = thrown instanceof OnboardingError ? causesOf(thrown).at(-1) : thrown;
        return [wrong(saying('doctor.mail.refused', { server, why: messageOf(cause).slice(0, 200) }))];
      }
    }
  }
};

/** Whether the reports of what was not delivered can be read; without them all else works. */
async function bouncesOf(from: string, { config, graphToken: token, now }: Examined): Promise<Finding> {
  const { graphUrl } = config.teams;
  const url = `${graphUrl}/v1.0/users/${encodeURIComponent(from)}/mailFolders/inbox?$select=id`;
  try {
    if ((await askGraph({ graphUrl, token, now }, url, () => true)) === true) {
      return ok(saying('doctor.mail.bounces', { from }));
    }
  } catch (thrown) {
    if (!(thrown instanceof OnboardingError)) throw thrown;
  }
  return note(saying('doctor.mail.noBounces', { from }));
}
