import type { Inputs } from '../../../../onboarding/form.ts';
import { contactCount, contactIds, maxContacts, readAccountForm } from '../../../../onboarding/steps/account.ts';
import { changeFrom, type Reading } from './read-change.ts';

export function readAccountChange(inputs: Inputs): Reading {
  return changeFrom(readAccountForm(inputs), inputs, (account) => ({ kind: 'save-account', account }));
}

/** The same form with empty fields for one more contact. */
export function withAnotherContact(inputs: Inputs): Inputs {
  const next = Math.min(contactCount(inputs), maxContacts - 1);
  const empty = Object.fromEntries(Object.values(contactIds(next)).map((id) => [id, inputs[id] ?? '']));
  return { ...inputs, ...empty };
}
