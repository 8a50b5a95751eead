import type { FieldErrors, Inputs } from '../onboarding/form.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import { currentStep } from '../onboarding/steps.ts';
import { type Card, stackCards } from './card.ts';
import { fillIn } from './fill-in.ts';
import { accountForm } from './onboarding/account.ts';
import { type AgreementContext, agreementForm } from './onboarding/agreement.ts';
import { attentionBox } from './onboarding/attention.ts';
import { type CompanyContext, companyForm } from './onboarding/company.ts';
import { type ContractContext, contractForm } from './onboarding/contract.ts';
import { header, type Provider } from './onboarding/header.ts';
import { type InvitationContext, invitationForm } from './onboarding/invitation.ts';
import { type NoticeLine, noticeLine } from './onboarding/notice.ts';
import { partRows } from './onboarding/part-rows.ts';
import { registrationForm } from './onboarding/registration.ts';
import { rejectionBanner } from './onboarding/rejection.ts';
import { type ReviewContext, reviewStep } from './onboarding/review.ts';
import { statusStep } from './onboarding/status.ts';
import { type SubscriptionsContext, subscriptionsStep } from './onboarding/subscriptions.ts';
import { renderView } from './render.ts';

/** The step that is shown, with what only the outside world knows for it. */
export type StepContext =
  | { readonly step: 'account' }
  | { readonly step: 'registration' }
  | InvitationContext
  | CompanyContext
  | AgreementContext
  | ContractContext
  | SubscriptionsContext
  | ReviewContext
  | { readonly step: 'status' }
  /** Partner Center did not answer, so the step cannot be shown in full. */
  | { readonly step: 'unavailable' };

export interface OnboardingView {
  readonly record: Onboarding;
  readonly context: StepContext;
  readonly providers: readonly Provider[];
  /** What was typed, when the form comes back with mistakes or with more fields; else null. */
  readonly inputs: Inputs | null;
  readonly errors: FieldErrors;
  readonly notice: NoticeLine | null;
  /** ms UTC */
  readonly now: number;
  /** Whether the client can open a dialog (task module) from a card. */
  readonly hasDialogs: boolean;
}

/** The rep's card: one per onboarding, drawn anew as the answer to each click. */
export function onboardingCard(view: OnboardingView): Card {
  const { record, context, providers, now } = view;
  const step = context.step === 'unavailable' ? currentStep(record) : context.step;
  const rows = partRows(record, step, now);
  const shown = fillIn(stepOf(view), view);
  return stackCards([
    header(record, step, providers),
    noticeLine(view.notice),
    rejectionBanner(record),
    attentionBox(record),
    // Who asks for the status wants to know first where it stands; who fills in goes on from what is done.
    ...(step === 'status' ? [shown, rows] : [rows, shown]),
  ]);
}

function stepOf(view: OnboardingView): Card {
  const { record, context } = view;
  switch (context.step) {
    case 'account':
      return accountForm(record, view);
    case 'registration':
      return registrationForm(record, view.providers);
    case 'invitation':
      return invitationForm(record, context);
    case 'company':
      return companyForm(record, context, view);
    case 'agreement':
      return agreementForm(record, context);
    case 'contract':
      return contractForm(record, context, view);
    case 'subscriptions':
      return subscriptionsStep(record, context);
    case 'review':
      return reviewStep(record, context);
    case 'status':
      return statusStep(record, view);
    case 'unavailable':
      return renderView('onboarding/unavailable', {}, record);
  }
}
