import assert from 'node:assert/strict';
import pino from 'pino';
import { createOnboardings } from '../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { newTenantReviewed } from '../onboarding/story.ts';
import { ourTenant } from '../teams/chat-window.ts';
import { people, startProduct } from './start-product.ts';

const requester = { id: people.rep.aadObjectId, tenantId: ourTenant, name: people.rep.name };
const many = 600;

/** One that waits, of which nobody has anything to do by itself: not in the order in which they were begun. */
function waiting(place: number): Onboarding {
  const { record } = newTenantReviewed().rep(abc.submit);
  const accountName = `Customer ${place}`;
  const approverIds = [people.manager.aadObjectId];
  const { stage: begun } = record;
  const since = record.createdAt + ((place * 7) % many);
  const stage = begun.kind === 'awaiting-approval' ? { ...begun, since, approverIds } : begun;
  const { id, providerId } = { id: `many-${place}`, providerId: 'partner-center' };
  return { ...record, id, providerId, accountName, requester, stage, createdAt: record.createdAt + place, tasks: [] };
}

describe('six hundred requests', () => {
  it('are one card, page by page, the longest waiting first, with no edit of any other', async () => {
    const store = openSqliteStore({ file: ':memory:' });
    const onboardings = createOnboardings(store, pino({ level: 'silent' }));
    for (let place = 0; place < many; place++) await onboardings.create(waiting(place));
    const product = await startProduct({ store });
    try {
      const { manager } = product;
      const before = product.teams.connector.chat(manager.conversationId).length;
      await manager.say('approvals');
      assert.equal(product.teams.connector.chat(manager.conversationId).length, before + 1);
      const names = () => manager.card().texts.flatMap((text) => /^Customer \d+/.exec(text) ?? []);
      assert.deepEqual([names().length, ...names().slice(0, 2)], [7, 'Customer 0', 'Customer 343']);
      assert.ok(manager.card().texts.some((text) => /^1–7 of more than 200/.test(text)));
      await manager.press('Show more');
      assert.deepEqual([names().length, names()[0]], [7, 'Customer 1']);
      await manager.press('Approve Customer 344');
      assert.ok(!names().includes('Customer 344'));
    } finally {
      await product.close();
    }
  });
});
