import type { Action } from '../../action.ts';
import { liveCard, sharedOf } from '../extension/share.ts';

/** What can be pressed on a card that somebody shared. */
export const sharedActions = {
  /** It says what `status` and the name say to whoever has a role; nothing is written, whoever asks. */
  'see-shared': {
    effect: 'runs',
    errand: 'look-up',
    async answer(asked, { id }) {
      const read = await asked.services.onboardings.get(id);
      const { words } = asked.services;
      if (read === undefined) return { kind: 'text', text: words.say('chat.click.gone') };
      return { kind: 'card', card: liveCard(asked, sharedOf(read.record)), summary: read.record.accountName };
    },
  },
} satisfies Readonly<Record<string, Action>>;
