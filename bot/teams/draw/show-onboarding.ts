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
import type { Acting } from '../../../onboarding/commands.ts';
import type { Inputs } from '../../../onboarding/form.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import type { ProductChoice } from '../../../onboarding/steps/subscriptions.ts';
import { currentStep } from '../../../onboarding/steps.ts';
import { isFormOpen } from '../../../onboarding/while-waiting.ts';
import { mayAtAll } from '../../../onboarding/who-may.ts';
import { withoutCosts } from '../../../onboarding/without-costs.ts';
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
  /** What the client can do, and whether others read along: they do not see what we pay. */
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
export async function showWithForm(services: Services, record: Onboarding, drawing: Drawing): Promise<Shown> {
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

async function gather(services: Services, record: Onboarding, drawing: Drawing): Promise<StepContext> {
  const { inputs = null, products, personId, looking } = drawing;
  if (!isFormOpen(record) || looking !== undefined) return { step: 'status' };
  const lookups = lookupsOf(services, record.providerId, personId);
  return stepRow(currentStep(record)).gather({ services, lookups, record, inputs, products });
}

function draw(
  { words, providers, whoHasRole, now }: Services,
  record: Onboarding,
  drawing: Drawing,
  context: StepContext,
): Shown {
  const { inputs = null, errors = {}, notice = null, seenBy, answered } = drawing;
  const acting = drawing.looking ?? { person: record.requester, roles: ['rep'] };
  const view: OnboardingView = {
    record: seenBy.isPersonalChat ? record : forOthers(record),
    providers,
    context: seenBy.isPersonalChat ? context : contextForOthers(context),
    inputs: fitting(inputs, context),
    errors,
    notice,
    pressed: drawing.pressed,
    answered,
    now: now(),
    hasDialogs: seenBy.hasDialogs,
    offers: (verb) => mayAtAll(record, acting, verb) === undefined,
    hasOperators: whoHasRole.hasOperators,
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

/** Where others read along they learn neither why a deal has to be approved or what we pay, nor whose customers there are. */
function contextForOthers(context: StepContext): StepContext {
  if (context.step === 'review') return { ...context, reasons: [], hidesCosts: true };
  if (context.step === 'subscriptions') return { ...context, hidesCosts: true };
  if (context.step === 'account') return { ...context, findsAccounts: false };
  if (context.step !== 'registration') return context;
  const kind = context.finding?.kind;
  return kind === 'our-customer' || kind === 'being-onboarded'
    ? { ...context, finding: null, invitation: null }
    : context;
}

/** A language that the newly chosen country does not have gives way to the country's own. */
function fitting(inputs: Inputs | null, context: StepContext): Inputs | null {
  if (context.step !== 'company' || inputs?.culture === undefined) return inputs;
  const { cultures } = context.needs;
  return cultures.includes(inputs.culture) ? inputs : { ...inputs, culture: cultures[0] ?? '' };
}

/** What was written down of other tenants, and of what we pay. */
const notForOthers: readonly string[] = [
  ...['tenant-accepted', 'refused-tenant', 'price-moved', 'price-fell'],
  ...['asked-rep', 'answered-approver', 'passed-on'],
];

/** Why it was sent back, and what its approver wants to know, is for the rep. */
function stageForOthers(stage: Onboarding['stage']): Onboarding['stage'] {
  if (stage.kind === 'awaiting-approval') return { ...stage, question: null, passedTo: null };
  return stage.kind === 'drafting' && stage.rejection !== null
    ? { ...stage, rejection: { ...stage.rejection, reason: '' } }
    : stage;
}

/**
 * The record as customers in a shared chat may see it: prices, but neither costs, what lowers them, nor margins; and
 * not which other tenants accepted us.
 */
function forOthers(record: Onboarding): Onboarding {
  const lines = record.lines.map((line) => ({
    ...line,
    product: withoutExtendedCost(line.product),
    plan: { ...line.plan, cost: null },
    promotion: null,
  }));
  const plans = record.choosing?.plans.map((plan) => ({ ...plan, cost: null, tiers: [] })) ?? [];
  const { attention } = record;
  const timeline = record.timeline
    .filter(({ kind }) => !notForOthers.includes(kind))
    .map((entry) => ('problem' in entry ? { ...entry, problem: withoutCosts(entry.problem) } : entry))
    .map((entry) => (entry.kind === 'rejected' ? { ...entry, reason: '' } : entry));
  return {
    ...record,
    lines,
    choosing: record.choosing && { ...withoutExtendedCost(record.choosing), plans, promotions: [] },
    acceptors: [],
    stage: stageForOthers(record.stage),
    attention: attention && { ...attention, problem: withoutCosts(attention.problem) },
    timeline,
  };
}

/** What the months after its term cost us. */
function withoutExtendedCost<Product extends Pick<ProductChoice, 'extendedTerm'>>(product: Product): Product {
  const { extendedTerm } = product;
  return { ...product, extendedTerm: extendedTerm && { ...extendedTerm, cost: null } };
}
