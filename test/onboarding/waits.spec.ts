import assert from 'node:assert/strict';
import { waitsOf } from '../../onboarding/waits.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import {
  approved,
  completed,
  handedOver,
  knownTenantReviewed,
  newTenantReviewed,
  readyToCheckOut,
  readyToOrder,
  type Story,
  tellStory,
} from './story.ts';

const toBeSigned = () => handedOver();
const underReview = result.verification('UnderReview');
const notYetSigned = () => toBeSigned().task('check-agreement', result.notSigned);
const approverNames = ['Max Manager', 'Mia Manager'];
const toNamed = { kind: 'submit', policy: abc.ruleFrom(0), approverIds: abc.approverIds, approverNames } as const;

describe('what an onboarding waits for', () => {
  const table: [scene: string, story: () => Story, waits: string[]][] = [
    ['at the start nothing', tellStory, []],
    ['after submission an approver', () => newTenantReviewed().rep(abc.submit), ['approval']],
    [
      'the approvers by name where known',
      () => newTenantReviewed().rep(toNamed),
      ['approval Max Manager, Mia Manager'],
    ],
    [
      'asked by an approver its rep, by name',
      () => newTenantReviewed().rep(abc.submit).manager({ kind: 'ask-rep', question: 'Why?' }),
      ['answer Ada Rep'],
    ],
    ['with the link mailed the customer', knownTenantReviewed, ['relationship Ron Rushmore']],
    [
      'with the link mailed and submitted, both',
      () => knownTenantReviewed().rep(abc.submit),
      ['approval', 'relationship Ron Rushmore'],
    ],
    ['while the tenant is made nobody', () => approved(newTenantReviewed()), []],
    [
      'with the account under review Microsoft',
      () => toBeSigned().task('check-verification', underReview),
      ['verification'],
    ],
    ['with the agreement not signed the signatory', notYetSigned, ['agreement Ron Rushmore']],
    ['with everything there nobody', readyToOrder, []],
    [
      'with the order tried on Partner Center',
      () => readyToCheckOut().task('check-out', result.failed()),
      ['ordering'],
    ],
    ['with the order left to a person nobody', () => readyToCheckOut().task('check-out', result.refusedForGood), []],
    ['once ordered nobody', completed, []],
    ['once cancelled nobody', () => knownTenantReviewed().rep(abc.cancel), []],
  ];
  for (const [scene, story, waits] of table) {
    it(scene, () => {
      const told = waitsOf(story().record).map((wait) => `${wait.for} ${wait.whom.join(', ')}`.trim());
      assert.deepEqual(told, waits);
    });
  }

  it('is counted from when it began, and not from the last look', () => {
    const submitted = newTenantReviewed().rep(abc.submit);
    assert.equal(waitsOf(submitted.record)[0]?.since, submitted.now);

    const asked = notYetSigned().task('send-agreement', { kind: 'agreement-asked' });
    const since = asked.now;
    asked.task('check-agreement', result.notSigned).task('check-agreement', result.notSigned);
    assert.equal(waitsOf(asked.record)[0]?.since, since);
  });
});
