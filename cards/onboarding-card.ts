import type { Inputs } from '../onboarding/form.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import { currentStep, partNames } from '../onboarding/steps.ts';
import type { Verb } from '../onboarding/who-may.ts';
import type { Words } from '../words/words.ts';
import { type Card, stackCards } from './card.ts';
import { movesLine } from './cost-moves.ts';
import { inDialog, openingDialogs } from './dialog-buttons.ts';
import { fillIn, isTyped } from './fill-in.ts';
import { withAllInputs } from './fold.ts';
import { acceptorsBox } from './onboarding/acceptors.ts';
import { attentionBox } from './onboarding/attention.ts';
import { chaseBox } from './onboarding/chase.ts';
import { formInShort } from './onboarding/form-in-short.ts';
import { header, type Provider } from './onboarding/header.ts';
import { type NoticeLine, noticeLine } from './onboarding/notice.ts';
import { finishedRows, partRows } from './onboarding/part-rows.ts';
import { questionBox } from './onboarding/question.ts';
import { reassignRow } from './onboarding/reassign.ts';
import { rejectionBanner } from './onboarding/rejection.ts';
import { type ReviewContext, reviewStep } from './onboarding/review.ts';
import { statusStep } from './onboarding/status.ts';
import { drawForm, isLong, type PartContext } from './onboarding/views.ts';
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
  /** The verb of the button that was pressed; without it none was. */
  readonly pressed?: string | undefined;
  /** Single inputs that were answered before the form was shown; the rest of it is as it would be. */
  readonly answered?: Inputs | undefined;
  /** ms UTC */
  readonly now: number;
  /** Whether the client can open a dialog (task module) from a card. */
  readonly hasDialogs: boolean;
  /** Whether this is for whoever sees the card to do. */
  readonly offers: (verb: Verb) => boolean;
  /** Whether anybody looks after onboardings that are not theirs. */
  readonly hasOperators: boolean;
  /** Of the deal. */
  readonly link: string;
}

/** The card of an onboarding, drawn anew as the answer to each click: the rep's, or that of who looks after it. */
export function onboardingCard(words: Words, view: OnboardingView): Card {
  const card = drawCard(words, view);
  return view.hasDialogs ? openingDialogs(card, ({ verb, part }) => leadsToMuch(view.record, verb, part)) : card;
}

/** What is asked now, alone, as a dialog shows it; undefined = nothing is, or it cannot be. */
export function onboardingForm(words: Words, view: OnboardingView): Card | undefined {
  if (partOf(view) === undefined) return undefined;
  return inDialog(withAllInputs(stackCards([noticeLine(words, view.notice), filledStep(words, view)])));
}

/** Whether what is asked now is a dialog in a client that has them. */
export function isLongStep(view: OnboardingView): boolean {
  const part = partOf(view);
  return part !== undefined && isLong(part.step, view.record, view.inputs);
}

/** Buttons behind which a long form waits, or may. */
const leadingToMuch: readonly unknown[] = [
  ...['fill-in', 'answer-yes', 'settle-yes', 'edit-address'],
  ...['add-contact', 'choose-product', 'edit-line'],
];

function leadsToMuch(record: Onboarding, verb: unknown, part: unknown): boolean {
  const edited = partNames.find((name) => name === part);
  return leadingToMuch.includes(verb) || (verb === 'edit' && edited !== undefined && isLong(edited, record));
}

function drawCard(words: Words, view: OnboardingView): Card {
  const { record, context, providers, now, offers } = view;
  const step = context.step === 'unavailable' ? currentStep(record) : context.step;
  const rows = partRows(words, record, { step, now, offers });
  const part = partOf(view);
  const filled = filledStep(words, view);
  const shown = part !== undefined && isInShort(view) ? formInShort(words, record, filled, part) : filled;
  return stackCards([
    header(words, record, step, providers),
    noticeLine(words, view.notice),
    rejectionBanner(words, record),
    fillIn(words, questionBox(words, record, offers('answer-approver')), view),
    movesLine(words, record),
    attentionBox(words, record, view),
    acceptorsBox(words, record, offers('confirm-tenant')),
    ...(step === 'status' || step === 'review' ? [chaseBox(words, record, view)] : []),
    // Who asks for the status wants to know first where it stands; who fills in goes on from what is done.
    ...(step === 'status' ? [shown] : [rows, shown]),
    reassignRow(words, record, offers('reassign')),
  ]);
}

/** Not where it comes back with what was typed into the card itself. */
function isInShort(view: OnboardingView): boolean {
  const { hasDialogs, inputs, errors, answered } = view;
  const isBegun = isTyped(inputs) || answered !== undefined || Object.keys(errors).length > 0;
  return hasDialogs && !isBegun && isLongStep(view);
}

/** The step, with what was typed, and what is wrong with it, in its inputs. */
function filledStep(words: Words, view: OnboardingView): Card {
  return fillIn(words, stepOf(words, view), view);
}

function stepOf(words: Words, view: OnboardingView): Card {
  const { record, context } = view;
  switch (context.step) {
    case 'review':
      return reviewStep(words, record, context, view.now);
    case 'status':
      return statusStep(words, record, { ...view, rows: finishedRows(words, record, { ...view, step: 'status' }) });
    case 'unavailable':
      return renderView(words, 'onboarding/unavailable', {}, record);
    default:
      return drawForm(words, record, view, context);
  }
}

function partOf({ context }: OnboardingView): PartContext | undefined {
  return context.step === 'review' || context.step === 'status' || context.step === 'unavailable' ? undefined : context;
}
