import { cancelChoice } from '../../../../cards/cancel-order-card.ts';
import { seatsLabel } from '../../../../cards/reduce-seats-card.ts';
import { cancellable, longestWhy, reducible, seatsInput } from '../../../../onboarding/changeable.ts';
import type { Confirm, InputAsked } from '../../../../tab/api/actions.ts';
import type { Words } from '../../../../words/words.ts';
import { example, input, missingOf } from './inputs.ts';
import type { Shapes } from './shape.ts';

/** What the rep asks to be taken back of what was ordered: as its forms in the chat ask. */
export const ofTheOrder = {
  'withdraw-change': { does: 'withdraw-change', title: (words) => words.say('changes.button.withdraw') },
  'ask-cancel-order': {
    does: 'ask-change',
    title: (words) => words.say('changes.button.cancel'),
    isThere: (record, now) => cancellable(record, now).length > 0,
    confirm: (words) => means(words, words.say('changes.form.cancelTitle'), words.say('changes.form.cancelMeans')),
    inputs: (words, record, now) => {
      const open = cancellable(record, now);
      const options = open.map((one) => ({ value: String(one.line), label: cancelChoice(words, record, one, now) }));
      const value = options.map((option) => option.value).join();
      const asked = input('lines', words.say('changes.form.subscriptions'), 'choices', true);
      const missing = words.say('onboarding.mistakes.choose-subscription');
      return [{ ...asked, options, value, missing }, whyAsked(words)];
    },
  },
  'ask-reduce-seats': {
    does: 'ask-change',
    title: (words) => words.say('changes.button.reduce'),
    isThere: (record, now) => reducible(record, now).length > 0,
    confirm: (words) => means(words, words.say('changes.form.reduceTitle'), words.say('changes.form.reduceMeans')),
    inputs: (words, record, now) => [
      ...reducible(record, now).map((one) => ({
        ...input(seatsInput(one.line), seatsLabel(words, one, now), 'number', true),
        value: String(one.takeBack.seats),
        missing: missingOf(words, one.ordered.product.title),
      })),
      whyAsked(words),
    ],
  },
} as const satisfies Shapes;

/** What is asked for comes to pass once an approver says so. */
function means(words: Words, title: string, text: string): Confirm {
  return { title, text, items: [], button: words.say('changes.button.ask') };
}

function whyAsked(words: Words): InputAsked {
  const asked = input('why', words.say('changes.form.why'), 'text', true);
  const hint = example(words, words.say('changes.form.whyExample'));
  return { ...asked, maxLength: longestWhy, hint, missing: missingOf(words, words.say('onboarding.labels.why')) };
}
