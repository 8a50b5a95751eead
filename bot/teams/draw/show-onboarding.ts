import type { Card } from '../../../cards/card.ts';
import type { NoticeLine } from '../../../cards/onboarding/notice.ts';
import {
  isLongStep,
  type OnboardingView,
  onboardingCard,
  onboardingForm,
  type StepContext,
} from '../../../cards/onboarding-card.ts';
import { OnboardingError } from '../../../errors/onboarding-error.ts';
import { asSeenBy } from '../../../onboarding/as-it-waits.ts';
import type { Acting } from '../../../onboarding/commands.ts';
import type { Inputs } from '../../../onboarding/form.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { currentStep } from '../../../onboarding/steps.ts';
import { isFormOpen } from '../../../onboarding/while-waiting.ts';
import { mayAtAll } from '../../../onboarding/who-may.ts';
import type { CatalogEntry } from '../../lookups/offer-product.ts';
import { type DialogCall, lookupsOf } from '../asked.ts';
import type { Caller } from '../channel/caller.ts';
import { noteFailure } from '../note-failure.ts';
import type { Services } from '../services.ts';
import { stepRow } from '../steps/table.ts';

/** How a card is drawn apart from what the record says. */
export interface Drawing {
  /** What was typed, when a form comes back. */
  readonly inputs?: Inputs | null;
  /** What is wrong, in words, by the id of the input it stands beside. */
  readonly errors?: Readonly<Record<string, string>>;
  readonly notice?: NoticeLine | null;
  /** The verb of the button that was pressed. */
  readonly pressed?: string;
  /** Offered instead of the whole catalog: the editions of one product. */
  readonly products?: readonly CatalogEntry[];
  /** Single inputs that were answered in words; the rest of the form is as it would be. */
  readonly answered?: Inputs;
  /** What the client can do, and whether it is somebody's own chat. */
  readonly seenBy: Pick<Caller, 'hasDialogs' | 'isPersonalChat'>;
  /** Which dialog waits for it; what was typed there stands in it and not on the card. */
  readonly dialog?: DialogCall | undefined;
  /** For whom look-ups are counted; without it the bot draws by itself. */
  readonly personId?: string | undefined;
  /** Somebody else than the holder, who sees where it stands and what is theirs to do; without it the holder sees it. */
  readonly looking?: Acting | undefined;
}

/** What is shown of an onboarding: its card, and what is asked next alone, where a dialog waits for that. */
interface Shown {
  readonly card: Card;
  readonly form?: Card;
  /** What the card says of what was pressed. */
  readonly notice?: string;
}

/** The card of an onboarding as it stands now. */
export async function showOnboarding(services: Services, record: Onboarding, drawing: Drawing): Promise<Card> {
  return (await showWithForm(services, record, drawing)).card;
}

/**
 * What its step needs from outside is fetched, then it is drawn. When Partner Center does not answer, the card says so.
 */
export async function showWithForm(services: Services, whole: Onboarding, drawing: Drawing): Promise<Shown> {
  const record = seenOf(whole, drawing);
  try {
    return draw(services, record, drawing, await gather(services, record, drawing));
  } catch (error) {
    if (!(error instanceof OnboardingError)) throw error;
    noteFailure(services, error, { onboarding: record.id }, 'a card could not be drawn in full');
    const notice = { tone: 'error', text: services.words.tell(error.says) } as const;
    const { seenBy, looking } = drawing;
    const shown = draw(services, record, { seenBy, looking, notice }, { step: 'unavailable' });
    return { ...shown, notice: notice.text };
  }
}

/** What whoever looks may read of it. */
function seenOf(record: Onboarding, { looking }: Pick<Drawing, 'looking'>): Onboarding {
  return looking === undefined ? asSeenBy(record) : withoutReason(asSeenBy(record, looking.person.id));
}

async function gather(services: Services, record: Onboarding, drawing: Drawing): Promise<StepContext> {
  const { inputs = null, products, personId, looking } = drawing;
  if (!isFormOpen(record) || looking !== undefined) return { step: 'status' };
  const lookups = lookupsOf(services, record.providerId, personId);
  return stepRow(currentStep(record)).gather({ services, lookups, record, inputs, products });
}

function draw(
  { words, providers, whoHasRole, now, dealLink }: Services,
  record: Onboarding,
  drawing: Drawing,
  context: StepContext,
): Shown {
  const { inputs = null, errors = {}, notice = null, seenBy, answered } = drawing;
  const acting = drawing.looking ?? { person: record.requester, roles: ['rep'] };
  const view: OnboardingView = {
    record,
    providers,
    context: seenBy.isPersonalChat ? context : whereOthersAre(context),
    inputs: fitting(inputs, context),
    errors,
    notice,
    pressed: drawing.pressed,
    answered,
    now: now(),
    hasDialogs: seenBy.hasDialogs,
    offers: (verb) => mayAtAll(record, acting, verb) === undefined,
    hasOperators: whoHasRole.hasOperators,
    link: dealLink(record.id),
  };
  const form = asksThere(view, drawing.dialog) ? onboardingForm(words, view) : undefined;
  if (form === undefined) return { card: onboardingCard(words, view), ...(notice && { notice: notice.text }) };
  const behind = { ...view, inputs: null, errors: {}, notice: null, answered: undefined };
  return { card: onboardingCard(words, behind), form };
}

/** Whether the dialog goes on: it was opened for what is asked, or that is long, or what was typed there comes back. */
function asksThere(view: OnboardingView, dialog: DialogCall | undefined): boolean {
  if (dialog === undefined || !dialog.isWaiting()) return false;
  return dialog.isOpening || isLongStep(view) || view.inputs !== null || view.answered !== undefined;
}

/** Why it was sent back is for the rep, as who writes it is told. */
function withoutReason(record: Onboarding): Onboarding {
  const { stage } = record;
  const timeline = record.timeline.map((entry) => (entry.kind === 'rejected' ? { ...entry, reason: '' } : entry));
  if (stage.kind !== 'drafting' || stage.rejection === null) return { ...record, timeline };
  return { ...record, timeline, stage: { ...stage, rejection: { ...stage.rejection, reason: '' } } };
}

/** The CRM is asked in one's own chat only. */
function whereOthersAre(context: StepContext): StepContext {
  return context.step === 'account' ? { ...context, findsAccounts: false } : context;
}

/** A language that the newly chosen country does not have gives way to the country's own. */
function fitting(inputs: Inputs | null, context: StepContext): Inputs | null {
  if (context.step !== 'company' || inputs?.culture === undefined) return inputs;
  const { cultures } = context.needs;
  return cultures.includes(inputs.culture) ? inputs : { ...inputs, culture: cultures[0] ?? '' };
}
