import { z } from 'zod';
import { cleanLines, FormReader, type FormResult, type Inputs } from '../form.ts';
import { Contact } from './account.ts';

/** What was found out about the customer before the answer to "First registration with Provider?" is believed. */
export const Finding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no-domain') }),
  z.object({ kind: z.literal('no-tenant'), domain: z.string() }),
  z.object({ kind: z.literal('tenant'), domain: z.string(), tenantId: z.string() }),
  z.object({
    kind: z.literal('our-customer'),
    domain: z.string(),
    tenantId: z.string(),
    companyName: z.string(),
  }),
  z.object({ kind: z.literal('being-onboarded'), domain: z.string(), by: z.string(), accountName: z.string() }),
  z.object({ kind: z.literal('unknown'), domain: z.string(), why: z.string() }),
]);
export type Finding = z.infer<typeof Finding>;

export const Answer = z.enum(['yes', 'no']);
export type Answer = z.infer<typeof Answer>;

/** "First registration with Provider?", answered and checked. */
export const Registration = z.object({
  answer: Answer,
  finding: Finding,
  /** False while the finding contradicts the answer and the rep has not yet chosen. */
  settled: z.boolean(),
});
export type Registration = z.infer<typeof Registration>;

/** The answer that the finding speaks for; undefined = it speaks for neither. */
export function proposedAnswer(finding: Finding): Answer | undefined {
  switch (finding.kind) {
    case 'no-tenant':
      return 'yes';
    case 'tenant':
    case 'our-customer':
      return 'no';
    case 'no-domain':
    case 'being-onboarded':
    case 'unknown':
      return undefined;
  }
}

/** Whether the rep has to look again: the finding speaks for the other answer, or somebody else is at it. */
export function contradicts(answer: Answer, finding: Finding): boolean {
  if (finding.kind === 'being-onboarded') return true;
  const proposed = proposedAnswer(finding);
  return proposed !== undefined && proposed !== answer;
}

export const segments = ['commercial', 'education', 'government', 'nonprofit'] as const;
export const Segment = z.enum(segments);
export type Segment = z.infer<typeof Segment>;

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
  if (recipient === undefined) form.fail('recipient', 'Choose who gets the mail.');
  const subject = form.required('subject', 'Subject', 150);
  const text = cleanLines(inputs.text ?? '');
  if (text.length > 4000) form.fail('text', `The text may have at most 4000 characters; this has ${text.length}.`);
  if (!text.includes(linkPlaceholder)) {
    form.fail(
      'text',
      `Keep ${linkPlaceholder} in the text: it becomes the link that makes us the customer's reseller.`,
    );
  }
  const mail = recipient === undefined ? null : { recipient, subject, text, sentAt: null };
  return form.result({ mail, ...readMarket(form, countries) });
}

export type BuyingMarket = Pick<Invitation, 'country' | 'segment'>;

/** Reads only where the customer buys, for a tenant that needs no mail. */
export function readMarketForm(inputs: Inputs, countries: readonly string[]): FormResult<BuyingMarket> {
  const form = new FormReader(inputs);
  return form.result(readMarket(form, countries));
}

function readMarket(form: FormReader, countries: readonly string[]): BuyingMarket {
  return {
    country: form.choice('country', 'a country you may sell to', countries) ?? '',
    segment: form.choice('segment', 'the kind of customer', segments) ?? 'commercial',
  };
}
