import { cancelOrderCard } from '../../../../cards/cancel-order-card.ts';
import { reduceSeatsCard } from '../../../../cards/reduce-seats-card.ts';
import {
  type Asking,
  cancellable,
  readCancelling,
  readReducing,
  reducible,
} from '../../../../onboarding/changeable.ts';
import type { FormResult } from '../../../../onboarding/form.ts';
import { tooLate } from '../../../../onboarding/refusal.ts';
import {
  type Action,
  change,
  type FormAgain,
  type FormShown,
  formAgain,
  type Pressed,
  type Reading,
} from '../../action.ts';
import { approvalTermsOf } from '../../approval-terms.ts';
import { refusalText } from '../../draw/code-texts.ts';
import { inOwnWords } from '../../in-own-words.ts';
import type { Reply } from '../../reply.ts';

/** What can be pressed to take back something of what was ordered, and to decide on that. */
export const orderChangeActions = {
  'offer-cancel-order': {
    effect: 'reads',
    does: 'ask-change',
    anyTime: true,
    answer: (pressed: Pressed) => (isOver(pressed, cancellable) ? over(pressed) : cancelForm(pressed)),
  },
  'offer-reduce-seats': {
    effect: 'reads',
    does: 'ask-change',
    anyTime: true,
    answer: (pressed: Pressed) => (isOver(pressed, reducible) ? over(pressed) : reduceForm(pressed)),
  },
  'ask-cancel-order': {
    effect: 'writes',
    does: 'ask-change',
    form: cancelForm,
    read: (pressed) => asking(pressed, readCancelling(pressed.inputs, pressed.record, pressed.services.now())),
  },
  'ask-reduce-seats': {
    effect: 'writes',
    does: 'ask-change',
    form: reduceForm,
    read: (pressed) => asking(pressed, readReducing(pressed.inputs, pressed.record, pressed.services.now())),
  },
  'withdraw-change': { effect: 'writes', does: 'withdraw-change', read: () => change({ kind: 'withdraw-change' }) },
  'approve-change': {
    effect: 'writes',
    does: 'approve-change',
    answers: 'approval',
    read: () => change({ kind: 'approve-change' }),
  },
  'reject-change': {
    effect: 'writes',
    does: 'reject-change',
    answers: 'approval',
    read: ({ inputs }) => inOwnWords(inputs, 'reason', (reason) => ({ kind: 'reject-change', reason })),
    reasonField: 'reason',
  },
} satisfies Readonly<Record<string, Action>>;

function isOver({ record, services }: Pressed, open: typeof cancellable): boolean {
  return open(record, services.now()).length === 0;
}

/** The card stands there as it was when there was time. */
function over({ services }: Pressed): FormAgain {
  return {
    ...formAgain(null),
    notice: { tone: 'warning', text: refusalText(services.words, tooLate('take-back-over')) },
  };
}

async function asking({ services, record, inputs }: Pressed, read: FormResult<Asking>): Promise<Reading> {
  if (!read.ok) return formAgain(inputs, read.errors);
  return change({ kind: 'ask-change', ...read.value, ...(await approvalTermsOf(services, record)) });
}

function cancelForm(pressed: Pressed, shown: FormShown = {}): Reply {
  const { words } = pressed.services;
  const summary = words.say('changes.form.cancelTitle');
  return { kind: 'card', card: cancelOrderCard(words, typedIn(pressed, shown)), summary };
}

function reduceForm(pressed: Pressed, shown: FormShown = {}): Reply {
  const { words } = pressed.services;
  const summary = words.say('changes.form.reduceTitle');
  return { kind: 'card', card: reduceSeatsCard(words, typedIn(pressed, shown)), summary };
}

function typedIn({ services, record }: Pressed, { inputs = null, errors = {}, notice = null, pressed }: FormShown) {
  return { record, now: services.now(), inputs, errors, notice, pressed };
}
