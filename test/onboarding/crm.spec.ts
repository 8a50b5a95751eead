import assert from 'node:assert/strict';
import type { Change } from '../../onboarding/commands.ts';
import { outcomeKey, outcomeOf } from '../../onboarding/crm.ts';
import { linkTo } from '../../onboarding/crm-link.ts';
import type { Policy } from '../../onboarding/delegation.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { withoutPersonalData } from '../../onboarding/personal-data.ts';
import type { Proposed } from '../../onboarding/proposed.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import { type Story, tellStory } from './story.ts';

const policy: Policy = { delegates: () => false, tellsCrm: true };
const account = { system: 'dataverse', accountId: 'a-1', contactId: 'c-1', name: 'ABC Corporation' } as const;
const known: Proposed = {
  contacts: [{ ...abc.rushmore, firstName: 'Cora' }],
  website: 'abc.example',
  market: { country: 'US', segment: 'commercial' },
  company: { legalName: 'ABC Corporation', address: abc.address, culture: '', registrationNumber: '' },
};
const linked: Onboarding = { ...abc.started(), crm: linkTo(account) };
const toReview: Change[] = [
  abc.saveAccount,
  abc.answer('yes', abc.noTenant),
  abc.saveCompany,
  abc.saveAgreement(abc.signedAgreement),
  abc.saveContract(),
  abc.addLine(),
  abc.finishLines,
];
const reviewed = (record = linked) => tellStory(record, policy).rep(...toReview);
const isPlanned = ({ record }: Story) => record.tasks.some(({ kind }) => kind === 'tell-crm');
const told = (story: Story) => story.task('tell-crm', { kind: 'crm-told', key: outcomeKey(story.record) });

describe('the account of the CRM that a customer is', () => {
  it('is told from the request on, each time that something came of the deal, and never twice', () => {
    const story = reviewed();
    assert.ok(!isPlanned(story), 'nothing has come of it');
    assert.ok(isPlanned(story.rep(abc.submit)));
    assert.ok(!isPlanned(told(story)));
    assert.ok(!isPlanned(told(story.manager(abc.approve))));
    assert.ok(isPlanned(story.task('create-customer', result.tenantCreated)));
    const before = outcomeKey(story.record);
    story.task('confirm-agreement', { kind: 'confirmation', taken: true });
    story.task('tell-crm', { kind: 'crm-told', key: 'of what was before' });
    assert.ok(isPlanned(story), 'what changed while it was told is told too');
    assert.equal(outcomeKey(story.record), before, 'how it came about is nothing to tell');
    assert.ok(!isPlanned(told(story)));
    const { tasks, stage } = story.record;
    story.task({ id: 'of-one-thought-dead' }, { kind: 'crm-told', key: outcomeKey(story.record) });
    assert.deepEqual([story.record.tasks, story.record.stage], [tasks, stage]);
  });

  it('is told that the deal is given up, where it heard of it before, and a failure waits its time', () => {
    const story = told(reviewed().rep(abc.submit)).rep(abc.cancel).claim('tell-crm');
    const retryAt = story.now + 60 * 60_000;
    story.task('tell-crm', result.failed({ retryAt, request: 'unsent' }));
    const task = story.record.tasks.find(({ kind }) => kind === 'tell-crm');
    assert.deepEqual([task?.dueAt, task?.attempts, story.record.attention], [retryAt, 1, null]);
    assert.ok(!isPlanned(reviewed().rep(abc.cancel)));
  });

  it('is told that the order is taken back, and of its terms nothing that no longer holds', () => {
    const { record } = reviewed().rep(abc.submit).manager(abc.approve);
    const placed = { ...record.order, placed: { at: 1, orderIds: ['o-1'] } };
    const [line = assert.fail('there is one')] = record.lines;
    const two = { ...record, stage: { kind: 'completed', at: 1, approvedBy: null } as const, lines: [line, line] };
    const without = (...leftOut: number[]) => outcomeOf({ ...two, order: { ...placed, leftOut } });
    assert.deepEqual([without().lines.length, without(1).lines.length, without(1).isTakenBack], [2, 1, false]);
    const all = without(0, 1);
    assert.deepEqual([all.isTakenBack, all.lines, all.contract], [true, [], null]);
  });

  it('that is gone is told nothing more, and who runs the bot hears of it once', () => {
    const story = reviewed().rep(abc.submit).task('tell-crm', { kind: 'crm-gone' });
    const alarms = () => story.record.tasks.filter(({ kind }) => kind === 'tell-operators');
    assert.equal(alarms().length, 1);
    story.manager(abc.approve).task('create-customer', result.tenantCreated);
    assert.ok(!isPlanned(story));
    assert.deepEqual([alarms().length, story.record.attention], [1, null]);
  });

  it('is told nothing where the settings name no CRM', () => {
    assert.ok(!isPlanned(tellStory(linked).rep(...toReview, abc.submit)));
    assert.ok(!isPlanned(reviewed(abc.started()).rep(abc.submit)));
  });

  it('is another’s once the customer has another’s name, and still this one’s in another spelling', () => {
    const named = (accountName: string) =>
      tellStory(linked).rep({ kind: 'save-account', account: abc.account, accountName });
    assert.equal(named('A.B.C. corp').record.crm?.accountId, 'a-1');
    assert.equal(named('Contoso').record.crm, null);
  });

  it('leaves nothing behind once name and domain are another’s, not what was saved of it either; what was typed stays', () => {
    const take: Change = { kind: 'take-account', account, known };
    const saved = (company: Onboarding['company']) => ({ ...tellStory().rep(take).record, company });
    const renamed = (record: Onboarding, accountName: string, domain: string | null) =>
      tellStory(record).rep({ kind: 'save-account', account: { ...abc.account, domain }, accountName }).record;
    const theirs = reviewed().record.company ?? assert.fail();
    const kept = renamed(saved(null), 'Contoso', 'abc.example');
    assert.deepEqual(kept.proposed?.company, known.company, 'the domain is still the account’s');
    const left = renamed(kept, 'Contoso', 'contoso.example');
    assert.deepEqual([left.proposed?.company, left.proposed?.market, left.crmBrought], [null, null, null]);
    const named = { ...theirs, legalName: account.name, address: { ...theirs.address, addressLine1: '9 Own Street' } };
    const again = renamed(saved(named), 'Contoso', 'contoso.example');
    assert.equal(again.company, null);
    assert.deepEqual(
      [again.proposed?.company?.legalName, again.proposed?.company?.address.addressLine1],
      ['', '9 Own Street'],
    );
    const own = { ...named, legalName: 'Contoso' };
    assert.deepEqual(renamed(saved(own), 'Contoso', 'contoso.example').company, own);
  });

  it('is where the forms start from, as far as they are empty; whom a saved form does not have stays out of it', () => {
    const take: Change = { kind: 'take-account', account, known };
    const typed = { ...abc.started(), proposed: { ...known, contacts: [abc.rushmore], website: '', company: null } };
    const { record } = tellStory(typed).rep(take);
    assert.deepEqual(record.proposed, { ...known, contacts: [abc.rushmore] });
    assert.equal(record.timeline.at(-1)?.kind, 'took-account');
    const saved = tellStory().rep(abc.saveAccount, take).record;
    assert.deepEqual(saved.proposed, { ...known, contacts: [], website: '' });
    assert.deepEqual(saved.account, abc.account);
    assert.equal(withoutPersonalData(saved, null).crm?.contactId, null);
  });
});
