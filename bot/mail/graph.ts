import type { Picture } from '../settings/picture.ts';
import { logoId, showsLogo } from './logo.ts';
import type { Mailer } from './mailer.ts';
import { mailNotConfirmed, mailNotTaken, mailRefused } from './not-sent.ts';

export interface GraphOptions {
  /** The mailbox that sends. */
  readonly from: string;
  /** An app-only token for Microsoft Graph with the permission `Mail.Send`. */
  readonly token: () => Promise<string>;
  /** Microsoft Graph, e.g. `https://graph.microsoft.com`. */
  readonly url: string;
}

interface SendOptions extends GraphOptions {
  /** What mails show as `cid:logo`. */
  readonly logo?: Picture | null;
}

/**
 * Sends from a mailbox in Microsoft 365 (Microsoft Learn: user-sendmail). Graph makes the Message-ID itself and takes
 * none, so a mail repeated after a lost answer arrives twice; our id goes along in a header of our own, by which the
 * copies can be told. Graph takes one body: the HTML one, from which it makes the text. Who it is from is shown by the name of
 * the mailbox, whatever a mail says.
 */
export function createGraphMailer({ from, token, url, logo = null }: SendOptions): Mailer {
  const address = `${url}/v1.0/users/${encodeURIComponent(from)}/sendMail`;
  return {
    async send({ to, from: sender, replyTo, subject, html, messageId }) {
      const body = JSON.stringify({
        message: {
          subject,
          body: { contentType: 'HTML', content: html },
          toRecipients: [{ emailAddress: { address: to } }],
          ...(sender === undefined ? {} : { from: { emailAddress: { address: sender } } }),
          ...(replyTo === undefined ? {} : { replyTo: [{ emailAddress: { address: replyTo } }] }),
          ...(logo !== null && showsLogo(html) && { attachments: [attached(logo)] }),
          internetMessageHeaders: [{ name: 'x-onboarding-message-id', value: messageId }],
        },
        saveToSentItems: true,
      });
      const response = await sendRequest(address, body, token);
      if (response.status === 202) return;
      const cause = new Error(`Microsoft Graph answered ${response.status}: ${await response.text()}`);
      // 400 is about the mail itself; a missing permission (403) or mailbox (404) somebody may still put right.
      if (response.status === 400) throw mailRefused(cause);
      const asked = Number(response.headers.get('retry-after') ?? Number.NaN);
      const wait = Number.isFinite(asked) ? { retryAfterSeconds: asked } : {};
      throw mailNotTaken({ code: String(response.status), to: 'sendMail' }, { cause, ...wait });
    },
  };
}

/** Microsoft Learn: resource type "fileAttachment". */
function attached({ type, bytes }: Picture) {
  return {
    '@odata.type': '#microsoft.graph.fileAttachment',
    name: logoId,
    contentType: type,
    contentBytes: bytes.toString('base64'),
    contentId: logoId,
    isInline: true,
  };
}

async function sendRequest(address: string, body: string, token: () => Promise<string>): Promise<Response> {
  try {
    return await fetch(address, {
      method: 'POST',
      headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(30_000),
    });
  } catch (thrown) {
    throw mailNotConfirmed(thrown);
  }
}
