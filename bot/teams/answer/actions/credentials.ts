import { credentialsLinkCard } from '../../../../cards/credentials-link-card.ts';
import { linkMinutes } from '../../../hand-over/tickets.ts';
import { type Action, type FormAgain, formAgain, type Pressed } from '../../action.ts';
import type { Reply } from '../../reply.ts';

/** The way to a new tenant's administrator credentials. */
export const credentialsActions = {
  'open-credentials': { effect: 'reads', does: 'open-credentials', anyTime: true, answer: offer },
} satisfies Readonly<Record<string, Action>>;

async function offer({ services, caller, record }: Pressed): Promise<Reply | FormAgain> {
  const { words, handOver } = services;
  if (record.credentials.kind !== 'in-vault') {
    return { ...formAgain(null), notice: { tone: 'info', text: words.say('chat.credentials.noneLeft') } };
  }
  if (!caller.isPersonalChat) {
    return { kind: 'text', text: words.say('chat.credentials.inPrivate', { accountName: record.accountName }) };
  }
  const url = await handOver.offer(record, caller.person);
  return { kind: 'card', card: credentialsLinkCard(words, { record, url, minutes: linkMinutes }) };
}
