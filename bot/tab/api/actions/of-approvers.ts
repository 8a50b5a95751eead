import { refundWords } from '../../../../cards/change-approval-card.ts';
import { changedLines, kindOf } from '../../../../cards/order-change-words.ts';
import { notChosenWords } from '../../../../cards/pass-on-card.ts';
import type { Onboarding } from '../../../../onboarding/onboarding.ts';
import type { OrderChange } from '../../../../onboarding/order-change.ts';
import { partsOf } from '../../../../onboarding/steps.ts';
import { mayUndoUntil } from '../../../../onboarding/undo.ts';
import type { Confirm } from '../../../../tab/api/actions.ts';
import type { Words } from '../../../../words/words.ts';
import { othersOf } from '../../../teams/answer/actions/approval.ts';
import { choiceOf, example, input, longText, sayWhy } from './inputs.ts';
import type { Shapes } from './shape.ts';

/** What an approver does about what waits for them. */
export const ofApprovers = {
  undo: {
    does: 'undo',
    title: (words) => words.say('cards.approval.undo'),
    isThere: (record, now, personId) => mayUndoUntil(record, personId, now) !== undefined,
  },
  approve: {
    does: 'approve',
    title: (words) => words.say('cards.approval.approve'),
    style: 'primary',
    inputs: (words) => [longText('reason', words.say('answers.act.comment'), '')],
  },
  reject: {
    does: 'reject',
    title: (words) => words.say('cards.approval.reject'),
    inputs: (words, record) => [
      longText(
        'reason',
        words.say('answers.act.reasonFor'),
        sayWhy(words, record),
        example(words, words.say('cards.approval.reasonExample')),
      ),
      {
        ...input('part', words.say('cards.approval.part'), 'choice', false),
        options: [
          { value: '', label: words.say('cards.approval.anyPart') },
          ...partsOf(record).map((part) => ({ value: part, label: words.say(`cards.part.${part}`) })),
        ],
      },
    ],
  },
  'ask-rep': {
    does: 'ask-rep',
    title: (words) => words.say('cards.approval.ask'),
    inputs: (words, { requester }) => [
      longText(
        'reason',
        words.say('answers.act.question'),
        words.say('onboarding.refusals.say-what', { requester: requester.name }),
      ),
    ],
  },
  'pass-on': {
    does: 'pass-on',
    title: (words) => words.say('cards.approval.passOn'),
    lookedUp: async (viewer, record) => {
      const { words } = viewer.services;
      const others = await othersOf({ ...viewer, record });
      const hint = notChosenWords(words, others) || words.say('cards.passOn.personExample');
      const reason = longText(
        'reason',
        words.say('cards.passOn.reason'),
        words.say('onboarding.refusals.say-why-passed-on'),
      );
      return {
        inputs: [{ ...choiceOf(words, 'person', words.say('cards.passOn.person'), others.people), hint }, reason],
      };
    },
  },
  'approve-change': {
    does: 'approve-change',
    title: (words) => words.say('cards.approval.approve'),
    style: 'primary',
    // It is done at once, and nothing undoes it.
    confirm: (words, record, now) => record.change && whatIsTakenBack(words, record, record.change, now),
  },
  'reject-change': {
    does: 'reject-change',
    title: (words) => words.say('changes.approval.reject'),
    inputs: (words, record) => [longText('reason', words.say('changes.approval.reason'), sayWhy(words, record))],
  },
} as const satisfies Shapes;

/** What stops, and what comes back. */
function whatIsTakenBack(words: Words, record: Onboarding, { lines }: OrderChange, now: number): Confirm {
  const kind = kindOf(lines);
  return {
    title: words.say('changes.approval.sure', { kind }),
    text: words.say(kind === 'cancel' ? 'changes.approval.irreversible' : 'changes.approval.onlyNewOrder'),
    items: [...lines.map((line) => changedLines(words, [line])), refundWords(words, record, lines, now)],
    button: words.say('cards.approval.approve'),
  };
}
