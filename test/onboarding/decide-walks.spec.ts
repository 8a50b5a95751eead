import assert from 'node:assert/strict';
import type { TaskKind } from '../../onboarding/tasks.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import { notices, planned, type Story, standing, tellStory } from './story.ts';

type Walk = [what: string, tell: (story: Story) => Story, standing: string, planned: TaskKind[]][];

/** Tells one thing after the other and looks after each where the onboarding stands and what it wants done. */
function walk(steps: Walk): Story {
  const story = tellStory();
  const seen = steps.map(([what, tell]) => {
    tell(story);
    return [what, standing(story.record), planned(story.record)];
  });
  assert.deepEqual(
    seen,
    steps.map(([what, , where, work]) => [what, where, work]),
  );
  return story;
}

const contractToApproval = (work: TaskKind[], afterwards: TaskKind[]): Walk => [
  ['contract', (s) => s.rep(abc.saveContract()), 'subscriptions', work],
  ['product', (s) => s.rep({ kind: 'choose-product', product: abc.businessBasic }), 'subscriptions', work],
  ['line', (s) => s.rep(abc.addLine()), 'subscriptions', work],
  ['lines finished', (s) => s.rep(abc.finishLines), 'review', work],
  ['submit', (s) => s.rep(abc.submit), 'awaiting-approval', work],
  ['approve', (s) => s.manager(abc.approve), 'provisioning', afterwards],
];

const order: Walk = [
  ['cart', (s) => s.task('create-cart', result.cartCreated), 'provisioning', ['check-out']],
  ['order', (s) => s.task('check-out', result.orderTaken()), 'provisioning', ['check-order']],
  ['set up', (s) => s.task('check-order', result.orderProvided()), 'completed', ['set-end-of-term']],
  [
    'end of the term told',
    (s) => s.task('set-end-of-term', result.endSettled(result.seen('renew'))),
    'completed',
    ['watch-end-of-term', 'remind-of-take-back'],
  ],
];

describe('an onboarding from start to completed', () => {
  it('"Yes": a new tenant, its agreement signed already', () => {
    const look: TaskKind[] = ['check-verification'];
    const confirmation = { kind: 'confirmation', taken: true } as const;
    const corrected = { kind: 'save-company', company: abc.company, check: abc.correctedAddress } as const;
    const { record } = walk([
      ['account', (s) => s.rep(abc.saveAccount), 'registration', []],
      ['first registration: yes', (s) => s.rep(abc.answer('yes', abc.noTenant)), 'company', []],
      ['company, with an address that gains its ZIP+4', (s) => s.rep(corrected), 'agreement', []],
      ['agreement', (s) => s.rep(abc.saveAgreement()), 'contract', []],
      ...contractToApproval([], ['create-customer']),
      [
        'tenant',
        (s) => s.task('create-customer', result.tenantCreated),
        'provisioning',
        [...look, 'confirm-agreement'],
      ],
      ['agreement confirmed', (s) => s.task('confirm-agreement', confirmation), 'provisioning', look],
      ['under review', (s) => s.task('check-verification', result.verification('UnderReview')), 'provisioning', look],
      [
        'verified',
        (s) => s.task('check-verification', result.verification('Allowed')),
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
  });

  it('"No": the customer accepts the relationship and then the agreement', () => {
    const look: TaskKind[] = ['check-relationship'];
    const sign: TaskKind[] = ['check-agreement'];
    const waiting = { kind: 'still-waiting', nextAt: 0 } as const;
    const { record } = walk([
      ['account', (s) => s.rep(abc.saveAccount), 'registration', []],
      ['first registration: no', (s) => s.rep(abc.answer('no', abc.tenant)), 'invitation', []],
      ['invitation', (s) => s.rep(abc.saveInvitation), 'contract', ['send-invitation']],
      ['mail sent', (s) => s.task('send-invitation', { kind: 'invitation-sent' }), 'contract', look],
      ...contractToApproval(look, look),
      ['not yet accepted', (s) => s.task('check-relationship', waiting), 'provisioning', look],
      [
        'accepted',
        (s) => s.task('check-relationship', result.accepted),
        'provisioning',
        ['check-verification', ...sign],
      ],
      [
        'no record of an old tenant',
        (s) => s.task('check-verification', result.verification('NoRecord')),
        'provisioning',
        sign,
      ],
      ['not signed', (s) => s.task('check-agreement', result.notSigned), 'provisioning', [...sign, 'send-agreement']],
      ['agreement mailed', (s) => s.task('send-agreement', { kind: 'agreement-asked' }), 'provisioning', sign],
      ['agreement signed', (s) => s.task('check-agreement', result.signedByCustomer), 'provisioning', ['create-cart']],
      ...order,
    ]);
    const told = ['approved', 'tenant-connected', 'agreement-mailed', 'agreement-signed', 'order-placed'];
    assert.deepEqual(notices(record), told);
    assert.equal(record.credentials.kind, 'none');
  });

  it('"No", and it already is our customer: no mail, and who has signed is not asked again', () => {
    const looks: TaskKind[] = ['check-verification', 'check-agreement'];
    const noMail = { kind: 'save-invitation', invitation: { ...abc.invitation, mail: null } } as const;
    walk([
      ['account', (s) => s.rep(abc.saveAccount), 'registration', []],
      ['first registration: no', (s) => s.rep(abc.answer('no', abc.ourCustomer)), 'invitation', looks],
      ['where it buys', (s) => s.rep(noMail), 'contract', looks],
      [
        'signed long ago',
        (s) => s.task('check-agreement', result.signedByCustomer),
        'contract',
        ['check-verification'],
      ],
      ['verified', (s) => s.task('check-verification', result.verification('Allowed')), 'contract', []],
      ...contractToApproval([], ['create-cart']),
      ...order,
    ]);
  });
});
