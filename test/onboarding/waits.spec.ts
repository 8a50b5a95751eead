import assert from 'node:assert/strict';
import { waitsOf } from '../../onboarding/waits.ts';
import * as abc from './abc-corp.ts';
import {
  approved,
  knownTenantReviewed,
  newTenantReviewed,
  orderPlaced,
  readyToOrder,
  type Story,
  submit,
  tellStory,
  tenantCreated,
} from './story.ts';

const created = () => approved(newTenantReviewed(abc.agreementToAsk)).task('create-customer', tenantCreated);
const notSigned = { kind: 'agreement', signed: null, nextAt: 0 } as const;

describe('what an onboarding waits for', () => {
  const table: [scene: string, story: () => Story, waits: [what: string, whom: string][]][] = [
    ['at the start nothing', () => tellStory(), []],
    ['after submission an approver', () => newTenantReviewed().rep(submit), [['approval', 'an approver']]],
    [
      'after submission the approvers, by name where it is known',
      () =>
        newTenantReviewed().rep({
          kind: 'submit',
          approvalThreshold: 0,
          approverIds: abc.approverIds,
          approverNames: ['Max Manager', 'Mia Manager'],
        }),
      [['approval', 'Max Manager or Mia Manager']],
    ],
    ['with the link mailed the customer', knownTenantReviewed, [['relationship', 'Ron Rushmore']]],
    [
      'with the link mailed and submitted, both',
      () => knownTenantReviewed().rep(submit),
      [
        ['approval', 'an approver'],
        ['relationship', 'Ron Rushmore'],
      ],
    ],
    ['while the tenant is made nobody', () => approved(newTenantReviewed()), []],
    [
      'with the account under review Microsoft',
      () => created().task('check-verification', { kind: 'verification', status: 'UnderReview', nextAt: 0 }),
      [['verification', 'Microsoft']],
    ],
    [
      'with the agreement not signed the signatory',
      () => created().task('check-agreement', notSigned),
      [['agreement', 'Ron Rushmore']],
    ],
    ['with everything there nobody', readyToOrder, []],
    [
      'once ordered nobody',
      () => readyToOrder().task('create-cart', { kind: 'cart-created', cartId: 'c' }).task('check-out', orderPlaced),
      [],
    ],
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

    const asked = created().task('check-agreement', notSigned).task('send-agreement', { kind: 'agreement-asked' });
    const since = asked.now;
    asked.task('check-agreement', notSigned).task('check-agreement', notSigned);
    assert.equal(waitsOf(asked.record)[0]?.since, since);
  });
});
