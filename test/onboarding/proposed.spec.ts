import assert from 'node:assert/strict';
import { type Onboarding, startOnboarding } from '../../onboarding/onboarding.ts';
import { hasPersonalData, withoutPersonalData } from '../../onboarding/personal-data.ts';
import { knownFrom, knownMarket, type Proposed, proposedFrom } from '../../onboarding/proposed.ts';
import type { Account } from '../../onboarding/steps/account.ts';
import * as abc from './abc-corp.ts';
import { newTenantReviewed, tellStory } from './story.ts';

const nothing: Proposed = { contacts: [], website: '', market: null, company: null };
const typed = { ...nothing, contacts: [{ firstName: '', lastName: '', email: 'pat@abccorp.com', phone: '' }] };

describe('what the forms start from', () => {
  const { record } = newTenantReviewed();
  const known = knownFrom(record) ?? assert.fail('nothing is known');
  const withProposal = (proposed: Proposed | null) => startOnboarding({ ...startOf(record), proposed });

  it('is what an earlier onboarding knows, the primary contact first', () => {
    const account: Account = {
      ...abc.account,
      contacts: [typed.contacts[0] ?? assert.fail(), ...abc.account.contacts],
      primary: 1,
    };
    const { contacts, website, market, company } = knownFrom({ ...record, account }) ?? assert.fail();
    assert.deepEqual(contacts, [...abc.account.contacts, ...typed.contacts]);
    assert.deepEqual([website, market?.country, company?.legalName], ['abccorp.com', 'US', record.company?.legalName]);
  });

  it('is what was typed before what is known, which tells whose an address is', () => {
    assert.deepEqual(proposedFrom(typed, known)?.contacts, typed.contacts);
    const address = { ...typed, contacts: [{ ...abc.rushmore, firstName: '', lastName: '', phone: '' }] };
    assert.deepEqual(proposedFrom(address, known)?.contacts, [abc.rushmore]);
    assert.equal(proposedFrom(nothing, null), null);
  });

  it('is nobody whose data was erased, nor a market that the provider does not sell in', () => {
    assert.deepEqual(knownFrom(withoutPersonalData(record, null))?.contacts, []);
    assert.equal(knownMarket(withProposal(known), 'US')?.country, 'US');
    assert.equal(knownMarket(withProposal(known), 'DE'), undefined);
  });

  it('is personal data as long as somebody stands in it: until the form is saved, or it is erased', () => {
    const started = withProposal(known);
    assert.ok(hasPersonalData(started));
    assert.ok(!hasPersonalData(withoutPersonalData(started, abc.rushmore.email)));
    const saved = tellStory(started).rep(abc.saveAccount).record;
    assert.deepEqual(saved.proposed, { ...known, contacts: [], website: '' });
  });
});

function startOf({ id, accountName, requester, conversationId, providerId, createdAt: at }: Onboarding) {
  return { id, accountName, requester, conversationId, providerId, at };
}
