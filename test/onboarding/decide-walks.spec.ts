import assert from 'node:assert/strict';
import type { Deed } from '../../onboarding/tasks.ts';
import * as abc from './abc-corp.ts';
import { notices, orderPlaced, planned, type Story, standing, submit, tellStory, tenantCreated } from './story.ts';

type Walk = [event: string, tell: (story: Story) => Story, standing: string, planned: Deed['kind'][]][];

/** Tells one event after the other and looks after each where the onboarding stands and what it wants done. */
function walk(steps: Walk): Story {
  const story = tellStory();
  const seen = steps.map(([event, tell]) => {
    tell(story);
    return [event, standing(story.record), planned(story.record)];
  });
  assert.deepEqual(
    seen,
    steps.map(([event, , where, work]) => [event, where, work]),
  );
  return story;
}

const contractToReview = (work: Deed['kind'][]): Walk => [
  ['contract', (s) => s.rep({ kind: 'save-contract', contract: abc.contract }), 'subscriptions', work],
  ['product', (s) => s.rep({ kind: 'choose-product', product: abc.businessBasic }), 'subscriptions', work],
  ['line', (s) => s.rep({ kind: 'add-line', line: abc.line() }), 'subscriptions', work],
  ['lines finished', (s) => s.rep({ kind: 'finish-lines' }), 'review', work],
];

const order: Walk = [
  ['cart', (s) => s.task('create-cart', { kind: 'cart-created', cartId: 'cart-1' }), 'provisioning', ['check-out']],
  ['order', (s) => s.task('check-out', orderPlaced), 'completed', []],
];

describe('an onboarding from start to completed', () => {
  it('"Yes": a new tenant, its agreement signed already', () => {
    const { record } = walk([
      ['account', (s) => s.rep({ kind: 'save-account', account: abc.account }), 'registration', []],
      [
        'first registration: yes',
        (s) => s.rep({ kind: 'answer-registration', providerId: 'p', answer: 'yes', finding: abc.noTenant }),
        'company',
        [],
      ],
      [
        'company, with an address that Microsoft corrects',
        (s) => s.rep({ kind: 'save-company', company: abc.company, check: abc.correctedAddress }),
        'company',
        [],
      ],
      ['suggestion taken', (s) => s.rep({ kind: 'use-suggestion', index: 0 }), 'agreement', []],
      ['agreement', (s) => s.rep({ kind: 'save-agreement', agreement: abc.signedAgreement }), 'contract', []],
      ...contractToReview([]),
      ['submit', (s) => s.rep(submit), 'awaiting-approval', []],
      ['approve', (s) => s.manager({ kind: 'approve' }), 'provisioning', ['create-customer']],
      [
        'tenant created',
        (s) => s.task('create-customer', tenantCreated),
        'provisioning',
        ['check-verification', 'confirm-agreement'],
      ],
      [
        'agreement confirmed',
        (s) => s.task('confirm-agreement', { kind: 'confirmation', taken: true }),
        'provisioning',
        ['check-verification'],
      ],
      [
        'under review',
        (s) => s.task('check-verification', { kind: 'verification', status: 'UnderReview', nextAt: 0 }),
        'provisioning',
        ['check-verification'],
      ],
      [
        'verified',
        (s) => s.task('check-verification', { kind: 'verification', status: 'Allowed', nextAt: 0 }),
        'provisioning',
        ['create-cart'],
      ],
      ...order,
    ]);
    assert.deepEqual(notices(record), ['approved', 'tenant-created', 'agreement-signed', 'verified', 'order-placed']);
    assert.deepEqual(record.order.placed?.orderIds, ['order-1']);
    assert.deepEqual(record.stage.kind === 'completed' && record.stage.approvedBy, abc.manager);
    assert.equal(record.company?.address.postalCode, abc.suggestion.postalCode);
    assert.equal(record.credentials.kind, 'in-vault');
    assert.equal(JSON.stringify(record).includes('password'), false);
  });

  it('"No": the customer accepts the relationship and then the agreement', () => {
    const { record } = walk([
      ['account', (s) => s.rep({ kind: 'save-account', account: abc.account }), 'registration', []],
      [
        'first registration: no',
        (s) => s.rep({ kind: 'answer-registration', providerId: 'p', answer: 'no', finding: abc.tenant }),
        'invitation',
        [],
      ],
      [
        'invitation',
        (s) => s.rep({ kind: 'save-invitation', invitation: abc.invitation }),
        'contract',
        ['send-invitation'],
      ],
      ['mail sent', (s) => s.task('send-invitation', { kind: 'invitation-sent' }), 'contract', ['check-relationship']],
      ...contractToReview(['check-relationship']),
      ['submit', (s) => s.rep(submit), 'awaiting-approval', ['check-relationship']],
      ['approve', (s) => s.manager({ kind: 'approve' }), 'provisioning', ['check-relationship']],
      [
        'not yet accepted',
        (s) => s.task('check-relationship', { kind: 'still-waiting', nextAt: 0 }),
        'provisioning',
        ['check-relationship'],
      ],
      [
        'accepted',
        (s) => s.task('check-relationship', { kind: 'relationship-accepted', customerId: 'c', domain: 'd' }),
        'provisioning',
        ['check-verification', 'check-agreement'],
      ],
      [
        'an old tenant has no verification record',
        (s) => s.task('check-verification', { kind: 'verification', status: 'NoRecord', nextAt: 0 }),
        'provisioning',
        ['check-agreement'],
      ],
      [
        'agreement not signed',
        (s) => s.task('check-agreement', { kind: 'agreement', signed: null, nextAt: 0 }),
        'provisioning',
        ['check-agreement', 'send-agreement'],
      ],
      [
        'agreement mailed',
        (s) => s.task('send-agreement', { kind: 'agreement-asked' }),
        'provisioning',
        ['check-agreement'],
      ],
      [
        'agreement signed',
        (s) => s.task('check-agreement', { kind: 'agreement', signed: 'by-customer', nextAt: 0 }),
        'provisioning',
        ['create-cart'],
      ],
      ...order,
    ]);
    assert.deepEqual(notices(record), [
      'approved',
      'relationship-accepted',
      'agreement-asked',
      'agreement-signed',
      'order-placed',
    ]);
    assert.equal(record.credentials.kind, 'none');
  });

  it('"No", and it already is our customer: no mail, and who has signed is not asked again', () => {
    const looks: Deed['kind'][] = ['check-verification', 'check-agreement'];
    walk([
      ['account', (s) => s.rep({ kind: 'save-account', account: abc.account }), 'registration', []],
      [
        'first registration: no',
        (s) => s.rep({ kind: 'answer-registration', providerId: 'p', answer: 'no', finding: abc.ourCustomer }),
        'invitation',
        looks,
      ],
      [
        'where it buys',
        (s) => s.rep({ kind: 'save-invitation', invitation: { ...abc.invitation, mail: null } }),
        'contract',
        looks,
      ],
      [
        'agreement signed long ago',
        (s) => s.task('check-agreement', { kind: 'agreement', signed: 'by-customer', nextAt: 0 }),
        'contract',
        ['check-verification'],
      ],
      [
        'verified',
        (s) => s.task('check-verification', { kind: 'verification', status: 'Allowed', nextAt: 0 }),
        'contract',
        [],
      ],
      ...contractToReview([]),
      ['submit', (s) => s.rep(submit), 'awaiting-approval', []],
      ['approve', (s) => s.manager({ kind: 'approve' }), 'provisioning', ['create-cart']],
      ...order,
    ]);
  });
});
