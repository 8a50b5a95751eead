import { sellableCountries } from '../../../onboarding/countries.ts';
import { decideMail } from '../../../onboarding/decide-mail.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { knownMarket } from '../../../onboarding/proposed.ts';
import { fullName, primaryContact } from '../../../onboarding/steps/account.ts';
import { type Invitation, readInvitationForm } from '../../../onboarding/steps/invitation.ts';
import { readMarketForm } from '../../../onboarding/steps/market.ts';
import { invitationMail, proposeInvitation } from '../../mail/invitation-mail.ts';
import { changeFrom, formAgain } from '../action.ts';
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
      read: async ({ services, caller, lookups, record, inputs }) => {
        services.limits.check('mails', caller.person.id);
        const { accountName, account, requester } = record;
        const people = { accountName, contacts: account?.contacts ?? [], repName: requester.name };
        const read = readInvitationForm(inputs, people, await countryCodes(lookups));
        if (read.ok) await checkAddress(services, lookups, record, read.value);
        return changeFrom(read, inputs, (invitation) => ({ kind: 'save-invitation', invitation }));
      },
    },
    /** A tenant that already is our customer gets no mail; only where it buys is asked. */
    'save-market': {
      effect: 'writes',
      does: 'save-invitation',
      read: async ({ lookups, inputs }) => {
        const read = readMarketForm(inputs, await countryCodes(lookups));
        return changeFrom(read, inputs, (market) => ({
          kind: 'save-invitation',
          invitation: { mail: null, ...market },
        }));
      },
    },
  },
} satisfies StepRow<ContextOf<'invitation'>>;

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

async function gather({ services, lookups, record }: Gathering): Promise<ContextOf<'invitation'>> {
  const { companyName, country } = await lookups.ownAccount.partnerProfile();
  const needsMail = record.customer === null;
  const market = record.invitation ?? knownMarket(record, country);
  const contact = record.account === null ? undefined : primaryContact(record.account);
  const proposal = proposeInvitation(services.words, {
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
      country: market?.country ?? country,
      segment: market?.segment ?? 'commercial',
    },
    needsMail,
    link: needsMail ? await lookups.directory.relationshipLink() : '',
  };
}
