import { createTransport } from 'nodemailer';
import type { Mailer } from './mailer.ts';
import { mailNotSent } from './not-sent.ts';

export interface SmtpOptions {
  /** `smtps://user:password@host` or `smtp://…`. */
  readonly url: string;
  readonly from: string;
  /** Over `smtp://`, refuse a server that does not offer TLS: the password and the mail would be readable. */
  readonly requireTls: boolean;
}

/** Sends through a mail server. A mail repeated keeps its Message-ID, by which mailboxes drop the second copy. */
export function createSmtpMailer({ url, from, requireTls }: SmtpOptions): Mailer {
  const transport = createTransport({
    url,
    requireTLS: requireTls,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // What a mail says is data: it never makes this machine read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async send({ messageId, ...mail }) {
      try {
        await transport.sendMail({ from, ...mail, messageId: `<${messageId}>` });
      } catch (thrown) {
        throw mailNotSent(thrown, { retryable: !isRefusal(thrown) });
      }
    },
  };
}

/** 5xx is a mail server's last word on a mail (RFC 5321, 4.2.1). */
function isRefusal(thrown: unknown): boolean {
  return thrown instanceof Error && 'responseCode' in thrown && Number(thrown.responseCode) >= 500;
}
