import { endsThen, goodAddress } from '../flow/fill-in.ts';
import type { CardOnScreen, Typed, Window } from '../teams/chat-window.ts';
import type { Customer } from './customers.ts';

/** More than a rep ever needs: that many clicks without an end are none. */
const mostClicks = 60;

/**
 * Fills in an onboarding up to the request for approval by what stands on the card, so that it also gets there when the
 * bot dies in between: like a rep it looks at the card and goes on.
 */
export async function fillIn(rep: Window, customer: Customer, isSubmitted: () => Promise<boolean>): Promise<void> {
  await rep.say(`onboard ${customer.name}`);
  for (let click = 0; click < mostClicks; click++) {
    const next = nextClick(rep.card(), customer);
    if (next !== undefined) await rep.press(next.button, next.typed);
    else if (await isSubmitted()) return;
    else await rep.say('resume');
  }
  throw new Error(`${customer.name} gets nowhere:\n${rep.texts().join('\n')}`);
}

function nextClick(card: CardOnScreen, { branch, contact }: Customer): { button: string; typed?: Typed } | undefined {
  const has = (title: string) => card.buttons.some((button) => button.title === title);
  const asks = (label: string) => card.fields.some((field) => field.label === label);
  if (has('Submit for approval')) {
    const isToSign = card.texts.some((text) => text.includes('gets the link by mail'));
    const button = isToSign && branch === 'new tenant, agreement signed' ? 'Edit agreement' : 'Submit for approval';
    return { button };
  }
  if (has('Send now')) return { button: 'Send now' };
  if (has('Yes, create a new tenant')) {
    return { button: branch === 'existing tenant' ? 'No, they have a tenant' : 'Yes, create a new tenant' };
  }
  if (has('Keep mine')) return { button: 'Keep mine' };
  if (has('Verify address')) return { button: 'Verify address', typed: goodAddress };
  if (asks('How is it signed?')) {
    const typed: Typed =
      branch === 'new tenant, agreement signed'
        ? { 'How is it signed?': 'Already signed', 'Date signed (if already signed)': '2026-01-15' }
        : { 'How is it signed?': 'Ask the customer (we mail the link)' };
    return { button: 'Continue', typed };
  }
  if (asks('First name') && asks('E-mail')) return { button: 'Continue', typed: contact };
  if (asks('Product')) {
    const typed = { Product: 'Microsoft 365 Business Basic', 'When the term is over': endsThen };
    return { button: 'Add and review', typed };
  }
  if (has('Add and review')) return { button: 'Add and review', typed: { 'When the term is over': endsThen } };
  if (has('Continue')) return { button: 'Continue' };
  return undefined;
}
