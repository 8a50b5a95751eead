import request from '../../examples/create-agreement.request.json' with { type: 'json' };
import { ids } from '../../scripted-server.ts';
import { asking, askingAboutCustomer } from '../asking.ts';
import { because, type Row } from '../row.ts';
import { documented, same } from '../scene.ts';

const { templateId } = request;
const templates = asking('agreementTemplates', 'GET /v1/agreements?agreementType=MicrosoftCustomerAgreement', (p) =>
  p.agreementTemplates(),
);
const document = asking(
  'agreementDocument',
  `GET /v1/agreementtemplates/${templateId}/document?language=en-US&country=US`,
  (p) => p.agreementDocument(templateId, 'en-US', 'us'),
);
const creation = 'POST /v1/customers/c1/agreements';
const confirm = asking('confirmAgreement', creation, (p) => p.confirmAgreement('c1', request, ids));
const confirmed = (changes: object = {}) => same(creation, documented('create-agreement.request.json', changes));
const agreements = askingAboutCustomer('customerAgreements', '/agreements?agreementType=MicrosoftCustomerAgreement');
const signed = askingAboutCustomer('isAgreementSignedDirectly', '/directSignedMicrosoftCustomerAgreementStatus');

export const agreementRows: readonly Row[] = [
  templates.takes('agreements-metadata-mca.response-200.json', {
    differences: { links: 'left out in this sample; that of the Cloud Agreement has it' },
  }),
  // The old agreement is never taken for the customer agreement.
  templates.takes('agreements-metadata-cloud.response-200.json', { returns: [], ask: same('GET /v1/agreements') }),
  document.takes('agreement-document.response-200.json', {
    differences: because('leads to a page of the simulator, so that it can be read', 'displayUri', 'downloadUri'),
  }),
  confirm.sends('create-agreement.request.json', 'create-agreement.response-201.json'),
  confirm.takes('create-agreement.response-201.json', { returns: 'confirmed', ask: confirmed() }),
  // The status is not documented; the client goes by the code alone.
  confirm.takes('create-agreement.error-600061.json', {
    status: 400,
    returns: 'already-confirmed',
    after: confirmed(),
    ask: confirmed(),
  }),
  agreements.takes('get-customer-agreements.response-200.json', {
    after: confirmed({ dateAgreed: '2019-08-26T00:00:00' }),
    differences: { 'items[].userId': 'left out in this sample; the answer to the creation has it' },
  }),
  signed.takes('direct-signed-status.response-200.json', { returns: true }),
];
