import assert from 'node:assert/strict';
import { createLetters } from '../../bot/mail/letters.ts';
import type { Mail } from '../../bot/mail/mailer.ts';
import { portsOf } from '../../bot/providers/ports.ts';
import { createDelegation } from '../../bot/tasks/create-delegation.ts';
import { sendAgreement } from '../../bot/tasks/send-agreement.ts';
import { sendDelegation } from '../../bot/tasks/send-delegation.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import {
  newIds,
  type PreparedPartner,
  startPreparedPartner,
} from '../../partner-center/test/fault-matrix/prepared-partner.ts';
import { english } from '../../words/english.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { created, taskOf } from '../onboarding/story.ts';

const terms = { roles: ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b'], days: 30, isExtended: false };

describe('the link by which a customer grants roles', () => {
  let partner: PreparedPartner;
  let mails: Mail[];
  beforeEach(async () => {
    partner = await startPreparedPartner();
    mails = [];
  });
  afterEach(() => partner.simulator.close());

  /** What the tasks find and do, of a record with this relationship in it. */
  const carriedOut = async (id: string, customerId: string) => {
    const { record: start } = created({ ...abc.signedAgreement, how: { kind: 'ask-customer' } });
    const { customer } = start;
    assert.ok(customer);
    const record: Onboarding = {
      ...start,
      customer: { ...customer, customerId },
      delegation: { id, status: 'asked', since: 0, mailedAt: null },
    };
    const requesterMail = async () => undefined;
    const mailer = { send: async (mail: Mail) => void mails.push(mail) };
    const letters = createLetters({ templates: [], languageOf: () => null, all: [english] });
    const parts = { ...portsOf(partner.client(), partner.simulator.url, terms), mailer, requesterMail, letters };
    const attempt = { record, task: taskOf(record, 'check-verification'), ids: newIds(), nextAt: 0 };
    return { parts, attempt };
  };
  const linksTo = (id: string) => mails.filter(({ text }) => text.includes(`granularAdminRelationships/${id}`)).length;

  it('leaves in no mail where somebody put another relationship into the record', async () => {
    const { customerId, newcomerId } = partner;
    const ofAnother = { displayName: 'Of another', customerId: newcomerId, ...terms };
    const { id } = await partner.client().createAdminRelationship(ofAnother, newIds());
    await partner.client().askForApproval(id, newIds());
    for (const foreign of [id, `${newcomerId}-${customerId}`, '../x']) {
      const { parts, attempt } = await carriedOut(foreign, customerId);
      assert.deepEqual(await sendAgreement(parts, attempt), { kind: 'agreement-asked' });
      const result = await sendDelegation(parts, attempt);
      assert.deepEqual(result, { kind: 'delegation', status: 'terminated', nextAt: 0 }, foreign);
    }
    assert.deepEqual([mails.length, mails.some(({ text }) => text.includes('granularAdmin'))], [3, false]);
  });

  it('leaves as long as the customer can use it', async () => {
    const { parts, attempt } = await carriedOut('', partner.customerId);
    const asked = await createDelegation(parts, attempt);
    assert.ok(asked.kind === 'delegation-asked');
    const again = await createDelegation(parts, attempt);
    assert.deepEqual(again, asked, 'it is found, not made anew');
    const { relationshipId } = asked;
    const ours = await carriedOut(relationshipId, partner.customerId);
    assert.deepEqual(await sendAgreement(ours.parts, ours.attempt), { kind: 'agreement-asked', invites: true });
    assert.deepEqual(await sendDelegation(ours.parts, ours.attempt), { kind: 'delegation-mailed' });
    assert.equal(linksTo(relationshipId), 2);
    const form = new URLSearchParams({ relationship: relationshipId });
    await fetch(`${partner.simulator.url}/accept-admin-relationship`, { method: 'POST', body: form });
    const result = await sendDelegation(ours.parts, ours.attempt);
    assert.deepEqual(result, { kind: 'delegation', status: 'active', nextAt: 0 });
    assert.equal(linksTo(relationshipId), 2);
  });
});
