import type { Change } from '../../../../onboarding/commands.ts';
import type { FieldErrors, FormResult, Inputs } from '../../../../onboarding/form.ts';
import type { Onboarding } from '../../../../onboarding/onboarding.ts';
import type { Person } from '../../../../onboarding/person.ts';
import type { CatalogEntry } from '../../../lookups/offer-product.ts';
import { namesOf } from '../../draw/review-context.ts';
import type { Services } from '../../services.ts';
import { readAccountChange, withAnotherContact } from './account.ts';
import { readAgreementChange } from './agreement.ts';
import type { Address, Click, Verb } from './click.ts';
import { addressInputs, domainMistakes, readCompanyChange } from './company.ts';
import { readContractChange } from './contract.ts';
import { readInvitationChange, readMarketChange } from './invitation.ts';
import { readOtherDomain, readProvider, readRegistrationChange } from './registration.ts';
import { readLineChange, readProductChange } from './subscriptions.ts';

/** What a click on a form comes to. */
export type Reading =
  | { readonly kind: 'change'; readonly change: Change }
  /** The same form again, with everything typed still there. */
  | {
      readonly kind: 'ask-again';
      readonly inputs: Inputs | null;
      readonly errors: FieldErrors;
      readonly notice?: { readonly tone: 'info' | 'good' | 'warning' | 'error'; readonly text: string };
      readonly products?: readonly CatalogEntry[];
    };

/** Verbs that are no change of the record; they are answered elsewhere. */
const otherVerbs = ['open', 'ask-cancel', 'ask-start-over', 'start-anyway', 'open-credentials'] as const;
export type OtherVerb = (typeof otherVerbs)[number];
export type ChangeAddress = Address & { readonly verb: Exclude<Verb, OtherVerb> };

export function isOther(verb: Verb): verb is OtherVerb {
  return otherVerbs.some((other) => other === verb);
}

/** Reads what somebody typed, asks outside what has to be asked, and makes a change of it, or the form again. */
export async function readChange(
  services: Services,
  record: Onboarding,
  address: ChangeAddress,
  { inputs }: Pick<Click, 'inputs'>,
  by: Person,
): Promise<Reading> {
  switch (address.verb) {
    case 'save-account':
      return readAccountChange(inputs);
    case 'add-contact':
      return again(withAnotherContact(inputs));
    case 'choose-provider':
      return readProvider(services, inputs);
    case 'answer-yes':
      return readRegistrationChange(services, record, 'yes', inputs);
    case 'answer-no':
      return readRegistrationChange(services, record, 'no', inputs);
    case 'settle-yes':
      return change({ kind: 'settle-registration', answer: 'yes' });
    case 'settle-no':
      return readOtherDomain(services, record, inputs);
    case 'send-invitation':
      return readInvitationChange(services, record, inputs);
    case 'save-market':
      return readMarketChange(services, inputs);
    case 'change-country':
      return again(inputs);
    case 'check-domain':
      return again(inputs, domainMistakes(inputs));
    case 'verify-address':
      return readCompanyChange(services, record, inputs);
    case 'edit-address':
      return again(addressInputs(record));
    case 'use-suggestion':
      return change({ kind: 'use-suggestion', index: address.index ?? 0 });
    case 'keep-address':
      return change({ kind: 'keep-address', reason: (inputs.reason ?? '').slice(0, 300).trim() });
    case 'save-agreement':
      return readAgreementChange(services, inputs);
    case 'save-contract':
      return readContractChange(record, inputs);
    case 'choose-product':
      return readProductChange(services, record, inputs);
    case 'add-line':
      return readLineChange(record, inputs);
    case 'drop-product':
      return change({ kind: 'drop-product' });
    case 'remove-line':
      return change({ kind: 'remove-line', index: address.index ?? -1 });
    case 'finish-lines':
      return change({ kind: 'finish-lines' });
    case 'edit':
      return change({ kind: 'edit', part: address.part ?? 'account' });
    case 'submit': {
      const approverIds = (await services.findApprovers(by)).filter((id) => id !== by.id);
      const approverNames = await namesOf(services.people, approverIds);
      return change({ kind: 'submit', approvalThreshold: services.approvalThreshold, approverIds, approverNames });
    }
    case 'approve':
      return change({ kind: 'approve' });
    case 'reject':
      return change({ kind: 'reject', reason: (inputs.reason ?? '').slice(0, 500).trim() });
    case 'retry':
      return change({ kind: 'retry' });
    case 'cancel':
      return change({ kind: 'cancel' });
    case 'start-over':
      return change({ kind: 'start-over' });
  }
}

export function change(change: Change): Reading {
  return { kind: 'change', change };
}

export function again(inputs: Inputs | null, errors: FieldErrors = {}): Reading {
  return { kind: 'ask-again', inputs, errors };
}

/** A form that was read: the change it makes, or the form again with the mistakes beside their fields. */
export function changeFrom<T>(result: FormResult<T>, inputs: Inputs, make: (value: T) => Change): Reading {
  return result.ok ? change(make(result.value)) : again(inputs, result.errors);
}
