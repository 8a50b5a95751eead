import type { Partner, Reply } from '../../../../test/simulator/partner.ts';
import { accepts, ids, sends } from '../client-proof.ts';
import { because, isRequest, type Row } from '../row.ts';
import { adatum, documented, get } from '../scene.ts';
import { shows } from '../simulator-proof.ts';

const templateId = '117a77b0-9360-443b-8795-c6dedc750cf9';
const path = '/v1/customers/c1/agreements';
const contact = { firstName: 'Tania', lastName: 'Carr', email: 'someone@example.com', phoneNumber: '1234567890' };
const confirmation = { templateId, primaryContact: contact, dateAgreed: '2018-06-14' };

function confirm(partner: Partner, changes: object = {}): Promise<Reply> {
  return partner.send('POST', `${adatum(partner)}/agreements`, documented('create-agreement.request.json', changes));
}

export const agreementRows: readonly Row[] = [
  {
    example: 'agreements-metadata-mca.response-200.json',
    operation: 'agreementTemplates',
    client: accepts({
      request: 'GET /v1/agreements?agreementType=MicrosoftCustomerAgreement',
      call: (p) => p.agreementTemplates(),
      leavesOut: [],
    }),
    simulator: shows({
      ask: get('/v1/agreements?agreementType=MicrosoftCustomerAgreement'),
      differences: { links: 'left out in this sample; that of the Cloud Agreement has it' },
    }),
  },
  {
    example: 'agreements-metadata-cloud.response-200.json',
    operation: 'agreementTemplates',
    client: accepts({
      request: 'GET /v1/agreements?agreementType=MicrosoftCustomerAgreement',
      call: (p) => p.agreementTemplates(),
      // The old agreement is never taken for the customer agreement.
      returns: [],
    }),
    simulator: shows({ ask: get('/v1/agreements') }),
  },
  {
    example: 'agreement-document.response-200.json',
    operation: 'agreementDocument',
    client: accepts({
      request: `GET /v1/agreementtemplates/${templateId}/document?language=en-US&country=US`,
      call: (p) => p.agreementDocument(templateId, 'en-US', 'us'),
      leavesOut: [],
    }),
    simulator: shows({
      ask: get(`/v1/agreementtemplates/${templateId}/document?language=en-US&country=US`),
      differences: because('leads to a page of the simulator, so that it can be read', 'displayUri', 'downloadUri'),
    }),
  },
  {
    example: 'create-agreement.request.json',
    operation: 'confirmAgreement',
    client: sends(
      { request: `POST ${path}`, status: 201, call: (p) => p.confirmAgreement('c1', confirmation, ids) },
      'create-agreement.response-201.json',
    ),
    simulator: isRequest,
  },
  {
    example: 'create-agreement.response-201.json',
    operation: 'confirmAgreement',
    client: accepts({
      request: `POST ${path}`,
      status: 201,
      call: (p) => p.confirmAgreement('c1', confirmation, ids),
      returns: 'confirmed',
    }),
    simulator: shows({ status: 201, ask: (partner) => confirm(partner) }),
  },
  {
    example: 'create-agreement.error-600061.json',
    operation: 'confirmAgreement',
    client: accepts({
      request: `POST ${path}`,
      // Not documented; the client goes by the code alone.
      status: 400,
      call: (p) => p.confirmAgreement('c1', confirmation, ids),
      returns: 'already-confirmed',
    }),
    simulator: shows({
      status: 400,
      ask: async (partner) => {
        await confirm(partner);
        return confirm(partner);
      },
    }),
  },
  {
    example: 'get-customer-agreements.response-200.json',
    operation: 'customerAgreements',
    client: accepts({
      request: `GET ${path}?agreementType=MicrosoftCustomerAgreement`,
      call: (p) => p.customerAgreements('c1'),
      leavesOut: [],
    }),
    simulator: shows({
      ask: async (partner) => {
        await confirm(partner, { dateAgreed: '2019-08-26T00:00:00' });
        return partner.send('GET', `${adatum(partner)}/agreements?agreementType=MicrosoftCustomerAgreement`);
      },
      differences: { 'items[].userId': 'left out in this sample; the answer to the creation has it' },
    }),
  },
  {
    example: 'direct-signed-status.response-200.json',
    operation: 'isAgreementSignedDirectly',
    client: accepts({
      request: 'GET /v1/customers/c1/directSignedMicrosoftCustomerAgreementStatus',
      call: (p) => p.isAgreementSignedDirectly('c1'),
      returns: true,
    }),
    simulator: shows({
      ask: (partner) => partner.send('GET', `${adatum(partner)}/directSignedMicrosoftCustomerAgreementStatus`),
    }),
  },
];
