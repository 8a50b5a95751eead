import assert from 'node:assert/strict';
import { waitsOf } from '../../onboarding/waits.ts';
import * as abc from './abc-corp.ts';
import {
  approved,
  completed,
  created,
  knownTenantReviewed,
  newTenantReviewed,
  notSigned,
  readyToOrder,
  type Story,
  submit,
  tellStory,
  verification,
} from './story.ts';

const toBeSigned = () => created(abc.agreementToAsk);
const approverNames = ['Max Manager', 'Mia Manager'];
const toNamed = { kind: 'submit', approvalThreshold: 0, approverIds: abc.approverIds, approverNames } as const;

describe('what an onboarding waits for', () => {
  const table: [scene: string, story: () => Story, waits: [what: string, whom: string[]][]][] = [
    ['at the start nothing', tellStory, []],
    ['after submission an approver', () => newTenantReviewed().rep(submit), [['approval', []]]],
    ['the approvers by name where known', () => newTenantReviewed().rep(toNamed), [['approval', approverNames]]],
    ['with the link mailed the customer', knownTenantReviewed, [['relationship', ['Ron Rushmore']]]],
    [
      'with the link mailed and submitted, both',
      () => knownTenantReviewed().rep(submit),
      [
        ['approval', []],
        ['relationship', ['Ron Rushmore']],
      ],
    ],
    ['while the tenant is made nobody', () => approved(newTenantReviewed()), []],
    [
      'with the account under review Microsoft',
      () => toBeSigned().task('check-verification', verification('UnderReview')),
      [['verification', []]],
    ],
    [
      'with the agreement not signed the signatory',
      () => toBeSigned().task('check-agreement', notSigned),
      [['agreement', ['Ron Rushmore']]],
    ],
    ['with everything there nobody', readyToOrder, []],
    ['once ordered nobody', completed, []],
    ['once cancelled nobody', () => knownTenantReviewed().rep({ kind: 'cancel' }), []],
  ];
  for (const [scene, story, waits] of table) {
    it(scene, () => {
      assert.deepEqual(
        waitsOf(story().record).map((wait) => [wait.for, wait.whom]),
        waits,
      );
    });
  }

  it('is counted from when it began, and not from the last look', () => {
    const submitted = newTenantReviewed().rep(submit);
    assert.equal(waitsOf(submitted.record)[0]?.since, submitted.now);

    const asked = toBeSigned().task('check-agreement', notSigned).task('send-agreement', { kind: 'agreement-asked' });
    const since = asked.now;
    asked.task('check-agreement', notSigned).task('check-agreement', notSigned);
    assert.equal(waitsOf(asked.record)[0]?.since, since);
  });
});
