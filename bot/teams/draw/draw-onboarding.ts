import type { Card } from '../../../cards/card.ts';
import { type OnboardingView, onboardingCard, type StepContext } from '../../../cards/onboarding-card.ts';
import { presetInputs } from '../../../cards/preset-inputs.ts';
import { OnboardingError } from '../../../errors/onboarding-error.ts';
import { cancellationWindow } from '../../../onboarding/commitment.ts';
import { currencyOf, sellableCountries } from '../../../onboarding/countries.ts';
import type { FieldErrors, Inputs } from '../../../onboarding/form.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { fullName, primaryContact } from '../../../onboarding/steps/account.ts';
import { defaultContract } from '../../../onboarding/steps/contract.ts';
import { currentStep, marketOf, type Step } from '../../../onboarding/steps.ts';
import { agreementTemplates } from '../../lookups/agreement-templates.ts';
import { countryNeeds } from '../../lookups/country-needs.ts';
import { type CatalogEntry, searchCatalog } from '../../lookups/offer-product.ts';
import { askDomain, proposeFreeDomain } from '../../lookups/propose-domain.ts';
import { proposeInvitation } from '../../mail/invitation-mail.ts';
import type { Caller } from '../receive/caller.ts';
import { atProvider, type Services } from '../services.ts';
import { contractDetails } from './review-context.ts';

/** How a card is drawn apart from what the record says. */
export interface Drawing {
  /** What was typed, when a form comes back. */
  readonly inputs?: Inputs | null;
  readonly errors?: FieldErrors;
  readonly notice?: OnboardingView['notice'];
  /** Offered instead of the whole catalog: the editions of one product. */
  readonly products?: readonly CatalogEntry[];
  /** Single inputs that were answered in words; the rest of the form is as it would be. */
  readonly answered?: Inputs;
  /** What the client can do, and whether others read along: they do not see what we pay. */
  readonly seenBy: Pick<Caller, 'hasDialogs' | 'isPersonalChat'>;
}

/** The rep's card of an onboarding as it stands now. When Partner Center does not answer, the card says so. */
export async function drawOnboarding(services: Services, record: Onboarding, drawing: Drawing): Promise<Card> {
  const { inputs = null, errors = {}, notice = null, seenBy } = drawing;
  const shown = seenBy.isPersonalChat ? record : withoutCosts(record);
  const { hasDialogs } = seenBy;
  const shared = { record: shown, providers: services.providers, now: services.now(), hasDialogs };
  try {
    const context = await stepContext(atProvider(services, record.providerId), record, drawing);
    const card = onboardingCard({ ...shared, context, inputs: fitting(inputs, context), errors, notice });
    return drawing.answered === undefined ? card : presetInputs(card, drawing.answered);
  } catch (error) {
    if (!(error instanceof OnboardingError)) throw error;
    services.log.warn({ err: error, onboarding: record.id }, 'a card could not be drawn in full');
    const sorry = { tone: 'error' as const, text: error.userMessage };
    return onboardingCard({ ...shared, context: { step: 'unavailable' }, inputs: null, errors: {}, notice: sorry });
  }
}

/** A language that the newly chosen country does not have gives way to the country's own. */
function fitting(inputs: Inputs | null, context: StepContext): Inputs | null {
  if (context.step !== 'company' || inputs?.culture === undefined) return inputs;
  const { cultures } = context.needs;
  return cultures.includes(inputs.culture) ? inputs : { ...inputs, culture: cultures[0] ?? '' };
}

/** The record as customers in a shared chat may see it: prices, but neither costs nor, following from them, margins. */
function withoutCosts(record: Onboarding): Onboarding {
  const lines = record.lines.map((line) => ({ ...line, plan: { ...line.plan, cost: null } }));
  const plans = record.choosing?.plans.map((plan) => ({ ...plan, cost: null })) ?? [];
  return { ...record, lines, choosing: record.choosing && { ...record.choosing, plans } };
}

async function stepContext(services: Services, record: Onboarding, drawing: Drawing): Promise<StepContext> {
  if (record.stage.kind !== 'drafting') return { step: 'status' };
  const step: Step = currentStep(record);
  switch (step) {
    case 'account':
    case 'registration':
      return { step };
    case 'invitation':
      return invitationContext(services, record);
    case 'company':
      return companyContext(services, record, drawing.inputs ?? null);
    case 'agreement':
      return {
        step,
        templates: await agreementTemplates(services.partnerCenter, services.ownTemplates),
        today: today(services.now()),
      };
    case 'contract':
      return contractContext(services, record);
    case 'subscriptions': {
      const market = marketOf(record);
      const entries =
        drawing.products ?? (market === undefined ? [] : await searchCatalog(services.partnerCenter, market, ''));
      return { step, products: entries, cancelBy: services.now() + cancellationWindow };
    }
    case 'review':
      return { step, ...(await contractDetails(services, record)) };
  }
}

async function invitationContext({ partnerCenter }: Services, record: Onboarding): Promise<StepContext> {
  const { companyName, country } = await partnerCenter.partnerProfile();
  const needsMail = record.customer === null;
  const contact = record.account === null ? undefined : primaryContact(record.account);
  const proposal = proposeInvitation({
    accountName: record.accountName,
    contactName: contact === undefined ? record.accountName : fullName(contact),
    repName: record.requester.name,
    partnerName: companyName,
  });
  return {
    step: 'invitation',
    countries: sellableCountries(country),
    proposal: {
      ...(record.invitation?.mail ?? proposal),
      country: record.invitation?.country ?? country,
      segment: record.invitation?.segment ?? 'commercial',
    },
    needsMail,
    link: needsMail ? await partnerCenter.relationshipLink() : '',
  };
}

async function companyContext(
  { partnerCenter }: Services,
  record: Onboarding,
  inputs: Inputs | null,
): Promise<StepContext> {
  const { country: ownCountry } = await partnerCenter.partnerProfile();
  const country = inputs?.country ?? record.company?.address.country ?? ownCountry;
  const needs = await countryNeeds(partnerCenter, country);
  const typedPrefix = inputs?.domainPrefix ?? record.company?.domainPrefix;
  const proposed =
    typedPrefix === undefined
      ? await proposeFreeDomain(partnerCenter, record.accountName)
      : {
          prefix: typedPrefix,
          answer: /^[a-z0-9]+$/i.test(typedPrefix)
            ? await askDomain(partnerCenter, typedPrefix.toLowerCase())
            : undefined,
        };
  return {
    step: 'company',
    countries: sellableCountries(ownCountry),
    needs,
    proposal: { legalName: record.accountName, domainPrefix: proposed.prefix, culture: needs.cultures[0] ?? 'en-US' },
    domain: proposed.answer ?? { state: 'unchecked', name: '' },
  };
}

function contractContext({ now }: Services, record: Onboarding): StepContext {
  const currency = currencyOf(marketOf(record)?.country ?? 'US');
  const day = today(now());
  return {
    step: 'contract',
    currencies: [currency],
    today: day,
    proposal: record.contract ?? defaultContract(record.accountName, currency, day, record.account?.primary ?? 0),
  };
}

/** The calendar day in UTC, in which Partner Center counts, as `yyyy-mm-dd`. */
export function today(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
