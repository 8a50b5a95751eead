import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Segment } from '../../onboarding/steps/registration.ts';
import type { Card } from '../card.ts';
import { renderView } from '../render.ts';
import { type CountryChoice, contactChoices, countryChoices, segmentChoices } from './choices.ts';

export interface InvitationContext {
  readonly step: 'invitation';
  readonly countries: readonly CountryChoice[];
  /** The mail and market to start from: filled from the template, or what was saved before. */
  readonly proposal: {
    readonly subject: string;
    readonly text: string;
    readonly country: string;
    readonly segment: Segment;
  };
  /** False when the tenant already is our customer: then only the market is asked for. */
  readonly needsMail: boolean;
  /** The reseller relationship link that `[link]` becomes. */
  readonly link: string;
}

/** The mail that asks the customer to accept us as reseller, and where the customer buys. */
export function invitationForm(record: Onboarding, context: InvitationContext): Card {
  const { proposal, countries, link } = context;
  const market = {
    countries: countryChoices(countries),
    country: proposal.country,
    segments: segmentChoices,
    segment: proposal.segment,
  };
  if (!context.needsMail) return renderView('onboarding/market', market, record);
  const contacts = record.account?.contacts ?? [];
  const earlier = contacts.findIndex(({ email }) => email === record.invitation?.mail?.recipient.email);
  return renderView(
    'onboarding/invitation',
    {
      ...market,
      recipients: contactChoices(contacts),
      recipient: String(earlier === -1 ? (record.account?.primary ?? 0) : earlier),
      subject: proposal.subject,
      text: proposal.text,
      link,
    },
    record,
  );
}
