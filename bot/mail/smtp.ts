import { z } from 'zod';
import type { OnboardingError } from '../../errors/onboarding-error.ts';
import type { Picture } from '../settings/picture.ts';
import { logoId, showsLogo } from './logo.ts';
import type { Mailer } from './mailer.ts';
import { mailNotConfirmed, mailNotTaken, mailRefused } from './not-sent.ts';

interface ServerOptions {
  /** `smtps://user:password@host` or `smtp://…`. */
  readonly url: string;
  /** Over `smtp://`, refuse a server that does not offer TLS: the password and the mail would be readable. */
  readonly requireTls: boolean;
}

export interface SmtpOptions extends ServerOptions {
  readonly from: string;
  /** What the sender is called; without it there is nothing but the address. */
  readonly fromName?: string;
  /** What mails show as `cid:logo`. */
  readonly logo?: Picture | null;
}

async function transportOf({ url, requireTls }: ServerOptions) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    requireTLS: requireTls,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // What a mail says is data: it never makes this machine read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Connects to the mail server and logs in. Throws OnboardingError `mail-not-sent`. */
export async function checkSmtp(options: ServerOptions): Promise<void> {
  const transport = await transportOf(options);
  try {
    await transport.verify();
  } catch (thrown) {
    throw asNotSent(thrown);
  } finally {
    transport.close();
  }
}

/** Sends through a mail server. A mail repeated keeps its Message-ID, by which mailboxes drop the second copy. */
export function createSmtpMailer(options: SmtpOptions): Mailer {
  const { fromName = '', logo = null } = options;
  const from = { name: fromName, address: options.from };
  let transport: ReturnType<typeof transportOf> | undefined;
  return {
    async send({ messageId, replyTo, ...mail }) {
      // As an address and nothing else, whatever stands in it.
      const answered = replyTo === undefined ? {} : { replyTo: { name: '', address: replyTo } };
      transport ??= transportOf(options);
      try {
        const shown = logo !== null && showsLogo(mail.html) ? { attachments: [attached(logo)] } : {};
        await (await transport).sendMail({ from, ...mail, ...answered, ...shown, messageId: `<${messageId}>` });
      } catch (thrown) {
        throw asNotSent(thrown);
      }
    },
  };
}

function attached({ type, bytes }: Picture) {
  const inline = { cid: logoId, contentDisposition: 'inline' } as const;
  return { ...inline, filename: type === 'image/png' ? 'logo.png' : 'logo.jpg', contentType: type, content: bytes };
}

const Answered = z.object({
  command: z.string().default('the connection'),
  response: z.string(),
  responseCode: z.number().default(0),
});

/** What the server says before it hears whom a mail is for is about us, not about the mail. */
const aboutTheMail: readonly string[] = ['RCPT TO', 'DATA'];

/**
 * What a mail server answers is not kept: it may repeat the login, in whatever writing. Its code and the one of RFC 3463
 * (`535 5.7.8`) say what is wrong. 5xx is its last word on a mail (RFC 5321, 4.2.1).
 */
function asNotSent(thrown: unknown): OnboardingError {
  const { data: failure } = Answered.safeParse(thrown);
  if (failure === undefined) return mailNotConfirmed(thrown);
  const { command, response, responseCode } = failure;
  const code = /^\d{3}(?:[ -][245]\.\d{1,3}\.\d{1,3}(?!\S))?/.exec(response)?.[0] ?? 'what is no answer';
  const cause = new Error(`The mail server answered ${code} to ${command}.`);
  const isRefusal = responseCode >= 500 && aboutTheMail.includes(command);
  return isRefusal ? mailRefused(cause, code.slice(4)) : mailNotTaken({ code, to: command }, { cause });
}
