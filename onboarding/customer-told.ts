import { z } from 'zod';
import { contactsOf, readCustomerTyped } from './customer-typed.ts';
import { Proposed, proposedFrom } from './proposed.ts';
import { proposedBy, Signature } from './signature-block.ts';
import { maxContacts } from './steps/account.ts';

/** What somebody told of a customer, typed or pasted. */
export const CustomerTold = z.object({
  /** '' = nothing tells what they are called. */
  name: z.string(),
  known: Proposed.nullable(),
  /** The addresses that an account has no room for. */
  leftOut: z.array(z.string()),
  /** What was pasted says; null = it was typed. */
  signature: Signature.nullable(),
  /** A text was pasted, and nobody signs it; or it is a list of customers. */
  unread: z.enum(['unsigned', 'list']).optional(),
});
export type CustomerTold = z.infer<typeof CustomerTold>;

/** `ABC Corp, contact ann@abccorp.com` */
export function toldByTyping(text: string): CustomerTold {
  const typed = readCustomerTyped(text);
  const known = { contacts: contactsOf(typed), website: typed.website, market: null, company: null };
  return {
    name: typed.name,
    known: proposedFrom(known, null),
    leftOut: typed.emails.slice(maxContacts),
    signature: null,
  };
}

/** @param name what was typed beside it; '' = nothing: it is of the company that it names */
export function toldBySignature(signature: Signature, name: string): CustomerTold {
  const { contact, company, title } = signature;
  const isOfIt = [contact.lastName, title, company, contact.email].some((part) => part !== '' && name.includes(part));
  return { name: name === '' || isOfIt ? company : name, known: proposedBy(signature), leftOut: [], signature };
}

/** What somebody signs of another company: who they are and where, not what their company is called. */
export function withoutTheirCompany(told: CustomerTold): CustomerTold {
  const company = told.known?.company;
  return told.known && company ? { ...told, known: { ...told.known, company: { ...company, legalName: '' } } } : told;
}

/** What was told now, and what had been told before. */
export function toldTogether(now: CustomerTold, before: CustomerTold): CustomerTold {
  return {
    name: now.name || before.name,
    known: proposedFrom(now.known, before.known),
    leftOut: [...now.leftOut, ...before.leftOut],
    signature: now.signature ?? before.signature,
  };
}
