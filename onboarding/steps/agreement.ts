import { z } from 'zod';
import { FormReader, type FormResult, type Inputs } from '../form.ts';
import { isEmail } from './account.ts';

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

/** Microsoft wanted what was signed before this day signed again (Microsoft Learn, "Confirm customer agreement"). */
export const countsFrom = '2023-04-01';

/** @param today `yyyy-mm-dd`; Partner Center takes no later date signed */
export function readAgreementForm(
  inputs: Inputs,
  templates: readonly AgreementTemplate[],
  today: string,
): FormResult<AgreementTerms> {
  const form = new FormReader(inputs);
  const template = templates.find(({ id }) => id === form.text('template'));
  if (template === undefined) form.fail('template', 'Choose an agreement.');
  const kind = form.choice('how', 'whether it is signed already', ['already-signed', 'ask-customer'] as const);
  const email = form.required('signatoryEmail', 'E-mail', 254).toLowerCase();
  if (email !== '' && !isEmail(email))
    form.fail('signatoryEmail', 'This is not an e-mail address, such as ann@abccorp.com.');
  const signatory = {
    firstName: form.required('signatoryFirstName', 'First name', 50),
    lastName: form.required('signatoryLastName', 'Last name', 50),
    email,
    phone: form.optional('signatoryPhone', 'Phone', 30),
  };
  let signedOn = '';
  if (kind === 'already-signed') {
    signedOn = form.date('signedOn', 'Date signed');
    if (template?.publisher === 'microsoft' && signedOn < countsFrom) {
      form.fail('signedOn', 'Agreements signed before 1 April 2023 no longer count for Microsoft: ask the customer.');
    }
    if (signedOn > today) form.fail('signedOn', `The date signed cannot be in the future; today is ${today}.`);
  }
  return form.result({
    template: template ?? { id: '', name: '', version: '', link: '', publisher: 'microsoft' },
    signatory,
    how: kind === 'already-signed' ? { kind, signedOn } : { kind: 'ask-customer' },
  });
}
