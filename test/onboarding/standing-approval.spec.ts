import assert from 'node:assert/strict';
import { untold } from '../../onboarding/as-told.ts';
import type { Change } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { AddressCheck } from '../../onboarding/steps/company.ts';
import * as abc from './abc-corp.ts';
import { refusedForGood } from './results.ts';
import { approved, created, newTenantReviewed, planned, type Story, tellStory } from './story.ts';

const company = (more: Partial<typeof abc.company>, check: AddressCheck = abc.verifiedAddress): Change[] => [
  abc.edit('company'),
  { kind: 'save-company', company: { ...abc.company, ...more }, check },
];
const mended = { address: { ...abc.address, postalCode: '98053' } };
const account = (more: Partial<typeof abc.account>): Change[] => [
  abc.edit('account'),
  { kind: 'save-account', account: { ...abc.account, ...more } },
];
const contact = (more: Partial<typeof abc.rushmore>) => account({ contacts: [{ ...abc.rushmore, ...more }] });
const contract = (more: Partial<typeof abc.contract>): Change[] => [
  abc.edit('contract'),
  { kind: 'save-part', part: 'contract', filled: { contract: { ...abc.contract, ...more } } },
];
const rose = { firstName: 'Rose', lastName: 'Rushmore', email: 'rose@abccorp.com', phone: '' };
const agreement = (more: Partial<typeof abc.signedAgreement>): Change[] => [
  abc.edit('agreement'),
  abc.saveAgreement({ ...abc.signedAgreement, signatory: rose, ...more }),
];
const signedBy = (more: object) => agreement({ signatory: { ...rose, ...more } });

/** Approved, and Partner Center does not take what the tenant is to be made of. */
const refused = () => approved(newTenantReviewed().rep(...signedBy({}))).task('create-customer', refusedForGood);

/** What a rep may mend under the approval they have. */
const repairs: Readonly<Record<string, Change[]>> = {
  'an address': company(mended),
  'an address, by what Microsoft suggests': [
    ...company({}, abc.correctedAddress),
    { kind: 'use-suggestion', index: 0 },
  ],
  'the registration number and the language': company({ registrationNumber: '12 345', culture: 'en-GB' }),
  'how the contact is spelt, and their phone': contact({ lastName: 'Rushmoor', phone: '+1 425 555 0199' }),
  'the phone of the signatory': signedBy({ phone: '+1 425 555 0199' }),
  nothing: [abc.edit('subscriptions'), abc.finishLines],
};

/** What they might do as well, and undo again. */
const attacks: Readonly<Record<string, Change[]>> = {
  'another company': [...company({ legalName: 'Evil Ltd' }), ...company({})],
  'another domain of the tenant': [...company({ domainPrefix: 'evil' }), ...company({})],
  'another country': [...company({ address: { ...abc.address, country: 'CA' } }), ...company({})],
  'another domain of the account': [
    ...account({ domain: 'evil.example' }),
    ...account({}),
    abc.answer('yes', abc.noTenant),
  ],
  'a mail address of their own': [...contact({ email: 'me@evil.example' }), ...contact({})],
  'the old mail address as a name': contact({ firstName: 'ron@abccorp.com,', email: 'me@evil.example' }),
  'another contact at the same mail address': contact({ firstName: 'Eve', lastName: 'Mallory' }),
  'another contact, letter by letter': [
    ...contact({ firstName: 'Rob' }),
    ...contact({ firstName: 'Bob' }),
    ...contact({ firstName: 'Boy' }),
  ],
  'a contact with the words of their name swapped': contact({ firstName: 'Rushmore', lastName: 'Ron' }),
  'a contact whose name says more': contact({ lastName: 'Rushmore (see evil.example)' }),
  'another signatory at the same mail address': [...signedBy({ firstName: 'Eve' }), ...signedBy({})],
  'one letter of the signatory': signedBy({ lastName: 'Rushmoor' }),
  'one more contact': account({ contacts: [abc.rushmore, { ...abc.rushmore, email: 'me@evil.example' }] }),
  'another signatory': [...signedBy({ email: 'me@evil.example' }), ...signedBy({})],
  'another day of signing': agreement({ how: { kind: 'already-signed', signedOn: '2026-10-31' } }),
  'a contract of last year': [...contract({ startDate: '2025-01-01' }), ...contract({})],
  'a discount': [...contract({ discountPercent: 50 }), ...contract({})],
  'another who gets the invoice': contract({ invoiceRecipients: ['me@evil.example'] }),
  'another order': [abc.edit('subscriptions'), abc.addLine(), abc.finishLines],
  'the same order, put together again': [
    abc.edit('subscriptions'),
    { kind: 'remove-line', index: 0 },
    abc.addLine(),
    abc.finishLines,
  ],
  'an address that Microsoft does not know': [
    ...company(mended, { ...abc.verifiedAddress, status: 'None' }),
    { kind: 'keep-address', reason: 'I know it' },
  ],
};

function standsIn(story: Story, stage: Onboarding['stage']['kind']): void {
  assert.equal(story.record.stage.kind, stage);
  assert.deepEqual(untold(story.record), [], 'the timeline tells how it became so');
}

describe('an approval', () => {
  for (const [what, repair] of Object.entries(repairs)) {
    it(`stands when what was mended is: ${what}`, () => {
      const story = refused().rep(...repair);
      while (story.record.editing !== null) story.rep(abc.saveCompany);
      story.rep(abc.submit);
      standsIn(story, 'provisioning');
      const { stage, timeline } = story.record;
      assert.deepEqual('approvedBy' in stage && stage.approvedBy, abc.manager);
      const last = timeline.at(-1);
      assert.deepEqual(last?.kind === 'submitted' && last.approvalKept, abc.manager);
      assert.ok(planned(story.record).includes('create-customer'));
    });
  }

  it('stands through one repair after another, and when the tenant came in between', () => {
    const twice = refused().rep(...company(mended), abc.submit);
    twice.task('create-customer', refusedForGood).rep(...company({ ...mended, culture: 'en-GB' }), abc.submit);
    standsIn(twice, 'provisioning');
    standsIn(created().rep(abc.edit('subscriptions'), abc.finishLines, abc.submit), 'provisioning');
  });

  for (const [what, attack] of Object.entries(attacks)) {
    it(`is asked for again after: ${what}`, () => {
      const story = refused().rep(...company(mended), ...attack);
      while (story.record.editing !== null) story.rep(abc.saveCompany);
      if (story.record.lines.length === 0) story.rep(abc.addLine(), abc.finishLines);
      if (story.record.contract === null) story.rep(abc.saveContract());
      standsIn(story.rep(abc.submit), 'awaiting-approval');
      // Nor does it come back by a repair.
      standsIn(story.rep(...company({ ...mended, culture: 'en-GB' }), abc.submit), 'awaiting-approval');
    });
  }

  it('is asked for again when the contact whose spelling is mended signs as well', () => {
    const story = approved(newTenantReviewed()).task('create-customer', refusedForGood);
    standsIn(story.rep(...contact({ lastName: 'Rushmoor' }), abc.saveCompany, abc.submit), 'awaiting-approval');
  });

  it('is asked for again after a rejection, and from whoever gets the deal', () => {
    const rejected = refused().rep(...contract({ discountPercent: 50 }), abc.submit);
    rejected.manager({ kind: 'reject', reason: 'No' }).rep(...contract({}), abc.submit);
    standsIn(rejected, 'awaiting-approval');

    const held = refused().rep(abc.edit('company'));
    const give: Change = { kind: 'reassign', to: abc.otherRep, conversationId: 'other' };
    const operator = { ...abc.manager, id: 'operator' };
    const by = { person: operator, roles: ['operator' as const] };
    const given = decide(held.record, { source: 'person', by, revision: null, change: give }, held.now);
    assert.ok(given.outcome === 'changed');
    const other = { person: abc.otherRep, roles: ['rep' as const] };
    let { record } = given;
    for (const change of [...company(mended).slice(1), abc.submit]) {
      const decision = decide(record, { source: 'person', by: other, revision: null, change }, held.now);
      assert.ok(decision.outcome === 'changed');
      ({ record } = decision);
    }
    assert.equal(record.stage.kind, 'awaiting-approval');
  });

  it('is asked for again when a price has moved, and when nobody had to give it', () => {
    const story = refused().rep(...company(mended));
    const moved = story.record.lines.map((line) => ({ ...line, plan: { ...line.plan, cost: 1100 } }));
    standsIn(tellStory({ ...story.record, lines: moved }).rep(abc.submit), 'awaiting-approval');
    const terms = { policy: abc.ruleFrom(100_000), approverIds: abc.approverIds, approverNames: [] };
    const free: Change = { kind: 'submit', ...terms, others: [] };
    const unapproved = newTenantReviewed().rep(free).task('create-customer', refusedForGood);
    standsIn(unapproved.rep(...company(mended), abc.submit), 'awaiting-approval');
  });

  it('is not there because somebody wrote so into the store', () => {
    const { record } = refused().rep(...company({ legalName: 'Evil Ltd' }), abc.submit);
    const timeline = record.timeline.map((entry) =>
      entry.kind === 'submitted' && entry === record.timeline.at(-1)
        ? { ...entry, reasons: [], approvalKept: abc.manager }
        : entry,
    );
    const forged: Onboarding = {
      ...record,
      timeline,
      stage: { kind: 'provisioning', since: 0, approvedBy: abc.manager },
    };
    assert.deepEqual(untold(forged), ['stage', 'approver']);
  });
});
