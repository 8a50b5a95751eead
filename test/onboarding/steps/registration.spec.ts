import assert from 'node:assert/strict';
import {
  contradicts,
  type Finding,
  proposedAnswer,
  readInvitationForm,
  readMarketForm,
} from '../../../onboarding/steps/registration.ts';
import { noTenant, ourCustomer, rushmore, tenant } from '../abc-corp.ts';
import { acceptedValue, describeMistakes } from './read-form.ts';

describe('first registration with Provider?', () => {
  const onboarded: Finding = { kind: 'being-onboarded', domain: 'd', by: 'Olga', accountName: 'ABC' };
  const table: [finding: Finding, proposed: 'yes' | 'no' | undefined, yesIsWrong: boolean, noIsWrong: boolean][] = [
    [{ kind: 'no-domain' }, undefined, false, false],
    [noTenant, 'yes', false, true],
    [tenant, 'no', true, false],
    [ourCustomer, 'no', true, false],
    [onboarded, undefined, true, true],
    [{ kind: 'unknown', domain: 'd', why: 'Partner Center is down.' }, undefined, false, false],
  ];
  for (const [finding, proposed, yesIsWrong, noIsWrong] of table) {
    it(`${finding.kind} proposes ${proposed ?? 'nothing'}, contradicts yes: ${yesIsWrong}, no: ${noIsWrong}`, () => {
      assert.equal(proposedAnswer(finding), proposed);
      assert.deepEqual([contradicts('yes', finding), contradicts('no', finding)], [yesIsWrong, noIsWrong]);
    });
  }
});

describe('the invitation form', () => {
  const right = {
    recipient: '0',
    subject: 'Your reseller',
    text: 'Dear Ron,\r\n\r\n  please accept: [link]\u202e\r\nAda',
    country: 'US',
    segment: 'commercial',
  };
  const read = (inputs: Record<string, string>) => readInvitationForm(inputs, [rushmore], ['US', 'PR']);

  describeMistakes(read, right, [
    ['nobody gets it', { recipient: '' }, ['recipient']],
    ['the recipient is no contact', { recipient: '1' }, ['recipient']],
    ['the recipient is no number', { recipient: 'length' }, ['recipient']],
    ['there is no subject', { subject: '' }, ['subject']],
    ['the subject is too long', { subject: 'x'.repeat(151) }, ['subject']],
    ['the link is gone', { text: 'Please accept: link' }, ['text']],
    ['the text is gone', { text: '' }, ['text']],
    ['the text is too long', { text: `[link]${'x'.repeat(4000)}` }, ['text']],
    ['the country is in another region', { country: 'DE' }, ['country']],
    ['the kind of customer is none', { segment: 'friends' }, ['segment']],
  ]);

  it('reads the mail cleaned, its lines kept, not yet sent', () => {
    assert.deepEqual(acceptedValue(read(right)), {
      mail: {
        recipient: rushmore,
        subject: 'Your reseller',
        text: 'Dear Ron,\n\nplease accept: [link]\nAda',
        sentAt: null,
      },
      country: 'US',
      segment: 'commercial',
    });
  });
});

describe('the market form', () => {
  const read = (inputs: Record<string, string>) => readMarketForm(inputs, ['US', 'PR']);
  describeMistakes(read, { country: 'PR', segment: 'education' }, [
    ['nothing is chosen', { country: '', segment: '' }, ['country', 'segment']],
    ['the country is in another region', { country: 'DE' }, ['country']],
  ]);
});
