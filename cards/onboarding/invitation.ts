import type { Onboarding } from '../../onboarding/onboarding.ts';
import { fullName } from '../../onboarding/steps/account.ts';
import type { Segment } from '../../onboarding/steps/market.ts';
import type { Words } from '../../words/words.ts';
import type { Card } from '../card.ts';
import { renderView } from '../render.ts';
import { type CountryChoice, contactChoices, countryChoices, segmentChoices } from './choices.ts';
import { joined, type Shown } from './part-view.ts';

export interface InvitationContext {
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
export const invitation = { form, summary, note };

function form(words: Words, record: Onboarding, _: Shown, context: InvitationContext): Card {
  return invitationForm(words, record, context, context.needsMail ? 'send-invitation' : 'save-market');
}

/** @param verb of its button */
export function invitationForm(words: Words, record: Onboarding, context: InvitationContext, verb: string): Card {
  const { proposal, countries, link } = context;
  const market = {
    countries: countryChoices(words, countries),
    country: proposal.country,
    segments: segmentChoices(words),
    segment: proposal.segment,
    verb,
  };
  if (!context.needsMail) return renderView(words, 'onboarding/market', market, record);
  const contacts = record.account?.contacts ?? [];
  const earlier = contacts.findIndex(({ email }) => email === record.invitation?.mail?.recipient.email);
  return renderView(
    words,
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

function summary(words: Words, { invitation }: Onboarding): string {
  if (invitation === null) return '';
  const { mail, country, segment } = invitation;
  const recipient =
    mail === null
      ? words.say('cards.summary.alreadyCustomer')
      : words.say('cards.summary.mailTo', { name: fullName(mail.recipient), email: mail.recipient.email });
  return joined([recipient, words.country(country), words.say(`terms.segment.${segment}`)]);
}

function note(words: Words, { invitation, customer }: Onboarding, now: number): string {
  const mail = invitation?.mail;
  if (!mail) return '';
  if (customer !== null)
    return words.say('cards.note.accepted', { day: words.day(customer.since), domain: customer.domain });
  return mail.sentAt === null
    ? words.say('cards.note.mailUnderWay')
    : words.say('cards.note.mailed', { since: words.since(mail.sentAt, now) });
}
