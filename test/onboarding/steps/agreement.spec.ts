import assert from 'node:assert/strict';
import { readAgreementForm } from '../../../onboarding/steps/agreement.ts';
import { account, rushmore, signedAgreement } from '../abc-corp.ts';
import { acceptedValue, describeMistakes, emptied } from './read-form.ts';

const right = {
  template: 'mca',
  how: 'already-signed',
  signedOn: '2026-10-30',
  signatoryFirstName: 'Ron',
  signatoryLastName: ' Rushmore',
  signatoryEmail: 'RON@abccorp.com',
  signatoryPhone: '+1 425 555 0100',
};
const read = (inputs: Record<string, string>) =>
  readAgreementForm(inputs, [signedAgreement.template], '2026-11-02', account);

describe('the agreement form', () => {
  describeMistakes(read, right, [
    [
      'nothing is filled in',
      emptied(right),
      {
        template: 'choose-agreement',
        how: 'choose-signing',
        signatoryFirstName: 'missing',
        signatoryLastName: 'missing',
        signatoryEmail: 'missing',
      },
    ],
    ['the template is no longer there', { template: 'old' }, { template: 'choose-agreement' }],
    ['the way is none', { how: 'by-phone' }, { how: 'choose-signing' }],
    ['the date signed is in the future', { signedOn: '2026-11-03' }, { signedOn: 'in-the-future' }],
    ['Microsoft wants older ones signed again', { signedOn: '2023-03-31' }, { signedOn: 'no-longer-counts' }],
    ['today is a fine date', { signedOn: '2026-11-02' }, {}],
    ['the date signed is missing', { signedOn: '' }, { signedOn: 'not-a-day' }],
    ['the date signed is no day', { signedOn: '2026-02-30' }, { signedOn: 'not-a-day' }],
    ['the address is wrong', { signatoryEmail: 'ron' }, { signatoryEmail: 'not-an-email' }],
    [
      'nobody is written to who is no contact',
      { how: 'ask-customer', signatoryEmail: 'eve@evil.example' },
      { signatoryEmail: 'signatory-no-contact' },
    ],
    ['who signed already need not be a contact', { signatoryEmail: 'old-boss@abccorp.com' }, {}],
    ['a date is not asked for where the customer is to be asked', { how: 'ask-customer', signedOn: 'x' }, {}],
  ]);

  it('reads template, signatory and how', () => {
    assert.deepEqual(acceptedValue(read(right)), signedAgreement);
    assert.deepEqual(acceptedValue(read({ ...right, how: 'ask-customer' })).how, { kind: 'ask-customer' });
    assert.equal(acceptedValue(read({ ...right, signatoryPhone: '' })).signatory.phone, '');
    assert.equal(signedAgreement.signatory.email, rushmore.email);
  });
});
