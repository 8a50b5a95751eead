import type { Inputs } from '../../onboarding/form.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { missingOf } from '../../onboarding/proposed.ts';
import {
  type Contact,
  contactCount,
  contactIds,
  fullName,
  maxContacts,
  primaryContact,
} from '../../onboarding/steps/account.ts';
import type { Words } from '../../words/words.ts';
import type { Card } from '../card.ts';
import { isTyped } from '../fill-in.ts';
import { renderView } from '../render.ts';
import { joined, type Shown } from './part-view.ts';

/** Whether accounts of a CRM can be looked for. */
export interface AccountContext {
  readonly findsAccounts: boolean;
}

/** Who we talk to at the customer. */
export const account = { form, summary, isLong };

const nobody: Contact = { firstName: '', lastName: '', email: '', phone: '' };

/**
 * Nothing is required on the client's side, or "Add contact" could not be
 * pressed before the first one is complete; what is missing is told when the form is read.
 */
function form(words: Words, record: Onboarding, { inputs }: Shown, { findsAccounts }: AccountContext): Card {
  const contacts = record.account?.contacts ?? record.proposed?.contacts ?? [];
  const count = isTyped(inputs) ? contactCount(inputs) : Math.max(1, contacts.length);
  const heading = (index: number) => words.say('cards.account.contact', { number: index + 1 });
  const shown = Array.from({ length: count }, (_, index) => {
    const contact = contacts[index] ?? nobody;
    const ids = contactIds(index);
    const typed = [inputs?.[ids.firstName], inputs?.[ids.lastName]].filter(Boolean).join(' ');
    const name = isTyped(inputs) ? typed : fullName(contact);
    // The one that was added last is being filled in.
    const isOpen = index === count - 1 || name === '';
    const title = words.say('cards.fold.contact', { heading: heading(index), name });
    return { heading: heading(index), ids, id: `contact${index}`, isOpen, title, ...contact };
  });
  return renderView(
    words,
    'onboarding/account',
    {
      accountName: record.accountName,
      findsAccounts,
      onboardingId: record.id,
      findHint:
        record.crm === null
          ? words.say('cards.account.typeName')
          : words.say('cards.account.typeOther', { name: record.crm.name }),
      warnedOf: inputs?.warnedOf ?? '',
      contacts: shown,
      hasSeveral: count > 1,
      mayAdd: count < maxContacts,
      primary: String(record.account?.primary ?? 0),
      primaryChoices: shown.map(({ heading }, index) => ({ title: heading, value: String(index) })),
      website: websiteOf(record),
      missing: missingWords(words, record),
    },
    record,
  );
}

/** One contact has room on the card. */
function isLong({ account }: Onboarding, inputs: Inputs | null): boolean {
  return (isTyped(inputs) ? contactCount(inputs) : (account?.contacts.length ?? 0)) > 1;
}

/** What is asked for besides what is known already; '' = nothing is known, or nothing is missing. */
function missingWords(words: Words, { account, proposed }: Onboarding): string {
  const missing = account !== null || proposed === null || proposed.contacts.length === 0 ? [] : missingOf(proposed);
  const parts = missing.map((part) => words.say('cards.account.missingPart', { part }));
  return parts.length === 0 ? '' : words.say('cards.account.missing', { parts: parts.join(', ') });
}

function summary(words: Words, { account }: Onboarding): string {
  if (account === null) return '';
  const contact = primaryContact(account);
  const count = account.contacts.length - 1;
  const more = count === 0 ? '' : words.say('cards.summary.moreContacts', { count });
  return joined([fullName(contact), contact.email, more]);
}

/** Empty when it only repeats the primary contact's mail domain, so that it follows when the mail address changes. */
function websiteOf({ account, proposed }: Onboarding): string {
  if (account === null) return proposed?.website ?? '';
  const domain = account.domain ?? '';
  const isMailDomain = account.contacts[account.primary]?.email.endsWith(`@${domain}`) === true;
  return isMailDomain ? '' : domain;
}
