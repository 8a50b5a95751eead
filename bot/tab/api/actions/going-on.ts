import { reasonsWords } from '../../../../cards/approval-reasons.ts';
import { whatFollows } from '../../../../cards/onboarding/review.ts';
import { currentStep } from '../../../../onboarding/steps.ts';
import { reviewContext } from '../../../teams/review-context.ts';
import { longText } from './inputs.ts';
import type { Shapes } from './shape.ts';

/** By what a deal goes on that waits for its rep, or for somebody who sets it going again. */
export const goingOn = {
  'answer-approver': {
    does: 'answer-approver',
    title: (words) => words.say('cards.question.send'),
    style: 'primary',
    inputs: (words) => [
      longText('answer', words.say('cards.question.answer'), words.say('onboarding.refusals.answer-missing')),
    ],
  },
  submit: {
    does: 'submit',
    title: (words) => words.say('cards.review.submit'),
    style: 'primary',
    isThere: (record) => currentStep(record) === 'review',
    lookedUp: async ({ services }, record) => {
      const { words } = services;
      const context = await reviewContext(services, record);
      const why = reasonsWords(words, context.reasons);
      const next = whatFollows(words, record, context);
      const title = words.say(context.approvalNeeded ? 'cards.review.submitForApproval' : 'cards.review.submit');
      return { confirm: { title, text: next, items: why === '' ? [] : [why], button: title } };
    },
  },
  retry: { does: 'retry', title: (words) => words.say('cards.attention.retry'), style: 'primary' },
  'leave-out': { does: 'leave-out', title: (words) => words.say('cards.attention.leaveOut') },
} as const satisfies Shapes;
