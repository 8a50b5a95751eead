import assert from 'node:assert/strict';
import type { Change } from '../../onboarding/commands.ts';
import { signatoryOf } from '../../onboarding/signatory.ts';
import type { Account } from '../../onboarding/steps/account.ts';
import { lockReason, partNames } from '../../onboarding/steps.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import {
  approved,
  created,
  creating,
  knownTenantReviewed,
  newTenantReviewed,
  planned,
  readyToCheckOut,
  readyToOrder,
  type Story,
  standing,
  tellStory,
} from './story.ts';

describe('what can no longer change', () => {
  const aboutTenant = ['registration', 'invitation', 'company'];
  const andAgreement = [...aboutTenant, 'agreement'];
  const mailing = () =>
    tellStory().rep(abc.saveAccount, abc.answer('no', abc.tenant), abc.saveInvitation).claim('send-invitation');
  const scenes: [scene: string, story: () => Story, locked: readonly string[]][] = [
    ['nothing while it is filled in', newTenantReviewed, []],
    ['nothing while the tenant is only planned', () => approved(newTenantReviewed()), []],
    ['everything while the tenant is made', creating, partNames],
    [
      'everything while nobody knows whether it was',
      () => creating().task('create-customer', result.failed()),
      partNames,
    ],
    ['nothing when it was refused', () => creating().task('create-customer', result.refusedForGood), []],
    ['what the tenant was made of, once it is there', created, aboutTenant],
    ['the agreement while it is confirmed', () => created().claim('confirm-agreement'), andAgreement],
    ['the agreement once it is signed', readyToOrder, andAgreement],
    ['no more while the cart is filled', () => readyToOrder().claim('create-cart'), andAgreement],
    ['everything while it is ordered', () => readyToCheckOut().claim('check-out'), partNames],
    [
      'everything while nobody knows whether it was ordered',
      () => readyToCheckOut().claim('check-out').task('check-out', result.failed()),
      partNames,
    ],
    ['the invitation while its mail is sent', mailing, ['invitation']],
  ];
  for (const [scene, story, locked] of scenes) {
    it(scene, () => {
      const { record } = story();
      assert.deepEqual(
        partNames.filter((part) => lockReason(record, part) !== undefined),
        partNames.filter((part) => locked.includes(part)),
      );
    });
  }

  it('asks for the company once more when whom it is made with is written otherwise', () => {
    const account: Account = { ...abc.account, contacts: [{ ...abc.rushmore, phone: '+1 425 555 0199' }] };
    const story = newTenantReviewed().rep({ kind: 'save-account', account });
    assert.equal(standing(story.record), 'company');
    assert.equal(standing(story.rep(abc.saveCompany).record), 'review');
    assert.equal(standing(newTenantReviewed().rep(abc.saveAccount).record), 'review');
  });

  it('refuses to open, and to fill in, a part that is locked', () => {
    const story = readyToOrder();
    assert.equal(story.refusal(abc.rep, abc.edit('company')).reason, 'tenant-connected');
    story.rep(abc.edit('contract'));
    assert.equal(story.refusal(abc.rep, abc.saveCompany).reason, 'tenant-connected');
    assert.equal(story.refusal(abc.rep, abc.saveAgreement()).reason, 'customer-asked');
  });
});

describe('filling in', () => {
  it('waits for the rep where the finding contradicts the answer', () => {
    const story = tellStory().rep(abc.saveAccount, abc.answer('yes', abc.tenant));
    assert.equal(standing(story.record), 'registration');
    assert.equal(standing(story.rep({ kind: 'settle-registration', answer: 'no' }).record), 'invitation');
    const settle: Change = { kind: 'settle-registration', answer: 'no' };
    assert.equal(tellStory().refusal(abc.rep, settle).reason, 'not-answered-yet');
  });

  it('asks again about first registration when the customer turns out to have another domain', () => {
    const edited = (story: Story, more: Partial<typeof abc.account>) =>
      story.rep(abc.edit('account'), { kind: 'save-account', account: { ...abc.account, ...more } });
    const moved = { domain: 'abc.example' };
    assert.equal(standing(edited(newTenantReviewed(), moved).record), 'registration');
    const contacts: Account['contacts'] = [abc.rushmore, abc.rushmore];
    assert.equal(standing(edited(newTenantReviewed(), { contacts }).record), 'review');
    assert.equal(standing(edited(created(), moved).record), 'review', 'the tenant is there');
  });

  it('asks again, and empties the order, when another provider is chosen', () => {
    const { record } = newTenantReviewed().rep({ kind: 'choose-provider', providerId: 'emea' });
    assert.equal(standing(record), 'registration');
    assert.deepEqual([record.providerId, record.lines, record.linesFinished], ['emea', [], false]);
    const same = newTenantReviewed();
    assert.equal(standing(same.rep({ kind: 'choose-provider', providerId: same.record.providerId }).record), 'review');
  });

  it('calls whoever signs, or is written to, as their contact is called by now, and leaves other people alone', () => {
    const renamed = { ...abc.rushmore, firstName: 'Ronald', lastName: 'Rushmoor' };
    const change: Change = { kind: 'save-account', account: { ...abc.account, contacts: [renamed] } };
    const { agreement } = newTenantReviewed().rep(change).record;
    assert.deepEqual(agreement?.signatory, { ...abc.signedAgreement.signatory, ...renamed });
    const another = { ...abc.signedAgreement.signatory, firstName: 'Olga' };
    const signed = newTenantReviewed().rep(
      abc.edit('agreement'),
      abc.saveAgreement({ ...abc.signedAgreement, signatory: another }),
    );
    assert.deepEqual(signed.rep(change).record.agreement?.signatory, another, 'who shares the mail address');
    assert.deepEqual(
      signatoryOf(readyToOrder().rep(abc.edit('account'), change).record),
      abc.signedAgreement.signatory,
      'who was asked',
    );

    const mail = abc.invitation.mail && { ...abc.invitation.mail, text: 'Dear Ron Rushmore, please accept: [link]' };
    const story = knownTenantReviewed().rep(abc.edit('invitation'));
    story.rep({ kind: 'save-invitation', invitation: { ...abc.invitation, mail } }, change);
    const written = story.record.invitation?.mail;
    assert.deepEqual([written?.recipient, written?.text], [renamed, 'Dear Ronald Rushmoor, please accept: [link]']);
    assert.deepEqual(signatoryOf(knownTenantReviewed().rep(change).record), renamed, 'though that mail has left');
  });

  it('keeps the billing contact who they were, wherever they stand among the contacts', () => {
    const other = { firstName: 'Olga', lastName: 'Other', email: 'olga@abccorp.com', phone: '' };
    const save = (account: typeof abc.account): Change => ({ kind: 'save-account', account });
    const story = newTenantReviewed().rep(
      abc.edit('account'),
      save({ ...abc.account, contacts: [other, ...abc.account.contacts], primary: 0 }),
    );
    assert.equal(story.record.contract?.billingContact, 1);
    story.rep(abc.edit('account'), save({ ...abc.account, contacts: [other], primary: 0 }));
    assert.equal(story.record.contract?.billingContact, 0, 'who is gone gives way to the primary contact');
  });

  it('forgets what it knew of a tenant that turns out to be somebody else’s', () => {
    const changes: Change[][] = [
      [abc.answer('yes', abc.noTenant)],
      [abc.answer('yes', abc.tenant), { kind: 'settle-registration', answer: 'yes' }],
      [{ kind: 'settle-registration', answer: 'yes' }],
    ];
    for (const again of changes) {
      const story = tellStory().rep(abc.saveAccount, abc.answer('no', abc.ourCustomer));
      story.task('check-agreement', result.signedByCustomer).task('check-verification', result.verification('Allowed'));
      assert.equal(story.record.customer?.customerId, 'abc-tenant');
      story.rep(...again);
      const { customer, verification: seen, agreementFacts } = story.record;
      assert.deepEqual([customer, seen, agreementFacts.signed], [null, null, null]);
    }
  });

  it('does not send the same mail twice, but sends another', () => {
    const story = knownTenantReviewed().rep(abc.edit('invitation'));
    story.rep({ kind: 'save-invitation', invitation: { ...abc.invitation, segment: 'commercial' } });
    assert.deepEqual(planned(story.record), ['check-relationship']);
    const mail = abc.invitation.mail && { ...abc.invitation.mail, text: 'Please do accept: [link]' };
    story.rep(abc.edit('invitation'), { kind: 'save-invitation', invitation: { ...abc.invitation, mail } });
    assert.deepEqual(planned(story.record), ['send-invitation']);
  });

  it('keeps an unverifiable address only with a reason, and a wrong one not at all', () => {
    const typed = (status: 'None' | 'StreetPartial') =>
      tellStory().rep(abc.answer('yes', abc.noTenant), {
        kind: 'save-company',
        company: abc.company,
        check: { status, suggestions: [], message: '' },
      });
    const unknown = typed('None');
    assert.equal(unknown.refusal(abc.rep, { kind: 'keep-address', reason: '' }).reason, 'say-why-right');
    unknown.rep({ kind: 'keep-address', reason: 'New street.' });
    assert.deepEqual([unknown.record.company?.settled, unknown.record.company?.reason], ['kept', 'New street.']);
    const wrong = typed('StreetPartial');
    assert.equal(wrong.refusal(abc.rep, { kind: 'keep-address', reason: 'It is right.' }).reason, 'address-not-taken');
    assert.equal(wrong.refusal(abc.rep, { kind: 'use-suggestion', index: 0 }).reason, 'suggestion-gone');
  });

  it('takes a suggested address over what was typed, but keeps a second line it says nothing about', () => {
    const company = { ...abc.company, address: { ...abc.address, addressLine2: 'Floor 2' } };
    const story = tellStory().rep(
      abc.answer('yes', abc.noTenant),
      { kind: 'save-company', company, check: abc.correctedAddress },
      { kind: 'use-suggestion', index: 0 },
    );
    assert.deepEqual(story.record.company?.address, { ...abc.suggestion, addressLine2: 'Floor 2' });
    assert.equal(story.record.company?.settled, 'suggestion');
  });
});

describe('the market', () => {
  const save = (more: Partial<typeof abc.company>): Change => {
    return { kind: 'save-company', company: { ...abc.company, ...more }, check: abc.verifiedAddress };
  };
  const inGermany = save({ address: { ...abc.address, country: 'DE' } });
  const invited: Change = { kind: 'save-invitation', invitation: { ...abc.invitation, country: 'DE' } };
  const toGermany = [abc.answer('no', abc.tenant), invited];
  const cases: [what: string, changes: Change[], lines: number, hasContract: boolean][] = [
    ['another country drops lines and contract', [inGermany], 0, false],
    ['another kind of customer drops the lines alone', [save({ segment: 'education' })], 0, true],
    ['the same market keeps all', [save({ legalName: 'ABC Inc' })], 1, true],
    ['another country in the other branch drops both', toGermany, 0, false],
    ['back from there nothing comes along', [...toGermany, abc.addLine(), abc.answer('yes', abc.noTenant)], 0, false],
  ];
  for (const [what, changes, lines, hasContract] of cases) {
    it(what, () => {
      const { record } = newTenantReviewed().rep(...changes);
      assert.deepEqual([record.lines.length, record.contract !== null], [lines, hasContract]);
    });
  }
});

describe('the subscriptions', () => {
  const titles = (story: Story) => story.record.lines.map(({ product }) => product.title);

  it('take an add-on only with its base product, and let it go with it', () => {
    const story = tellStory();
    assert.equal(story.refusal(abc.rep, abc.addLine(abc.teamsPhone)).reason, 'add-on-first');
    const onTop = { ...abc.teamsPhone, productId: 'on-top', title: 'On top', prerequisites: ['CFQ7TTC0LH0S:0001'] };
    const other = { ...abc.businessBasic, productId: 'other', title: 'Other' };
    story.rep(abc.addLine(), abc.addLine(abc.teamsPhone), abc.addLine(onTop), abc.addLine(other));
    assert.equal(story.record.lines.length, 4);
    const twice = tellStory().rep(abc.addLine(), abc.addLine(), abc.addLine(abc.teamsPhone), {
      kind: 'remove-line',
      index: 0,
    });
    assert.deepEqual(titles(twice), [abc.businessBasic.title, abc.teamsPhone.title], 'there is another base');
    assert.deepEqual(titles(story.rep({ kind: 'remove-line', index: 0 })), ['Other']);
  });

  it('are at least one and at most twenty', () => {
    const story = tellStory();
    assert.equal(story.refusal(abc.rep, abc.finishLines).reason, 'no-lines');
    story.rep(...Array.from({ length: 20 }, () => abc.addLine()));
    assert.equal(story.refusal(abc.rep, abc.addLine()).reason, 'too-many-lines');
  });
});
