import { z } from 'zod';
import { OnboardingError } from '../errors/onboarding-error.ts';
import { adminCenterOf } from './admin-center.ts';
import { type Api, type Ids, path } from './api.ts';
import type { Contact } from './contact.ts';
import { readPages } from './pages.ts';
import type { Operation } from './token-kinds.ts';

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

const documentSchema = z.object({
  displayUri: z.string(),
  downloadUri: z.string(),
  language: z.string().optional(),
  country: z.string().optional(),
});
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
  /** Whoever of us confirmed it. */
  userId: z.string().optional(),
});
export type CustomerAgreement = z.infer<typeof customerAgreementSchema>;

export interface Confirmation {
  readonly templateId: string;
  /** Who accepted for the customer. */
  readonly primaryContact: Contact;
  /** ISO 8601 date or date-time on which the customer accepted. */
  readonly dateAgreed: string;
}

export type ConfirmationOutcome = 'confirmed' | 'already-confirmed';

/**
 * Where an administrator of the customer accepts the Microsoft Customer Agreement without us.
 * @param url of Partner Center
 */
export function agreementAcceptanceLink(url: string): string {
  return `${adminCenterOf(url)}${ACCEPTANCE_PATH}`;
}

export interface AgreementOperations {
  /** The templates of the Microsoft Customer Agreement. Microsoft Learn: get-customer-agreement-metadata. */
  agreementTemplates(): Promise<AgreementTemplate[]>;
  /**
   * The agreement's text. The links live about five minutes, so ask when somebody wants to read.
   * Microsoft Learn: download-customer-agreement-template.
   */
  agreementDocument(templateId: string, language: string, country: string): Promise<AgreementDocument>;
  /**
   * The customer's acceptances of the Microsoft Customer Agreement that a partner confirmed.
   * Microsoft Learn: get-confirmation-of-customer-agreement.
   */
  customerAgreements(customerId: string): Promise<CustomerAgreement[]>;
  /**
   * Whether the customer itself accepted the Microsoft Customer Agreement. No event tells; ask again.
   * Microsoft Learn: get-direct-sign-status-of-customer-agreement.
   */
  isAgreementSignedDirectly(customerId: string): Promise<boolean>;
  /**
   * The partner's confirmation of the acceptance. Microsoft stopped counting new ones on 2026-01-05.
   * Microsoft Learn: confirm-customer-consent-customer-agreement.
   */
  confirmAgreement(customerId: string, input: Confirmation, ids: Ids): Promise<ConfirmationOutcome>;
}

/** @param now ms since 1970: Partner Center refuses dates in the future */
export function agreementOperations(api: Api, now: () => number): AgreementOperations {
  return {
    async agreementTemplates() {
      const templates = await readPages(api, {
        path: '/v1/agreements',
        operation: 'agreementTemplates',
        query: { agreementType },
        item: templateSchema,
      });
      return templates.filter((template) => template.agreementType === agreementType);
    },
    agreementDocument: (templateId, language, country) =>
      api.send({
        method: 'GET',
        path: path`/v1/agreementtemplates/${templateId}/document`,
        operation: 'agreementDocument',
        // In small letters it is not found.
        query: { language, country: country.toUpperCase() },
        schema: documentSchema,
      }),
    async customerAgreements(customerId) {
      const agreements = await readPages(api, {
        path: path`/v1/customers/${customerId}/agreements`,
        operation: 'customerAgreements',
        query: { agreementType },
        item: customerAgreementSchema,
      });
      return agreements.filter((agreement) => agreement.type === agreementType);
    },
    async isAgreementSignedDirectly(customerId) {
      const { isSigned } = await api.send({
        method: 'GET',
        path: path`/v1/customers/${customerId}/directSignedMicrosoftCustomerAgreementStatus`,
        operation: 'isAgreementSignedDirectly',
        schema: z.object({ isSigned: z.boolean() }),
      });
      return isSigned;
    },
    confirmAgreement: (customerId, input, ids) =>
      createAgreement(api, { customerId, operation: 'confirmAgreement', body: confirmationBody(input, now) }, ids),
  };
}

/** What the creation of an agreement says, besides how it came about. */
export function confirmationBody({ primaryContact, templateId, dateAgreed }: Confirmation, now: () => number) {
  const { firstName, lastName, email, phoneNumber } = primaryContact;
  return {
    primaryContact: { firstName, lastName, email, phoneNumber },
    templateId,
    // East of Greenwich today may still be tomorrow in UTC.
    dateAgreed: new Date(Math.min(Date.parse(dateAgreed), now())).toISOString(),
    type: agreementType,
  };
}

export async function createAgreement(
  api: Api,
  {
    customerId,
    operation,
    body,
  }: { readonly customerId: string; readonly operation: Operation; readonly body: object },
  ids: Ids,
): Promise<ConfirmationOutcome> {
  try {
    await api.ask({
      method: 'POST',
      path: path`/v1/customers/${customerId}/agreements`,
      operation,
      ...ids,
      body,
    });
    return 'confirmed';
  } catch (error) {
    // The same contact has confirmed before; the documents do not say with which HTTP status this comes.
    if (error instanceof OnboardingError && error.detail.providerCode === '600061') return 'already-confirmed';
    throw error;
  }
}
