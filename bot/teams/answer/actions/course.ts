import { confirmCancelCard } from '../../../../cards/confirm-cancel-card.ts';
import { confirmStartOverCard } from '../../../../cards/confirm-start-over-card.ts';
import { type Action, change, formAgain, type Pressed } from '../../action.ts';
import type { Reply } from '../../reply.ts';
import { startAnother, startPasted } from '../commands/onboard.ts';

/** What can be pressed whatever the step: open it, change it, have it tried again, give it up. */
export const courseActions = {
  open: { effect: 'reads', does: 'open', anyTime: true, answer: () => formAgain(null) },
  edit: {
    effect: 'writes',
    does: 'edit',
    read: ({ button }) => change({ kind: 'edit', part: button.part ?? 'account' }),
  },
  /** The form of the step that is shown in short, as a dialog. */
  'fill-in': { effect: 'reads', does: 'edit', anyTime: true, answer: () => formAgain(null) },
  'leave-part': { effect: 'writes', does: 'edit', read: () => change({ kind: 'edit', part: null }) },
  retry: { effect: 'writes', does: 'retry', read: () => change({ kind: 'retry' }) },
  'leave-out': { effect: 'writes', does: 'leave-out', read: () => change({ kind: 'leave-out' }) },
  'ask-cancel': {
    effect: 'reads',
    does: 'cancel',
    anyTime: true,
    answer: askCancel,
  },
  cancel: {
    effect: 'writes',
    does: 'cancel',
    read: ({ button }) => change({ kind: 'cancel', told: button.told ?? '' }),
    asks: askCancel,
  },
  'ask-start-over': {
    effect: 'reads',
    does: 'start-over',
    anyTime: true,
    answer: ({ services, record }: Pressed) => ({
      kind: 'card',
      card: confirmStartOverCard(services.words, { record }),
      summary: services.words.say('cards.confirmStartOver.title'),
      isTheirs: true,
    }),
  },
  'start-over': { effect: 'writes', does: 'start-over', read: () => change({ kind: 'start-over' }) },
  'start-anyway': {
    effect: 'runs',
    errand: 'begin',
    answer: (asked, button) =>
      startAnother(asked, { ...button, account: button.account || undefined }, 'what is there'),
  },
  'start-with-account': {
    effect: 'runs',
    errand: 'begin',
    answer: (asked, button) => startAnother(asked, { ...button, account: button.account ?? '' }, 'several accounts'),
  },
  'start-pasted': { effect: 'runs', errand: 'begin', answer: startPasted },
} satisfies Readonly<Record<string, Action>>;

function askCancel({ services: { words }, record }: Pressed): Reply {
  const summary = words.say('cards.confirmCancel.title');
  return { kind: 'card', card: confirmCancelCard(words, record), summary, isTheirs: true };
}
