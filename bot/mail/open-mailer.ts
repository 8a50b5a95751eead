import type { Config } from '../config.ts';
import type { Store } from '../store/store.ts';
import { createGraphMailer } from './graph.ts';
import { graphTokens } from './graph-token.ts';
import type { Mailer } from './mailer.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createSmtpMailer } from './smtp.ts';

export interface OpenedMailer {
  readonly mailer: Mailer;
  /** Only where mails are kept instead of sent, for the page that shows them. */
  readonly outbox?: Outbox;
}

/** The way of sending mails that the settings name. */
export function openMailer({ mail, teams, production }: Config, store: Store): OpenedMailer {
  switch (mail.kind) {
    case 'outbox': {
      const outbox = createOutbox({ store, from: mail.from });
      return { mailer: outbox, outbox };
    }
    case 'smtp':
      return { mailer: createSmtpMailer({ url: mail.url, from: mail.from, requireTls: production }) };
    case 'graph':
      return { mailer: createGraphMailer({ from: mail.from, token: graphTokens(teams) }) };
  }
}
