import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { type Answer, fault } from '../respond.ts';
import { countryOf } from './countries.ts';

/** The members whose names are documented; those of the e-mail address and the phone number are not. */
const request = z.object({
  country: z.string().length(2),
  language: z.string().min(1),
  companyName: z.string().min(1),
  signatoryFirstName: z.string().min(1),
  signatoryLastName: z.string().min(1),
});

/**
 * `POST /v1/attestations/enhanced`: the partner attestation that counts since 2026-01-05, for App-only tokens only
 * (Microsoft Learn: integrate-sandbox-confirm-customer-accept). It reads the request and stops there: what the service
 * answers is not documented.
 */
export function startEnhancedAttestation(call: Call): Answer {
  const { country } = readBody(call, request);
  if (!countryOf(country)) throw fault(400, 3000, 'Invalid property. country');
  const text =
    'The request is complete, but the simulator ends here: the documents do not show the answer to an enhanced attestation, nor how the agreement is made from it.';
  throw fault(501, 501, text, [], 'Simulator');
}
