import assert from 'node:assert/strict';
import { ofEachTest } from '../../test/of-each-test.ts';
import { agreementAcceptanceLink } from '../partner-center.ts';
import { createClient, ids, startScriptedServer } from './scripted-server.ts';

const agreements = 'POST /v1/customers/c1/agreements';

describe('agreements of Partner Center', () => {
  const server = ofEachTest(startScriptedServer);
  const partnerCenter = ofEachTest(() => createClient(server).partnerCenter);
  const lastBody = () => JSON.parse(server.received.at(-1)?.text ?? '');

  const signatory = { firstName: 'Tania', lastName: 'Carr', email: 'tania@example.com' };
  const confirmation = (dateAgreed: string) => ({ templateId: '117a77b0', primaryContact: signatory, dateAgreed });

  it('confirms an agreement never with a date in the future, and takes "exists already" as done', async () => {
    const { partnerCenter } = createClient(server, { now: () => Date.parse('2025-06-01T10:00:00Z') });
    const confirm = (dateAgreed: string) => partnerCenter.confirmAgreement('c1', confirmation(dateAgreed), ids);
    server.on(agreements, { status: 201, body: {} });
    await confirm('2025-05-31');
    assert.equal(lastBody().dateAgreed, '2025-05-31T00:00:00.000Z');
    await confirm('2025-06-02');
    assert.equal(lastBody().dateAgreed, '2025-06-01T10:00:00.000Z');
    server.on(agreements, { status: 409, body: { code: 600061, message: 'exists' } });
    assert.equal(await confirm('2025-05-31'), 'already-confirmed');
  });

  it('links to the page on which a customer accepts by itself', () => {
    const page = '/AdminPortal/Home?ref=/BillingAccounts/agreement';
    assert.equal(
      agreementAcceptanceLink('https://api.partnercenter.microsoft.com'),
      `https://admin.microsoft.com${page}`,
    );
    assert.equal(agreementAcceptanceLink('http://127.0.0.1:4010/'), `http://127.0.0.1:4010${page}`);
  });

  it('begins an attestation, asks for it and makes the agreement of it', async () => {
    server.on('POST /v1/attestations/enhanced', { status: 201, body: { attestationId: 'a1' } });
    const company = { country: 'US', language: 'en-US', companyName: 'Contoso' };
    assert.equal(await partnerCenter.startAttestation({ ...company, signatory }, ids), 'a1');
    assert.partialDeepStrictEqual(lastBody(), { ...company, signatoryFirstName: 'Tania', signatoryLastName: 'Carr' });
    server.on('GET /v1/attestations/enhanced/a1', { body: { status: 'PENDING' } });
    assert.equal(await partnerCenter.attestationStatus('a1'), 'PENDING');

    const finish = () => partnerCenter.createAttestedAgreement('c1', 'a1', confirmation('2026-02-01'), ids);
    server.on(agreements, { status: 201, body: {} }, { status: 409, body: { code: 600061 } });
    assert.equal(await finish(), 'confirmed');
    assert.partialDeepStrictEqual(lastBody(), { type: 'MicrosoftCustomerAgreement', templateId: '117a77b0' });
    assert.ok(Object.values(lastBody()).includes('a1'));
    assert.equal(await finish(), 'already-confirmed');
  });
});
