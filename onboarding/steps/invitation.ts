import { z } from 'zod';
import { cleanLines, FormReader, type FormResult, type Inputs } from '../form.ts';
import { isUnderWay } from '../tasks.ts';
import { Contact } from './account.ts';
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

/** Stands in the mail's text for the link, which the rep may move but not remove. */
export const linkPlaceholder = '[link]';

/**
 * Reads the invitation form.
 * @param contacts the account's contacts; `recipient` is an index into them
 * @param countries ISO codes the provider may sell to
 */
export function readInvitationForm(
  inputs: Inputs,
  contacts: readonly Contact[],
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
  const mail = recipient === undefined ? null : { recipient, subject, text, sentAt: null };
  return form.result({ mail, ...readMarket(form, countries) });
}

export const invitationStep = {
  part: 'invitation',
  fields: { invitation: Invitation.nullable() },
  nothing: { invitation: null },
  applies: (record: { readonly registration: Registration | null }) => settledAnswer(record) === 'no',
  isFinished: ({ invitation }: { readonly invitation: Invitation | null }) => invitation !== null,
  lockedBy: (record: FactsThatLock & { readonly registration: Registration | null }) =>
    lockedByTenant(record) ?? (isUnderWay(record.tasks, 'send-invitation') ? 'mail-being-sent' : undefined),
} as const;
