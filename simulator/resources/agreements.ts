import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { makeGuid } from '../identifiers.ts';
import { agreementTextPath } from '../pages/agreement-text.ts';
import { type Answer, collection, fault, json, link, newerFault } from '../respond.ts';
import { type Customer, contact } from '../state.ts';
import { countryOf } from './countries.ts';
import { readableCustomer } from './find-customer.ts';

const templates = [
  {
    templateId: '117a77b0-9360-443b-8795-c6dedc750cf9',
    agreementType: 'MicrosoftCustomerAgreement',
    agreementLink: 'https://aka.ms/customeragreement',
    versionRank: 0,
  },
  {
    templateId: '998b88de-aa99-4388-a42c-1b3517d49490',
    agreementType: 'MicrosoftCloudAgreement',
    agreementLink: 'https://learn.microsoft.com/partner-center/agreements',
    versionRank: 0,
  },
] as const;

/** Without the parameter both agreement calls speak of the old Cloud Agreement. */
function askedType(call: Call): string {
  const type = call.query.get('agreementType') ?? 'MicrosoftCloudAgreement';
  if (type !== '*' && !templates.some(({ agreementType }) => agreementType === type)) {
    throw fault(400, 3000, 'Invalid property. agreementType');
  }
  return type;
}

/** `GET /v1/agreements?agreementType=` (Microsoft Learn: get-customer-agreement-metadata). */
export function listAgreementTemplates(call: Call): Answer {
  const type = askedType(call);
  const found = templates.filter(({ agreementType }) => type === '*' || agreementType === type);
  return json(200, collection(found, { self: link('/agreements') }));
}

/**
 * `GET /v1/agreementtemplates/{templateId}/document?language=&country=`: a new link each time, which expires (Microsoft
 * Learn: download-customer-agreement-template).
 */
export function getAgreementDocument(call: Call): Answer {
  const template = templates.find(({ templateId }) => templateId === call.param('templateId'));
  if (!template) throw fault(404, 1000, 'Not found');
  const language = call.query.get('language') ?? 'en-US';
  const country = call.query.get('country') ?? 'US';
  if (!countryOf(country)) throw fault(400, 3000, 'Invalid property. country');
  const uri = call.origin + agreementTextPath(call.world, template.agreementType, { language, country });
  return json(200, { displayUri: uri, downloadUri: uri, language, country });
}

/** `GET /v1/customers/{id}/agreements?agreementType=`: what the partner confirmed, not what the customer signed. */
export function listCustomerAgreements(call: Call): Answer {
  const type = askedType(call);
  const items = readableCustomer(call)
    .confirmations.filter((confirmation) => type === '*' || confirmation.type === type)
    .map(({ counts: _, ...confirmation }) => ({
      ...confirmation,
      agreementLink: templates.find(({ templateId }) => templateId === confirmation.templateId)?.agreementLink,
    }));
  return json(200, { totalCount: items.length, items });
}

const confirmationRequest = z.object({
  primaryContact: contact,
  templateId: z.string(),
  dateAgreed: z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'not a date'),
  type: z.enum(['MicrosoftCustomerAgreement', 'MicrosoftCloudAgreement']),
});

/** `POST /v1/customers/{id}/agreements`: the classic confirmation (Microsoft Learn: confirm-customer-agreement). */
export function confirmAgreement(call: Call): Answer {
  const { world } = call;
  const customer = readableCustomer(call);
  const { primaryContact, templateId, dateAgreed } = readBody(call, confirmationRequest);
  if (world.switches.classicAttestation === 'refused') throw fault(403, 600006, 'The requested action is not allowed');
  const template = templates.find((candidate) => candidate.templateId === templateId);
  if (!template) throw fault(400, 3000, 'Invalid property. templateId');
  if (Date.parse(dateAgreed) > world.now()) throw fault(400, 3000, 'Invalid property. dateAgreed is in the future.');
  const text = JSON.stringify(primaryContact);
  const isKnown = customer.confirmations.some(
    (known) => known.templateId === templateId && JSON.stringify(known.primaryContact) === text,
  );
  if (isKnown) {
    const description = 'A partner confirmed agreement already exists for the customer.';
    throw newerFault(400, 600061, 'PartnerConfirmedAgreementAlreadyExists', description);
  }
  // The template decides which agreement it is, whatever the request's type says.
  const made = { userId: makeGuid(world.state), primaryContact, templateId, dateAgreed, type: template.agreementType };
  customer.confirmations.push({ ...made, counts: world.switches.classicAttestation === 'accepted' });
  return json(201, made);
}

/** `GET /v1/customers/{id}/directSignedMicrosoftCustomerAgreementStatus`: whether the customer accepted it by itself. */
export function getDirectSignedStatus(call: Call): Answer {
  return json(200, { isSigned: readableCustomer(call).agreementSignedAt !== undefined });
}

/** Refuses a purchase without the Microsoft Customer Agreement. */
export function requireAgreement(customer: Customer): void {
  const isConfirmed = customer.confirmations.some(
    ({ type, counts }) => counts && type === 'MicrosoftCustomerAgreement',
  );
  if (customer.agreementSignedAt !== undefined || isConfirmed) return;
  throw newerFault(
    403,
    13605,
    'AgreementNotAccepted',
    'Either a partner confirmation of the customer acceptance of the Microsoft Customer Agreement must be provided or the customer must accept the Microsoft Customer Agreement in the Microsoft Admin Center before you can complete this purchase.',
  );
}
