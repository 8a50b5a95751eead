import { z } from 'zod';
import { cleanLines, FormReader, type FormResult, type Inputs } from '../form.ts';
import type { MailIdentity } from '../sent-mails.ts';
import { isUnderWay } from '../tasks.ts';
import { webAddressIn } from '../web-address.ts';
import { Contact, fullName } from './account.ts';
import { type FactsThatLock, lockedByTenant } from './locks.ts';
import { readMarket, Segment } from './market.ts';
import { type Registration, settledAnswer } from './registration.ts';

/** The mail with the reseller relationship link ("No"), and where the customer buys from. */
export const Invitation = z.object({
  /** Null when the tenant already is our customer: nothing needs to be asked. */
  mail: z
    .object({ recipient: Contact, subject: z.string(), text: z.string(), sentAt: z.number().nullable() })
    .nullable(),
  country: z.string(),
  segment: Segment,
});
export type Invitation = z.infer<typeof Invitation>;

/** By what the mail is known again. */
export function invitationMailOf(mail: NonNullable<Invitation['mail']>): MailIdentity {
  return { kind: 'invitation', to: mail.recipient.email, content: mail.text };
}

/** Stands in the mail's text for the link, which the rep may move but not remove. */
export const linkPlaceholder = '[link]';

/** Who the mail is about. */
interface People {
  readonly accountName: string;
  /** Those of the account; `recipient` is an index into them. */
  readonly contacts: readonly Contact[];
  readonly repName: string;
}

/**
 * Reads the invitation form. The only link in the mail is ours; names are names, whatever they look like.
 * @param countries ISO codes the provider may sell to
 */
export function readInvitationForm(
  inputs: Inputs,
  { accountName, contacts, repName }: People,
  countries: readonly string[],
): FormResult<Invitation> {
  const form = new FormReader(inputs);
  const recipient = contacts[Number(form.text('recipient') || 'NaN')];
  if (recipient === undefined) form.fail('recipient', 'choose-recipient');
  const subject = form.required('subject', 'subject', 150);
  const text = cleanLines(inputs.text ?? '');
  if (text.length > 4000)
    form.fail('text', { code: 'too-long', label: 'text', values: { most: 4000, length: text.length } });
  if (!text.includes(linkPlaceholder)) {
    form.fail('text', 'keep-the-link');
  }
  const names = [accountName, repName, ...contacts.map(fullName)].filter((name) => webAddressIn(name) !== undefined);
  for (const [id, written] of Object.entries({ subject, text })) {
    const link = webAddressIn(names.reduce((rest, name) => rest.replaceAll(name, ' '), written));
    if (link !== undefined) form.fail(id, { code: 'no-links', values: { link } });
  }
  const mail = recipient === undefined ? null : { recipient, subject, text, sentAt: null };
  return form.result({ mail, ...readMarket(form, countries) });
}

export const invitationStep = {
  part: 'invitation',
  dealStep: 'registration',
  fields: { invitation: Invitation.nullable() },
  nothing: { invitation: null },
  applies: (record: { readonly registration: Registration | null }) => settledAnswer(record) === 'no',
  isFinished: ({ invitation }: { readonly invitation: Invitation | null }) => invitation !== null,
  lockedBy: (record: FactsThatLock & { readonly registration: Registration | null }) =>
    lockedByTenant(record) ?? (isUnderWay(record.tasks, 'send-invitation') ? 'mail-being-sent' : undefined),
} as const;
