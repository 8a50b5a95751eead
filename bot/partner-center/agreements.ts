import { z } from 'zod';
import { OnboardingError } from '../errors.ts';
import type { Contact } from './customers.ts';
import { readPages } from './pages.ts';
import { type Api, type Ids, path, WRITE_DEADLINE_MS } from './request.ts';

const ACCEPTANCE_PATH = '/AdminPortal/Home?ref=/BillingAccounts/agreement';

/** Left out, Partner Center means the old Microsoft Cloud Agreement, so it is never left out. */
const agreementType = 'MicrosoftCustomerAgreement';

const templateSchema = z.object({
  templateId: z.string(),
  agreementType: z.string(),
  agreementLink: z.string().optional(),
  versionRank: z.number().default(0),
});
export type AgreementTemplate = z.infer<typeof templateSchema>;

const documentSchema = z.object({ displayUri: z.string(), downloadUri: z.string() });
export type AgreementDocument = z.infer<typeof documentSchema>;

const customerAgreementSchema = z.object({
  primaryContact: z
    .object({
      firstName: z.string().optional(),
      lastName: z.string().optional(),
      email: z.string().optional(),
      phoneNumber: z.string().optional(),
    })
    .optional(),
  templateId: z.string(),
  /** ISO 8601; older ones come without a zone. */
  dateAgreed: z.string(),
  type: z.string(),
  agreementLink: z.string().optional(),
});
export type CustomerAgreement = z.infer<typeof customerAgreementSchema>;

export interface Confirmation {
  readonly templateId: string;
  /** Who accepted for the customer. */
  readonly primaryContact: Contact;
  /** ISO 8601 date or date-time on which the customer accepted. */
  readonly dateAgreed: string;
}

/**
 * Where an administrator of the customer accepts the Microsoft Customer Agreement without us. A simulator on this machine
 * has the page itself.
 */
export function agreementAcceptanceLink(url: string): string {
  const { hostname, origin } = new URL(url);
  const isSimulator = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return `${isSimulator ? origin : 'https://admin.microsoft.com'}${ACCEPTANCE_PATH}`;
}

export async function agreementTemplates(api: Api): Promise<AgreementTemplate[]> {
  const templates = await readPages(api, {
    path: '/v1/agreements',
    auth: 'user',
    query: { agreementType },
    item: templateSchema,
  });
  return templates.filter((template) => template.agreementType === agreementType);
}

/** Microsoft Learn: download-customer-agreement-template. The country must be upper case. */
export function agreementDocument(
  api: Api,
  templateId: string,
  language: string,
  country: string,
): Promise<AgreementDocument> {
  return api.send({
    method: 'GET',
    path: path`/v1/agreementtemplates/${templateId}/document`,
    auth: 'user',
    query: { language, country: country.toUpperCase() },
    schema: documentSchema,
  });
}

export async function customerAgreements(api: Api, customerId: string): Promise<CustomerAgreement[]> {
  const agreements = await readPages(api, {
    path: path`/v1/customers/${customerId}/agreements`,
    auth: 'user',
    query: { agreementType },
    item: customerAgreementSchema,
  });
  return agreements.filter((agreement) => agreement.type === agreementType);
}

export async function isAgreementSignedDirectly(api: Api, customerId: string): Promise<boolean> {
  const { isSigned } = await api.send({
    method: 'GET',
    path: path`/v1/customers/${customerId}/directSignedMicrosoftCustomerAgreementStatus`,
    auth: 'user',
    schema: z.object({ isSigned: z.boolean() }),
  });
  return isSigned;
}

/** Microsoft Learn: confirm-customer-consent-customer-agreement. */
export async function confirmAgreement(
  api: Api,
  customerId: string,
  input: Confirmation,
  ids: Ids,
  now: () => number,
): Promise<'confirmed' | 'already-confirmed'> {
  // Partner Center refuses a date in the future, and east of Greenwich today may still be tomorrow in UTC.
  const dateAgreed = new Date(Math.min(Date.parse(input.dateAgreed), now())).toISOString();
  const { firstName, lastName, email, phoneNumber } = input.primaryContact;
  try {
    await api.ask({
      method: 'POST',
      path: path`/v1/customers/${customerId}/agreements`,
      auth: 'user',
      ...ids,
      deadlineMs: WRITE_DEADLINE_MS,
      body: {
        primaryContact: { firstName, lastName, email, phoneNumber },
        templateId: input.templateId,
        dateAgreed,
        type: agreementType,
      },
    });
    return 'confirmed';
  } catch (error) {
    // The same contact has confirmed before; the documents do not say with which HTTP status this comes.
    if (error instanceof OnboardingError && error.detail.providerCode === '600061') return 'already-confirmed';
    throw error;
  }
}
