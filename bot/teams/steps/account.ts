import type { Inputs } from '../../../onboarding/form.ts';
import { contactCount, contactIds, maxContacts, readAccountForm } from '../../../onboarding/steps/account.ts';
import { changeFrom, formAgain } from '../action.ts';
import type { ContextOf, StepRow } from './step.ts';

export const account = {
  gather: () => ({ step: 'account' }),
  actions: {
    'save-account': {
      effect: 'writes',
      does: 'save-account',
      read: ({ inputs }) =>
        changeFrom(readAccountForm(inputs), inputs, (account) => ({ kind: 'save-account', account })),
    },
    'add-contact': {
      effect: 'reads',
      does: 'save-account',
      answer: ({ inputs }) => formAgain(withAnotherContact(inputs)),
    },
  },
} satisfies StepRow<ContextOf<'account'>>;

/** The same form with empty fields for one more contact. */
function withAnotherContact(inputs: Inputs): Inputs {
  const next = Math.min(contactCount(inputs), maxContacts - 1);
  const empty = Object.fromEntries(Object.values(contactIds(next)).map((id) => [id, inputs[id] ?? '']));
  return { ...inputs, ...empty };
}
