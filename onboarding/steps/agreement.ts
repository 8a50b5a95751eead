import { z } from 'zod';
import { isEmail } from '../email.ts';
import { FormReader, type FormResult, type Inputs } from '../form.ts';
import { isContact } from '../sent-mails.ts';
import { isUnderWay } from '../tasks.ts';
import { type Account, primaryContact } from './account.ts';
import type { FactsThatLock } from './locks.ts';
import { type Registration, settledAnswer } from './registration.ts';

/** An agreement that customers sign: Microsoft's, or one of the partner's own. */
export const AgreementTemplate = z.object({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  link: z.string(),
  publisher: z.enum(['microsoft', 'partner']),
});
export type AgreementTemplate = z.infer<typeof AgreementTemplate>;

export const Signatory = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: z.string(),
});
export type Signatory = z.infer<typeof Signatory>;

/** The agreement as the rep entered it: which, who signs, and whether it is signed already. */
export const AgreementTerms = z.object({
  template: AgreementTemplate,
  signatory: Signatory,
  how: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('already-signed'), signedOn: z.string() }),
    z.object({ kind: z.literal('ask-customer') }),
  ]),
});
export type AgreementTerms = z.infer<typeof AgreementTerms>;

/** The usual one: the primary contact gets the link and signs. */
export function agreementFor(template: AgreementTemplate, account: Account): AgreementTerms {
  return { template, signatory: primaryContact(account), how: { kind: 'ask-customer' } };
}

/** Microsoft wanted what was signed before this day signed again (Microsoft Learn, "Confirm customer agreement"). */
export const countsFrom = '2023-04-01';

/**
 * @param today `yyyy-mm-dd`; Partner Center takes no later date signed
 * @param account among whose contacts whoever is asked by mail has to be
 */
export function readAgreementForm(
  inputs: Inputs,
  templates: readonly AgreementTemplate[],
  today: string,
  account: Account | null,
): FormResult<AgreementTerms> {
  const form = new FormReader(inputs);
  const template = templates.find(({ id }) => id === form.text('template'));
  if (template === undefined) form.fail('template', 'choose-agreement');
  const kind = form.choice('how', 'choose-signing', ['already-signed', 'ask-customer'] as const);
  const email = form.required('signatoryEmail', 'email', 254).toLowerCase();
  if (email !== '' && !isEmail(email)) form.fail('signatoryEmail', 'not-an-email');
  const signatory = {
    firstName: form.personName('signatoryFirstName', 'firstName'),
    lastName: form.personName('signatoryLastName', 'lastName'),
    email,
    phone: form.optional('signatoryPhone', 'phone', 30),
  };
  if (kind === 'ask-customer' && !isContact(account, email)) form.fail('signatoryEmail', 'signatory-no-contact');
  let signedOn = '';
  if (kind === 'already-signed') {
    signedOn = form.date('signedOn', 'signedOn');
    if (template?.publisher === 'microsoft' && signedOn < countsFrom) {
      form.fail('signedOn', 'no-longer-counts');
    }
    if (signedOn > today) form.fail('signedOn', { code: 'in-the-future', values: { today } });
  }
  return form.result({
    template: template ?? { id: '', name: '', version: '', link: '', publisher: 'microsoft' },
    signatory,
    how: kind === 'already-signed' ? { kind, signedOn } : { kind: 'ask-customer' },
  });
}

export const agreementStep = {
  part: 'agreement',
  dealStep: 'order',
  fields: { agreement: AgreementTerms.nullable() },
  nothing: { agreement: null },
  applies: (record: { readonly registration: Registration | null }) => settledAnswer(record) === 'yes',
  isFinished: ({ agreement }: { readonly agreement: AgreementTerms | null }) => agreement !== null,
  lockedBy: ({ agreementFacts, tasks }: FactsThatLock) => {
    if (agreementFacts.signed !== null || agreementFacts.askedAt !== null) return 'customer-asked';
    return isUnderWay(tasks, 'confirm-agreement') || isUnderWay(tasks, 'send-agreement')
      ? 'agreement-on-its-way'
      : undefined;
  },
} as const;
