import assert from 'node:assert/strict';
import type { Command } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import { awaitedTenant } from '../../onboarding/waits.ts';
import * as abc from './abc-corp.ts';
import { approved, knownTenantReviewed, newTenantReviewed, taskOf } from './story.ts';

describe('a hint of Partner Center that a customer has accepted us', () => {
  const hint: Command = { source: 'provider', hint: 'relationship-accepted' };

  it('makes the look due now, and changes nothing that a card was drawn from', () => {
    const story = knownTenantReviewed();
    story.task('check-relationship', { kind: 'still-waiting', nextAt: story.now + 900_000 });
    const decision = decide(story.record, hint, story.now);
    assert.ok(decision.outcome === 'changed');
    assert.equal(taskOf(decision.record, 'check-relationship').dueAt, story.now);
    assert.deepEqual({ ...decision.record, tasks: [] }, { ...story.record, tasks: [] });
  });

  it('is nothing to an onboarding that waits for no acceptance', () => {
    const { record, now } = approved(newTenantReviewed());
    assert.equal(decide(record, hint, now).outcome, 'unchanged');
  });

  it('is found by the tenant that is waited for', () => {
    assert.equal(awaitedTenant(knownTenantReviewed().record), abc.tenant.kind === 'tenant' && abc.tenant.tenantId);
    assert.equal(awaitedTenant(newTenantReviewed().record), undefined);
  });
});
