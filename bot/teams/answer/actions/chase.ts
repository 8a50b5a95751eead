import { copyLinkCard } from '../../../../cards/copy-link-card.ts';
import { openAsk } from '../../../../onboarding/chase.ts';
import { type Action, change, type FormAgain, formAgain, type Pressed } from '../../action.ts';
import { linkFor } from '../../asked.ts';
import type { Reply } from '../../reply.ts';

/** What can be pressed while the customer has not answered a mail. */
export const chaseActions = {
  'send-again': {
    effect: 'writes',
    does: 'send-again',
    read: ({ inputs, record }) => {
      const to = record.account?.contacts[Number(inputs.sendTo || 'NaN')]?.email;
      return change({ kind: 'send-again', ...(to !== undefined && { to }) });
    },
  },
  'stop-reminders': { effect: 'writes', does: 'stop-reminders', read: () => change({ kind: 'stop-reminders' }) },
  'remind-again': { effect: 'writes', does: 'remind-again', read: () => change({ kind: 'remind-again' }) },
  'copy-link': { effect: 'reads', does: 'copy-link', anyTime: true, answer: copyLink },
} satisfies Readonly<Record<string, Action>>;

async function copyLink({ services, record, lookups }: Pressed): Promise<Reply | FormAgain> {
  const what = openAsk(record)?.what;
  if (what === undefined || what === 'hand-over') return formAgain(null);
  const { words } = services;
  const card = copyLinkCard(words, { record, what, link: await linkFor(lookups, what) });
  return { kind: 'card', card, summary: words.say('cards.copyLink.title') };
}
