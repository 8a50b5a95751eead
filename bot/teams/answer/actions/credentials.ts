import { credentialsLinkCard } from '../../../../cards/credentials-link-card.ts';
import { administratorOf } from '../../../../onboarding/link-standing.ts';
import { linkMinutes } from '../../../hand-over/tickets.ts';
import { type Action, change, type Pressed, type Reading } from '../../action.ts';
import { inPrivate } from '../../read-along.ts';
import type { Reply } from '../../reply.ts';

/** The way to a new tenant's administrator credentials. */
export const credentialsActions = {
  'open-credentials': { effect: 'reads', does: 'open-credentials', anyTime: true, answer: offer },
  'hand-over': { effect: 'writes', does: 'hand-over', read: handOver },
} satisfies Readonly<Record<string, Action>>;

/** To whom it goes stands on the card, or is who it goes to anyway. */
async function handOver({ services, record, inputs }: Pressed): Promise<Reading> {
  const to = inputs.handOverTo ?? administratorOf(record)?.email ?? '';
  return change({ kind: 'hand-over', granted: await services.signInLinks.grant(record.id, to) });
}

async function offer(pressed: Pressed): Promise<Reply> {
  const { services, caller, record } = pressed;
  const { words, handOver } = services;
  if (!caller.isPersonalChat) return inPrivate(pressed, `status ${record.accountName}`);
  const url = await handOver.offer(record, caller.person);
  const summary = words.say('chat.summary.credentials', { accountName: record.accountName });
  return { kind: 'card', card: credentialsLinkCard(words, { record, url, minutes: linkMinutes }), summary };
}
