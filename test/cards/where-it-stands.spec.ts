import assert from 'node:assert/strict';
import { summaryOf } from '../../bot/store/onboarding-summary.ts';
import { whereItStands } from '../../cards/where-it-stands.ts';
import { type Branch, onboardingAt, type Point } from '../sample-records.ts';
import { english } from '../words/english.ts';

describe('where an onboarding stands, in one phrase', () => {
  const phrases: readonly (readonly [Point, Branch, string])[] = [
    ['account', 'yes', 'Account to fill in'],
    ['address', 'yes', 'Company details to fill in'],
    ['contract', 'no', 'Billing contract to fill in'],
    ['review', 'no', 'Ready to submit'],
    ['awaiting-approval', 'yes', 'Waiting for approval since 18 Nov 2026'],
    ['rejected', 'yes', 'Sent back by Mona Manager, to be changed'],
    ['provisioning', 'yes', 'Being set up'],
    ['provisioning', 'no', 'Waiting for Ann Lee to accept us as reseller'],
    [
      'connected',
      'yes',
      'Waiting for Microsoft to verify the customer’s account, and for Ann Lee to accept the Microsoft Customer Agreement',
    ],
    [
      'attention',
      'yes',
      'Needs attention: Microsoft cannot find this address. Check street, city, state and postal code.',
    ],
    ['completed', 'yes', 'Order placed on 19 Nov 2026'],
    ['cancelled', 'no', 'Cancelled on 18 Nov 2026'],
  ];
  for (const [point, branch, phrase] of phrases) {
    it(`${point}, answered ${branch}: ${phrase}`, () =>
      assert.equal(whereItStands(english, summaryOf(onboardingAt(point, branch))), phrase));
  }
});
