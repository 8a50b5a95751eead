import type { Inputs } from '../onboarding/form.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import { currentStep } from '../onboarding/steps.ts';
import type { Verb } from '../onboarding/who-may.ts';
import type { Words } from '../words/words.ts';
import { type Card, stackCards } from './card.ts';
import { movesLine } from './cost-moves.ts';
import { fillIn } from './fill-in.ts';
import { acceptorsBox } from './onboarding/acceptors.ts';
import { attentionBox } from './onboarding/attention.ts';
import { header, type Provider } from './onboarding/header.ts';
import { type NoticeLine, noticeLine } from './onboarding/notice.ts';
import { partRows } from './onboarding/part-rows.ts';
import { reassignRow } from './onboarding/reassign.ts';
import { rejectionBanner } from './onboarding/rejection.ts';
import { type ReviewContext, reviewStep } from './onboarding/review.ts';
import { statusStep } from './onboarding/status.ts';
import { drawForm, type PartContext } from './onboarding/views.ts';
import { renderView } from './render.ts';

/** The step that is shown, with what only the outside world knows for it. */
export type StepContext =
  | PartContext
  | ({ readonly step: 'review' } & ReviewContext)
  | { readonly step: 'status' }
  /** Partner Center did not answer, so the step cannot be shown in full. */
  | { readonly step: 'unavailable' };

export interface OnboardingView {
  readonly record: Onboarding;
  readonly context: StepContext;
  readonly providers: readonly Provider[];
  /** What was typed, when the form comes back with mistakes or with more fields; else null. */
  readonly inputs: Inputs | null;
  readonly errors: Readonly<Record<string, string>>;
  readonly notice: NoticeLine | null;
  /** ms UTC */
  readonly now: number;
  /** Whether the client can open a dialog (task module) from a card. */
  readonly hasDialogs: boolean;
  /** Whether this is for whoever sees the card to do. */
  readonly offers: (verb: Verb) => boolean;
  /** Whether anybody looks after onboardings that are not theirs. */
  readonly hasOperators: boolean;
}

/** The card of an onboarding, drawn anew as the answer to each click: the rep's, or that of who looks after it. */
export function onboardingCard(words: Words, view: OnboardingView): Card {
  const { record, context, providers, now, offers } = view;
  const step = context.step === 'unavailable' ? currentStep(record) : context.step;
  const rows = partRows(words, record, { step, now, offers });
  const shown = fillIn(stepOf(words, view), view);
  return stackCards([
    header(words, record, step, providers),
    noticeLine(words, view.notice),
    rejectionBanner(words, record),
    movesLine(words, record),
    attentionBox(words, record, view),
    acceptorsBox(words, record, offers('confirm-tenant')),
    // Who asks for the status wants to know first where it stands; who fills in goes on from what is done.
    ...(step === 'status' ? [shown, rows] : [rows, shown]),
    reassignRow(words, record, offers('reassign')),
  ]);
}

function stepOf(words: Words, view: OnboardingView): Card {
  const { record, context } = view;
  switch (context.step) {
    case 'review':
      return reviewStep(words, record, context, view.now);
    case 'status':
      return statusStep(words, record, view);
    case 'unavailable':
      return renderView(words, 'onboarding/unavailable', {}, record);
    default:
      return drawForm(words, record, view, context);
  }
}
