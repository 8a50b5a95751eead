import assert from 'node:assert/strict';
import { noticeText, whereItStands } from '../../cards/stage-words.ts';
import { type Branch, manager, onboardingAt, type Point } from '../sample-records.ts';

describe('where an onboarding stands, in one phrase', () => {
  const phrases: readonly (readonly [Point, Branch, string])[] = [
    ['account', 'yes', 'Account to fill in'],
    ['address', 'yes', 'Company details to fill in'],
    ['contract', 'no', 'Billing contract to fill in'],
    ['review', 'no', 'Ready to submit'],
    ['awaiting-approval', 'yes', 'Waiting for approval since 18 Nov 2026'],
    ['rejected', 'yes', 'Rejected by Mona Manager, to be changed'],
    ['provisioning', 'yes', 'Being set up'],
    ['provisioning', 'no', 'Waiting for Ann Lee to accept us as reseller'],
    [
      'connected',
      'yes',
      'Waiting for Microsoft to verify the customer’s account, and for Ann Lee to accept the Microsoft Customer Agreement',
    ],
    ['attention', 'yes', 'Needs attention: Partner Center refused the address: the postal code does not fit the city.'],
    ['completed', 'yes', 'Order placed on 19 Nov 2026'],
    ['cancelled', 'no', 'Cancelled on 18 Nov 2026'],
  ];
  for (const [point, branch, phrase] of phrases) {
    it(`${point}, answered ${branch}: ${phrase}`, () =>
      assert.equal(whereItStands(onboardingAt(point, branch)), phrase));
  }

  it('tells news in a sentence that says whom it is about', () => {
    const record = onboardingAt('rejected');
    const text = noticeText(record, { kind: 'rejected', by: manager, reason: 'Too cheap' });
    assert.equal(text, 'Mona Manager rejected ABC Corp: “Too cheap”. You can change it and submit it again.');
  });
});
