import { OnboardingError } from '../../../errors/onboarding-error.ts';
import { messageOf } from '../../../errors/redact.ts';
import { causesOf } from '../../../errors/why-not-reached.ts';
import { saying } from '../../../words/saying.ts';
import { checkSmtp } from '../../mail/smtp.ts';
import { type Look, note, ok, wrong } from '../check.ts';

/** Whether the mail server lets us in; of Graph's mailbox the check of Graph tells. */
export const mail: Look = async ({ config: { mail, production } }) => {
  switch (mail.kind) {
    case 'outbox':
      return [note(saying('doctor.mail.outbox'))];
    case 'graph':
      return [ok(saying('doctor.mail.graph', { from: mail.from }))];
    case 'smtp': {
      const server = new URL(mail.url).host;
      try {
        await checkSmtp({ url: mail.url, from: mail.from, requireTls: production });
        return [ok(saying('doctor.mail.smtp', { server, from: mail.from }))];
      } catch (thrown) {
        const cause = thrown instanceof OnboardingError ? causesOf(thrown).at(-1) : thrown;
        return [wrong(saying('doctor.mail.refused', { server, why: messageOf(cause).slice(0, 200) }))];
      }
    }
  }
};
