import type { Inputs } from '../../onboarding/form.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { type Contact, contactCount, contactIds, maxContacts } from '../../onboarding/steps/account.ts';
import type { Card } from '../card.ts';
import { isTyped, type Typed } from '../fill-in.ts';
import { renderView } from '../render.ts';

const nobody: Contact = { firstName: '', lastName: '', email: '', phone: '' };

/**
 * Who we talk to at the customer. Nothing is required on the client's side, or "Add another contact" could not be
 * pressed before the first one is complete; what is missing is told when the form is read.
 */
export function accountForm(record: Onboarding, typed: Typed): Card {
  const count = contactsShown(record, typed.inputs);
  const contacts = Array.from({ length: count }, (_, index) => {
    const contact = record.account?.contacts[index] ?? nobody;
    return { heading: `Contact ${index + 1}`, ids: contactIds(index), ...contact };
  });
  return renderView(
    'onboarding/account',
    {
      contacts,
      hasSeveral: count > 1,
      mayAdd: count < maxContacts,
      primary: String(record.account?.primary ?? 0),
      primaryChoices: contacts.map((_, index) => ({ title: `Contact ${index + 1}`, value: String(index) })),
      website: websiteOf(record),
    },
    record,
  );
}

function contactsShown(record: Onboarding, inputs: Inputs | null): number {
  return isTyped(inputs) ? contactCount(inputs) : Math.max(1, record.account?.contacts.length ?? 0);
}

/** Empty when it only repeats the primary contact's mail domain, so that it follows when the mail address changes. */
function websiteOf({ account }: Onboarding): string {
  const domain = account?.domain ?? '';
  const isMailDomain = account?.contacts[account.primary]?.email.endsWith(`@${domain}`) === true;
  return isMailDomain ? '' : domain;
}
