import type { Action } from '../../action.ts';
import { dealView } from '../../draw/deal-view.ts';

/** Says what the deal is for whoever asks, who has a role at all; nothing is written, whoever asks. */
const seeDeal = {
  effect: 'runs',
  errand: 'look-up',
  async answer(asked, { id }) {
    const { words, onboardings } = asked.services;
    const read = await onboardings.get(id);
    if (read === undefined) return { kind: 'text', text: words.say('chat.click.gone') };
    return { kind: 'view', card: await dealView(asked, read.record), summary: read.record.accountName };
  },
} satisfies Action;

/** What a deal's card in a chat asks for by itself, and what can be pressed on it by everybody. */
export const liveCardActions = {
  'see-deal': seeDeal,
  /** On cards that were shared before. */
  'see-shared': seeDeal,
} satisfies Readonly<Record<string, Action>>;

/** Whether a button asks for a view and nothing else. */
export function isView(verb: string): boolean {
  return verb in liveCardActions;
}
