import type { InvitationContext } from '../../../cards/onboarding/invitation.ts';
import { sellableCountries } from '../../../onboarding/countries.ts';
import { decideMail } from '../../../onboarding/decide-mail.ts';
import type { FormResult } from '../../../onboarding/form.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { knownMarket } from '../../../onboarding/proposed.ts';
import { fullName, primaryContact } from '../../../onboarding/steps/account.ts';
import { type Invitation, readInvitationForm } from '../../../onboarding/steps/invitation.ts';
import { readMarketForm } from '../../../onboarding/steps/market.ts';
import { invitationMail } from '../../mail/invitation-mail.ts';
import { changeFrom, formAgain, type Pressed } from '../action.ts';
import type { Lookups } from '../asked.ts';
import type { Services } from '../services.ts';
import { type ContextOf, type Gathering, type StepRow, sameWords } from './step.ts';

export const invitation = {
  gather,
  understand({ services, record, text }) {
    const contacts = record.account?.contacts ?? [];
    const index = contacts.findIndex((contact) =>
      [fullName(contact), contact.firstName, contact.lastName, contact.email].some((name) => sameWords(name, text)),
    );
    const contact = contacts[index];
    if (contact === undefined) return undefined;
    const notice = services.words.say('chat.typed.recipient', { name: fullName(contact) });
    return {
      ...formAgain(null),
      notice: { tone: 'info', text: notice },
      answered: { recipient: String(index) },
    };
  },
  actions: {
    'send-invitation': {
      effect: 'writes',
      does: 'save-invitation',
      read: async (pressed) =>
        changeFrom(await readMail(pressed), pressed.inputs, (invitation) => ({ kind: 'save-invitation', invitation })),
    },
    /** A tenant that already is our customer gets no mail; only where it buys is asked. */
    'save-market': {
      effect: 'writes',
      does: 'save-invitation',
      read: async (pressed) =>
        changeFrom(await readNoMail(pressed), pressed.inputs, (invitation) => ({
          kind: 'save-invitation',
          invitation,
        })),
    },
  },
} satisfies StepRow<ContextOf<'invitation'>>;

/** The mail as it is to leave. */
export async function readMail({
  services,
  caller,
  lookups,
  record,
  inputs,
}: Pressed): Promise<FormResult<Invitation>> {
  services.limits.check('mails', caller.person.id);
  const { accountName, account, requester } = record;
  const people = { accountName, contacts: account?.contacts ?? [], repName: requester.name };
  const read = readInvitationForm(inputs, people, await countryCodes(lookups));
  if (read.ok) await checkAddress(services, lookups, record, read.value);
  return read;
}

/** Where a customer of ours buys, who needs no mail. */
export async function readNoMail({ lookups, inputs }: Pressed): Promise<FormResult<Invitation>> {
  const read = readMarketForm(inputs, await countryCodes(lookups));
  return read.ok ? { ok: true, value: { mail: null, ...read.value } } : read;
}

/** What leaves now is counted for its address too, where others may have written to it. */
async function checkAddress(
  { mailsToAddress, now }: Services,
  { directory }: Lookups,
  record: Onboarding,
  typed: Invitation,
): Promise<void> {
  const decided = decideMail(record, typed, now());
  if (!('mail' in decided) || decided.mail === null || decided.mail.sentAt !== null) return;
  const link = await directory.relationshipLink();
  await mailsToAddress.look(invitationMail({ ...decided.mail, link, messageId: '' }));
}

async function countryCodes({ ownAccount }: Lookups): Promise<string[]> {
  const { country } = await ownAccount.partnerProfile();
  return sellableCountries(country).map(({ iso2 }) => iso2);
}

async function gather(gathering: Gathering): Promise<ContextOf<'invitation'>> {
  return { step: 'invitation', ...(await proposedInvitation(gathering, gathering.record.customer === null)) };
}

/** @param needsMail whether the customer still has to accept us */
export async function proposedInvitation(
  { services, lookups, record }: Gathering,
  needsMail: boolean,
): Promise<InvitationContext> {
  const { companyName, country } = await lookups.ownAccount.partnerProfile();
  const market = record.invitation ?? knownMarket(record, country);
  const contact = record.account === null ? undefined : primaryContact(record.account);
  const proposal = services.letters.invitation(record, {
    accountName: record.accountName,
    contactName: contact === undefined ? record.accountName : fullName(contact),
    repName: record.requester.name,
    partnerName: companyName,
  });
  return {
    countries: sellableCountries(country),
    proposal: {
      ...(record.invitation?.mail ?? proposal),
      country: market?.country ?? country,
      segment: market?.segment ?? 'commercial',
    },
    needsMail,
    link: needsMail ? await lookups.directory.relationshipLink() : '',
  };
}
