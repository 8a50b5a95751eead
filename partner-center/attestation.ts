import { z } from 'zod';
import { type Confirmation, type ConfirmationOutcome, confirmationBody, createAgreement } from './agreements.ts';
import { type Api, type Ids, path } from './api.ts';
import type { Contact } from './contact.ts';

const ATTESTATIONS = '/v1/attestations/enhanced';

/**
 * What Microsoft's page says and we could not confirm (integrate-sandbox-confirm-customer-accept). Whoever has the page
 * before them corrects it here, and only here.
 */
const unconfirmed = {
  /** Members of the request. */
  signatoryEmail: 'signatoryEmail',
  signatoryPhone: 'signatoryPhoneNumber',
  /** The member of the answer that holds the new attestation's id. */
  createdId: 'attestationId',
  /** Where one asks how it stands, and the member of the answer that says it. */
  statusPath: (attestationId: string) => `${ATTESTATIONS}${path`/${attestationId}`}`,
  status: 'status',
  /** The member that names the attestation when the agreement is created. */
  usedId: 'attestationId',
} as const;

export interface AttestationRequest {
  /** ISO 3166 alpha-2. */
  readonly country: string;
  /** The language of the agreement, e.g. `en-US`. */
  readonly language: string;
  readonly companyName: string;
  /** Who accepts for the customer. */
  readonly signatory: Contact;
}

/**
 * The enhanced attestation: since 2026-01-05 the only way in which a partner confirms the Microsoft Customer Agreement.
 * The customer accepts on a page of Microsoft's that a partner embeds; how its address is made of the attestation's id
 * is not confirmed, so it is not made here. Public cloud only, direct bill partners and indirect providers only, by the
 * app alone (Microsoft Learn: integrate-sandbox-confirm-customer-accept).
 *
 * What the product uses, and what is documented throughout, is the customer's own acceptance: `agreementAcceptanceLink`
 * and `isAgreementSignedDirectly` in `agreements.ts`.
 */
export interface AttestationOperations {
  /** Begins an attestation and tells its id. */
  startAttestation(request: AttestationRequest, ids: Ids): Promise<string>;
  /** How it stands, in Microsoft's word, which no document lists. */
  attestationStatus(attestationId: string): Promise<string>;
  /** Makes the agreement of an accepted attestation. The same contact a second time is `already-confirmed` (600061). */
  createAttestedAgreement(
    customerId: string,
    attestationId: string,
    input: Confirmation,
    ids: Ids,
  ): Promise<ConfirmationOutcome>;
}

/** @param now ms since 1970 */
export function attestationOperations(api: Api, now: () => number): AttestationOperations {
  return {
    async startAttestation({ country, language, companyName, signatory }, ids) {
      const created = await api.send({
        method: 'POST',
        path: ATTESTATIONS,
        operation: 'startAttestation',
        ...ids,
        body: {
          country,
          language,
          companyName,
          signatoryFirstName: signatory.firstName,
          signatoryLastName: signatory.lastName,
          [unconfirmed.signatoryEmail]: signatory.email,
          [unconfirmed.signatoryPhone]: signatory.phoneNumber,
        },
        schema: z.object({ [unconfirmed.createdId]: z.string() }),
      });
      return created[unconfirmed.createdId];
    },
    async attestationStatus(attestationId) {
      const found = await api.send({
        method: 'GET',
        path: unconfirmed.statusPath(attestationId),
        operation: 'attestationStatus',
        schema: z.object({ [unconfirmed.status]: z.string() }),
      });
      return found[unconfirmed.status];
    },
    createAttestedAgreement: (customerId, attestationId, input, ids) =>
      createAgreement(
        api,
        {
          customerId,
          operation: 'createAttestedAgreement',
          body: { ...confirmationBody(input, now), [unconfirmed.usedId]: attestationId },
        },
        ids,
      ),
  };
}
