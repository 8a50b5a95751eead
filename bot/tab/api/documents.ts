import { views } from '../../../cards/onboarding/views.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { placedOrders } from '../../../onboarding/order-progress.ts';
import { signatoryOf } from '../../../onboarding/signatory.ts';
import { fullName } from '../../../onboarding/steps/account.ts';
import type { DocumentShown, MailShown } from '../../../tab/api/deal.ts';
import type { Words } from '../../../words/words.ts';
import { moment } from './said.ts';

/** What proves something about a deal. */
export function documentsOf(words: Words, record: Onboarding): readonly DocumentShown[] {
  return [
    ...ofInvitation(words, record),
    ...ofAgreement(words, record),
    ...ofDelegation(words, record),
    ...ofOrder(words, record),
  ];
}

function ofInvitation(words: Words, { registration, invitation, customer }: Onboarding): readonly DocumentShown[] {
  if (registration?.answer !== 'no') return [];
  const title = words.say('answers.document.invitation');
  if (customer !== null) {
    const text = words.say('answers.document.accepted', { domain: customer.domain });
    return [{ kind: 'invitation', title, text, at: moment(words, customer.since) }];
  }
  const mail = invitation?.mail;
  if (!mail || mail.sentAt === null) return [];
  const text = words.say('answers.document.asked', { to: mail.recipient.email });
  return [{ kind: 'invitation', title, text, at: moment(words, mail.sentAt) }];
}

/** What the rep stated stands with what Microsoft knows. */
function ofAgreement(words: Words, record: Onboarding): readonly DocumentShown[] {
  const { signed, askedAt } = record.agreementFacts;
  const title = words.say('answers.document.agreement');
  const stated = record.agreement === null ? '' : views.agreement.summary(words, record);
  const told = (text: string, at: number | null): DocumentShown => ({
    kind: 'agreement',
    title,
    text: [text, stated].filter((each) => each !== '').join(' · '),
    at: at === null ? null : moment(words, at),
  });
  if (signed !== null) {
    const how = signed.how === 'confirmed-by-us' ? 'confirmed' : 'customer';
    return [told(words.say('answers.document.acceptedHow', { how }), signed.at)];
  }
  if (askedAt !== null) return [told(words.say('answers.document.agreementOpen'), askedAt)];
  return stated === '' ? [] : [told('', null)];
}

function ofDelegation(words: Words, { delegation }: Onboarding): readonly DocumentShown[] {
  if (delegation?.status !== 'active') return [];
  const title = words.say('answers.document.delegation');
  const text = words.say('answers.document.granted');
  return [{ kind: 'delegation', title, text, at: moment(words, delegation.since) }];
}

function ofOrder(words: Words, { order }: Onboarding): readonly DocumentShown[] {
  return placedOrders(order).map(({ orderIds, at }) => ({
    kind: 'order',
    title: words.say('answers.document.order'),
    text: words.say('answers.document.orders', { ids: orderIds.join(', ') }),
    at: moment(words, at),
  }));
}

/** What went to the customer, the newest first. */
export function mailsOf(words: Words, record: Onboarding): readonly MailShown[] {
  const contacts = record.account?.contacts ?? [];
  return record.sentMails.toReversed().map(({ kind, to, at, isReminder, bounced }) => {
    const holder = contacts.find(({ email }) => email === to) ?? signatoryNamed(record, to);
    return {
      title: mailTitle(words, kind, isReminder),
      to: holder === undefined ? to : `${fullName(holder)}, ${to}`,
      at: moment(words, at),
      bounced: bounced === null ? '' : words.say(`cards.chase.${bounced.why}`),
    };
  });
}

export function mailTitle(words: Words, kind: Onboarding['sentMails'][number]['kind'], isReminder: boolean): string {
  if (kind === 'delegation') return words.say('answers.mail.delegation');
  return words.say(`answers.mail.${kind}`, { again: isReminder ? 'yes' : 'no' });
}

function signatoryNamed(record: Onboarding, email: string) {
  const signatory = signatoryOf(record);
  return signatory?.email === email ? signatory : undefined;
}
