import assert from 'node:assert/strict';
import type { Change } from '../../onboarding/commands.ts';
import { lockedReason } from '../../onboarding/locked-parts.ts';
import { parts } from '../../onboarding/onboarding.ts';
import type { Finding } from '../../onboarding/steps/registration.ts';
import * as abc from './abc-corp.ts';
import {
  approved,
  knownTenantReviewed,
  newTenantReviewed,
  planned,
  readyToOrder,
  type Story,
  standing,
  tellStory,
  tenantCreated,
} from './story.ts';

const answer = (given: 'yes' | 'no', finding: Finding): Change => {
  return { kind: 'answer-registration', providerId: 'microsoft', answer: given, finding };
};

describe('what can no longer change', () => {
  const lost = { kind: 'failed', text: 'No answer.', correlationId: null, retryAt: 0, request: 'lost' } as const;
  const refused = { ...lost, retryAt: null, request: 'answered' } as const;
  const everything = [...parts];
  const aboutTenant = ['registration', 'invitation', 'company'];
  const checkingOut = () => readyToOrder().task('create-cart', { kind: 'cart-created', cartId: 'cart-1' });
  const scenes: [scene: string, story: () => Story, locked: string[]][] = [
    ['nothing while it is filled in', () => newTenantReviewed(), []],
    ['nothing while the tenant is only planned', () => approved(newTenantReviewed()), []],
    ['everything while the tenant is made', () => approved(newTenantReviewed()).claim('create-customer'), everything],
    [
      'everything while nobody knows whether the tenant was made',
      () => approved(newTenantReviewed()).claim('create-customer').task('create-customer', lost),
      everything,
    ],
    [
      'nothing when Partner Center refused to make it',
      () => approved(newTenantReviewed()).claim('create-customer').task('create-customer', refused),
      [],
    ],
    [
      'what the tenant was made of, once it is there',
      () => approved(newTenantReviewed()).task('create-customer', tenantCreated),
      aboutTenant,
    ],
    [
      'the agreement while it is confirmed',
      () => approved(newTenantReviewed()).task('create-customer', tenantCreated).claim('confirm-agreement'),
      [...aboutTenant, 'agreement'],
    ],
    ['the agreement once it is signed', () => readyToOrder(), [...aboutTenant, 'agreement']],
    ['no more while the cart is filled', () => readyToOrder().claim('create-cart'), [...aboutTenant, 'agreement']],
    ['everything while it is ordered', () => checkingOut().claim('check-out'), everything],
    [
      'everything while nobody knows whether it was ordered',
      () => checkingOut().claim('check-out').task('check-out', lost),
      everything,
    ],
    [
      'the invitation while its mail is sent',
      () =>
        tellStory()
          .rep(answer('no', abc.tenant), { kind: 'save-invitation', invitation: abc.invitation })
          .claim('send-invitation'),
      ['invitation'],
    ],
  ];
  for (const [scene, story, locked] of scenes) {
    it(scene, () => {
      const { record } = story();
      assert.deepEqual(
        parts.filter((part) => lockedReason(record, part) !== undefined),
        parts.filter((part) => locked.includes(part)),
      );
    });
  }

  it('refuses to open, and to fill in, a part that is locked', () => {
    const story = approved(newTenantReviewed()).task('create-customer', tenantCreated);
    assert.equal(story.refusal(abc.rep, { kind: 'edit', part: 'company' }).code, 'too-late');
    story.rep({ kind: 'edit', part: 'contract' });
    const save: Change = { kind: 'save-company', company: abc.company, check: abc.verifiedAddress };
    assert.equal(story.refusal(abc.rep, save).code, 'too-late');
  });
});

describe('filling in', () => {
  it('waits for the rep where the finding contradicts the answer', () => {
    const story = tellStory().rep({ kind: 'save-account', account: abc.account }, answer('yes', abc.tenant));
    assert.equal(standing(story.record), 'registration');
    assert.equal(standing(story.rep({ kind: 'settle-registration', answer: 'no' }).record), 'invitation');
    assert.equal(tellStory().refusal(abc.rep, { kind: 'settle-registration', answer: 'no' }).code, 'not-possible');
  });

  it('asks again about first registration when the customer turns out to have another domain', () => {
    const moved = { ...abc.account, domain: 'abc.example' };
    const asked = newTenantReviewed().rep({ kind: 'edit', part: 'account' }, { kind: 'save-account', account: moved });
    assert.equal(standing(asked.record), 'registration');

    const same = { ...abc.account, contacts: [abc.rushmore, abc.rushmore] };
    const kept = newTenantReviewed().rep({ kind: 'edit', part: 'account' }, { kind: 'save-account', account: same });
    assert.equal(standing(kept.record), 'review');

    const connected = approved(newTenantReviewed()).task('create-customer', tenantCreated);
    connected.rep({ kind: 'edit', part: 'account' }, { kind: 'save-account', account: moved });
    assert.equal(standing(connected.record), 'review');
  });

  it('asks again, and empties the order, when another provider is chosen', () => {
    const { record } = newTenantReviewed().rep({ kind: 'choose-provider', providerId: 'emea' });
    assert.equal(standing(record), 'registration');
    assert.deepEqual([record.providerId, record.lines, record.linesFinished], ['emea', [], false]);
    const same = newTenantReviewed();
    assert.equal(standing(same.rep({ kind: 'choose-provider', providerId: same.record.providerId }).record), 'review');
  });

  it('keeps the billing contact who they were, wherever they stand among the contacts', () => {
    const other = { firstName: 'Olga', lastName: 'Other', email: 'olga@abccorp.com', phone: '' };
    const save = (account: typeof abc.account): Change => ({ kind: 'save-account', account });
    const story = newTenantReviewed().rep(
      { kind: 'edit', part: 'account' },
      save({ ...abc.account, contacts: [other, ...abc.account.contacts], primary: 0 }),
    );
    assert.equal(story.record.contract?.billingContact, 1);
    story.rep({ kind: 'edit', part: 'account' }, save({ ...abc.account, contacts: [other], primary: 0 }));
    assert.equal(story.record.contract?.billingContact, 0, 'who is gone gives way to the primary contact');
  });

  it('forgets what it knew of a tenant that turns out to be somebody else’s', () => {
    const changes: Change[][] = [
      [answer('yes', abc.noTenant)],
      [answer('yes', abc.tenant), { kind: 'settle-registration', answer: 'yes' }],
    ];
    for (const again of changes) {
      const story = tellStory().rep({ kind: 'save-account', account: abc.account }, answer('no', abc.ourCustomer));
      story
        .task('check-agreement', { kind: 'agreement', signed: 'by-customer', nextAt: 0 })
        .task('check-verification', { kind: 'verification', status: 'Allowed', nextAt: 0 })
        .rep(...again);
      const { customer, verification, agreementFacts } = story.record;
      assert.deepEqual([customer, verification, agreementFacts.signed], [null, null, null]);
    }
  });

  it('connects our customer only while the answer stands', () => {
    const story = tellStory().rep(answer('no', abc.ourCustomer));
    assert.equal(story.record.customer?.customerId, 'abc-tenant');
    assert.equal(story.rep({ kind: 'settle-registration', answer: 'yes' }).record.customer, null);
  });

  it('does not send the same mail twice, but sends another', () => {
    const story = knownTenantReviewed().rep({ kind: 'edit', part: 'invitation' });
    story.rep({ kind: 'save-invitation', invitation: { ...abc.invitation, segment: 'commercial' } });
    assert.deepEqual(planned(story.record), ['check-relationship']);
    const mail = abc.invitation.mail && { ...abc.invitation.mail, text: 'Please do accept: [link]' };
    story.rep(
      { kind: 'edit', part: 'invitation' },
      { kind: 'save-invitation', invitation: { ...abc.invitation, mail } },
    );
    assert.deepEqual(planned(story.record), ['send-invitation']);
  });

  it('keeps an unverifiable address only with a reason, and a wrong one not at all', () => {
    const typed = (status: 'None' | 'StreetPartial') =>
      tellStory().rep(answer('yes', abc.noTenant), {
        kind: 'save-company',
        company: abc.company,
        check: { status, suggestions: [], message: '' },
      });
    const unknown = typed('None');
    assert.equal(unknown.refusal(abc.rep, { kind: 'keep-address', reason: '' }).code, 'not-possible');
    unknown.rep({ kind: 'keep-address', reason: 'New street.' });
    assert.deepEqual([unknown.record.company?.settled, unknown.record.company?.reason], ['kept', 'New street.']);
    const wrong = typed('StreetPartial');
    assert.equal(wrong.refusal(abc.rep, { kind: 'keep-address', reason: 'It is right.' }).code, 'not-possible');
    assert.equal(wrong.refusal(abc.rep, { kind: 'use-suggestion', index: 0 }).code, 'not-possible');
  });

  it('takes a suggested address over what was typed, but keeps a second line it says nothing about', () => {
    const company = { ...abc.company, address: { ...abc.address, addressLine2: 'Floor 2' } };
    const story = tellStory().rep(
      answer('yes', abc.noTenant),
      { kind: 'save-company', company, check: abc.correctedAddress },
      { kind: 'use-suggestion', index: 0 },
    );
    assert.deepEqual(story.record.company?.address, { ...abc.suggestion, addressLine2: 'Floor 2' });
    assert.equal(story.record.company?.settled, 'suggestion');
  });
});

describe('the market', () => {
  const germany = { ...abc.company, address: { ...abc.address, country: 'DE' } };
  const inGermany: Change = { kind: 'save-company', company: germany, check: abc.verifiedAddress };
  const education: Change = {
    kind: 'save-company',
    company: { ...abc.company, segment: 'education' },
    check: abc.verifiedAddress,
  };
  const invited = (country: string): Change => ({
    kind: 'save-invitation',
    invitation: { ...abc.invitation, country },
  });
  const cases: [what: string, changes: Change[], lines: number, hasContract: boolean][] = [
    ['another country drops lines and contract', [inGermany], 0, false],
    ['another kind of customer drops the lines alone', [education], 0, true],
    [
      'the same market keeps all',
      [{ kind: 'save-company', company: { ...abc.company, legalName: 'ABC Inc' }, check: abc.verifiedAddress }],
      1,
      true,
    ],
    [
      'another country in the other branch drops lines and contract',
      [answer('no', abc.tenant), invited('DE')],
      0,
      false,
    ],
  ];
  for (const [what, changes, lines, hasContract] of cases) {
    it(what, () => {
      const { record } = newTenantReviewed().rep(...changes);
      assert.deepEqual([record.lines.length, record.contract !== null], [lines, hasContract]);
    });
  }

  it('does not take lines along when the answer changes back to a branch in another country', () => {
    const story = newTenantReviewed().rep(answer('no', abc.tenant), invited('DE'), {
      kind: 'add-line',
      line: abc.line(),
    });
    assert.equal(story.rep(answer('yes', abc.noTenant)).record.lines.length, 0);
  });
});

describe('the subscriptions', () => {
  const add = (product = abc.businessBasic): Change => ({ kind: 'add-line', line: abc.line(product) });
  const titles = (story: Story) => story.record.lines.map(({ product }) => product.title);

  it('take an add-on only with its base product, and let it go with it', () => {
    const story = tellStory();
    assert.equal(story.refusal(abc.rep, add(abc.teamsPhone)).code, 'not-possible');
    const onTop = { ...abc.teamsPhone, productId: 'on-top', title: 'On top', prerequisites: ['CFQ7TTC0LH0S:0001'] };
    const other = { ...abc.businessBasic, productId: 'other', title: 'Other' };
    story.rep(add(), add(abc.teamsPhone), add(onTop), add(other));
    assert.equal(story.record.lines.length, 4);
    assert.deepEqual(titles(story.rep({ kind: 'remove-line', index: 0 })), ['Other']);
  });

  it('keep an add-on while another line of its base product is there', () => {
    const story = tellStory().rep(add(), add(), add(abc.teamsPhone), { kind: 'remove-line', index: 0 });
    assert.deepEqual(titles(story), [abc.businessBasic.title, abc.teamsPhone.title]);
  });

  it('are at least one and at most twenty', () => {
    const story = tellStory();
    assert.equal(story.refusal(abc.rep, { kind: 'finish-lines' }).code, 'not-possible');
    story.rep(...Array.from({ length: 20 }, () => add()));
    assert.equal(story.refusal(abc.rep, add()).code, 'not-possible');
  });
});
