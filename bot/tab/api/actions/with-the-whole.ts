import { remainderText } from '../../../../cards/confirm-cancel-card.ts';
import { isInvited } from '../../../../cards/confirm-start-over-card.ts';
import { remainsAfterCancelling, toldToRemain } from '../../../../onboarding/remains.ts';
import { currentStep } from '../../../../onboarding/steps.ts';
import { repsFor } from '../../../teams/answer/actions/reassign.ts';
import { choiceOf } from './inputs.ts';
import type { Shapes } from './shape.ts';

/** What is done with a deal whatever it waits for: filled in, given to somebody else, begun anew, given up. */
export const withTheWhole = {
  edit: {
    does: 'edit',
    title: (words, record) =>
      words.say(
        record.stage.kind === 'drafting' && currentStep(record) !== 'review'
          ? 'answers.act.openChat'
          : 'answers.act.edit',
      ),
    by: 'chat',
  },
  reassign: {
    does: 'reassign',
    title: (words) => words.say('cards.operators.reassign'),
    lookedUp: async (viewer, record) => {
      const { words } = viewer.services;
      const reps = await repsFor({ ...viewer, record });
      const hint =
        reps.length === 0
          ? words.say('cards.reassign.nobody')
          : record.stage.kind === 'awaiting-approval'
            ? words.say('cards.reassign.takesBack')
            : words.say('cards.reassign.holder', { holder: record.requester.name });
      return { inputs: [{ ...choiceOf(words, 'rep', words.say('cards.reassign.rep'), reps), hint }] };
    },
  },
  'start-over': {
    does: 'start-over',
    title: (words) => words.say('cards.list.startOver'),
    style: 'danger',
    confirm: (words, record) => ({
      title: words.say('cards.confirmStartOver.title'),
      text: words.say('cards.confirmStartOver.thrownAway'),
      items: isInvited(record) ? [words.say('cards.confirmStartOver.mailWasSent')] : [],
      button: words.say('cards.confirmStartOver.yes'),
    }),
  },
  cancel: {
    does: 'cancel',
    title: (words) => words.say('cards.common.cancelOnboarding'),
    style: 'danger',
    confirm: (words, record) => {
      const remains = remainsAfterCancelling(record);
      return {
        title: words.say('cards.confirmCancel.title'),
        text: words.say(remains.length === 0 ? 'cards.confirmCancel.nothingRemains' : 'cards.confirmCancel.remains'),
        items: remains.map((remainder) => remainderText(words, remainder)),
        told: toldToRemain(record),
        button: words.say('cards.confirmCancel.yes'),
      };
    },
  },
} as const satisfies Shapes;
