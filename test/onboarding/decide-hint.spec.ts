import assert from 'node:assert/strict';
import { awaitedTenant } from '../../onboarding/waits.ts';
import * as abc from './abc-corp.ts';
import { approved, knownTenantReviewed, newTenantReviewed, planned, taskOf } from './story.ts';

describe('a hint of Partner Center that a customer has accepted us', () => {
  it('makes the look due now, and changes nothing that a card was drawn from', () => {
    const story = knownTenantReviewed();
    const nextAt = story.now + 900_000;
    story.task('check-relationship', { kind: 'still-waiting', nextAt });
    const before = story.record;
    story.hint();
    assert.equal(taskOf(story.record, 'check-relationship').dueAt, story.now);
    assert.equal(story.record.revision, before.revision);
    assert.equal(story.record.customer, null);
  });

  it('is nothing to an onboarding that waits for no acceptance', () => {
    const story = approved(newTenantReviewed());
    const before = planned(story.record);
    const due = taskOf(story.record, 'create-customer').dueAt;
    story.hint();
    assert.deepEqual(planned(story.record), before);
    assert.equal(taskOf(story.record, 'create-customer').dueAt, due);
  });

  it('is found by the tenant that is waited for', () => {
    assert.equal(awaitedTenant(knownTenantReviewed().record), abc.tenant.kind === 'tenant' && abc.tenant.tenantId);
    assert.equal(awaitedTenant(newTenantReviewed().record), undefined);
  });
});
