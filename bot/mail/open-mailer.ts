import type { Config } from '../config.ts';
import { graphTokens } from '../identity/app-tokens.ts';
import type { Store } from '../store/store.ts';
import type { Bounces } from './bounces.ts';
import { createGraphMailer } from './graph.ts';
import { createGraphBounces } from './graph-bounces.ts';
import { createLocalMailbox, type LocalMailbox } from './local-mailbox.ts';
import type { Mailer } from './mailer.ts';
import { createSmtpMailer } from './smtp.ts';

export interface OpenedMailer {
  readonly mailer: Mailer;
  /** Where mails come back to, as far as we can look there: a mail server says at once what it does not take. */
  readonly bounces?: Bounces;
  /** Only where mails are kept instead of sent, for the page that shows them. */
  readonly mailbox?: LocalMailbox;
}

/**
 * The way of sending mails that the settings name.
 * @param graphToken for Microsoft Graph; without it the bot's own
 */
export function openMailer(
  { mail, teams, production, brand: { logo } }: Config,
  store: Store,
  graphToken?: () => Promise<string>,
  now: () => number = Date.now,
): OpenedMailer {
  switch (mail.kind) {
    case 'outbox': {
      const mailbox = createLocalMailbox({ store, from: mail.from, now });
      return { mailer: mailbox, bounces: mailbox.bounces, mailbox };
    }
    case 'smtp':
      return { mailer: createSmtpMailer({ ...mail, logo, requireTls: production }) };
    case 'graph': {
      const token = graphToken ?? graphTokens(teams);
      const options = { from: mail.from, token, url: teams.graphUrl };
      return { mailer: createGraphMailer({ ...options, logo }), bounces: createGraphBounces({ ...options, now }) };
    }
  }
}
