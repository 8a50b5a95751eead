import assert from 'node:assert/strict';
import { readInvitationForm } from '../../../onboarding/steps/invitation.ts';
import { readMarketForm } from '../../../onboarding/steps/market.ts';
import { invitation, rushmore } from '../abc-corp.ts';
import { acceptedValue, describeMistakes } from './read-form.ts';

describe('the invitation form', () => {
  const right = {
    recipient: '0',
    subject: 'Your reseller',
    text: 'Dear Ron,\r\n\r\n  please accept: [link]\u202e\r\nAda',
    country: 'US',
    segment: 'commercial',
  };
  const read = (inputs: Record<string, string>) =>
    readInvitationForm(inputs, { accountName: 'ABC Corp', contacts: [rushmore], repName: 'Ada' }, ['US', 'PR']);

  describeMistakes(read, right, [
    ['nobody gets it', { recipient: '' }, { recipient: 'choose-recipient' }],
    ['the recipient is no contact', { recipient: '1' }, { recipient: 'choose-recipient' }],
    ['the recipient is no number', { recipient: 'length' }, { recipient: 'choose-recipient' }],
    ['there is no subject', { subject: '' }, { subject: 'missing' }],
    ['the subject is too long', { subject: 'x'.repeat(151) }, { subject: 'too-long' }],
    ['the link is gone', { text: 'Please accept: link' }, { text: 'keep-the-link' }],
    ['the text is gone', { text: '' }, { text: 'keep-the-link' }],
    ['the text is too long', { text: `[link]${'x'.repeat(4000)}` }, { text: 'too-long' }],
    ['there is a link in the text', { text: '[link] or www.evil.example' }, { text: 'no-links' }],
    ['there is one in the subject', { subject: 'See evil.example/login' }, { subject: 'no-links' }],
    ['the country is in another region', { country: 'DE' }, { country: 'choose-country' }],
    ['the kind of customer is none', { segment: 'friends' }, { segment: 'choose-segment' }],
  ]);

  it('reads the mail cleaned, its lines kept, not yet sent', () => {
    assert.deepEqual(acceptedValue(read(right)), {
      ...invitation,
      mail: { ...invitation.mail, text: 'Dear Ron,\n\nplease accept: [link]\nAda' },
    });
  });
});

describe('the market form', () => {
  const read = (inputs: Record<string, string>) => readMarketForm(inputs, ['US', 'PR']);
  describeMistakes(read, { country: 'PR', segment: 'education' }, [
    ['nothing is chosen', { country: '', segment: '' }, { country: 'choose-country', segment: 'choose-segment' }],
    ['the country is in another region', { country: 'DE' }, { country: 'choose-country' }],
  ]);
});
