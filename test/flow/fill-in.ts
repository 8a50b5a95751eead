import type { Typed, Window } from '../teams/chat-window.ts';

// What a rep types, part by part. Each leaves the card at the next part.

export const annCarter = {
  'First name': 'Ann',
  'Last name': 'Carter',
  'E-mail': 'ann@abccorp.com',
  'Phone (optional)': '+1 425 555 0100',
} as const;

/** The choice that a subscription ends with its term. */
export const endsThen = 'Ends: nothing more to pay, and the service stops that day';

export const goodAddress = {
  Address: '1 Microsoft Way',
  City: 'Redmond',
  State: 'WA',
  'Postal code': '98052',
} as const;

/** Where others read along everybody's own view is a press away, in a client that does not ask for it by itself. */
export async function seeOwn(rep: Window): Promise<void> {
  if (rep.card().buttons.some(({ title }) => title === 'My view')) await rep.press('My view');
}

export async function startAccount(rep: Window, name = 'ABC Corp', contact: Typed = annCarter): Promise<void> {
  await rep.say(`onboard ${name}`);
  await seeOwn(rep);
  await rep.press('Continue', contact);
}

export async function fillInCompany(rep: Window, typed: Typed = {}): Promise<void> {
  await rep.press('Verify address', { ...goodAddress, ...typed });
  if (rep.card().buttons.some(({ title }) => title === 'Keep mine')) await rep.press('Keep mine');
}

/** As it is proposed. */
export async function askCustomerForAgreement(rep: Window): Promise<void> {
  if (isAsked(rep, 'How is it signed?')) await rep.press('Continue');
}

export async function agreementAlreadySigned(rep: Window, signedOn = '2026-01-15'): Promise<void> {
  if (!isAsked(rep, 'How is it signed?')) await rep.press('Edit agreement');
  await rep.press('Continue', { 'How is it signed?': 'Already signed', 'Date signed (if already signed)': signedOn });
}

/** As it is proposed, except for what is typed. */
export async function acceptContract(rep: Window, typed: Typed = {}): Promise<void> {
  if (!isAsked(rep, 'Payment terms')) {
    if (Object.keys(typed).length === 0) return;
    await rep.press('Edit billing contract');
  }
  await rep.press('Continue', typed);
}

function isAsked(rep: Window, label: string): boolean {
  return rep.card().fields.some((field) => field.label === label);
}

export async function orderSeats(rep: Window, typed: Typed = {}): Promise<void> {
  await rep.press('Show prices', { Product: 'Microsoft 365 Business Basic' });
  await rep.press('Add and review', { 'When the term is over': endsThen, ...typed });
}

interface NewTenant {
  readonly name?: string;
  readonly contact?: Typed;
  readonly agreement?: (rep: Window) => Promise<void>;
}

/** "Yes", from the command to the review. */
export async function fillInNewTenant(rep: Window, { name, contact, agreement }: NewTenant = {}): Promise<void> {
  await startAccount(rep, name, contact);
  await rep.press('Yes, create a new tenant');
  await fillInCompany(rep);
  await (agreement ?? askCustomerForAgreement)(rep);
  await acceptContract(rep);
  await orderSeats(rep);
}

/** "No"; where it is proposed, what follows stands on the same card already. */
export async function answerNo(rep: Window): Promise<void> {
  const button = 'No, they have a tenant';
  if (rep.card().buttons.some(({ title }) => title === button)) await rep.press(button);
}

export async function removeLine(rep: Window, product: string): Promise<void> {
  await rep.press(`Edit ${product}`);
  await rep.press('Remove');
}
