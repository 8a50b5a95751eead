import assert from 'node:assert/strict';
import { recordSchema } from '../../onboarding/onboarding.ts';
import { readRecord } from '../../onboarding/read-record.ts';
import * as abc from './abc-corp.ts';
import { completed, newTenantReviewed } from './story.ts';
import { ada, awaiting, open, version2 } from './version-2.ts';

const quoted = (text: string) => ({ key: 'errors.tasks.quoted', values: { text } });

function read(kept: unknown) {
  const told = readRecord(kept);
  assert.ok(told.outcome === 'read', told.outcome === 'broken' ? told.why.message : told.outcome);
  return told.record;
}

const atNoStep = {
  stepSince: null,
  question: null,
  passedTo: null,
  reminded: 0,
  escalatedAt: null,
  escalatedInVain: false,
};
/** What was not known yet of a request for approval. */
const notKeptThen = { reached: null, reasons: [], asked: null, approvals: [], ...atNoStep };

describe('a kept record', () => {
  it('of today reads as it was written', () => {
    const { record } = newTenantReviewed().rep(abc.submit);
    assert.deepEqual(read(JSON.parse(JSON.stringify(record))), record);
  });

  it('of version 2 keeps what was said as a quotation, and what can be told by its kind gets one', () => {
    const { lastChange, registration, attention, timeline, stage } = read(version2);
    assert.deepEqual(lastChange, { kind: 'submit', by: 'rep' });
    const why = quoted('Partner Center is down.');
    assert.deepEqual(registration?.finding, { kind: 'unknown', domain: 'abccorp.com', why });
    const problem = quoted('Nobody could be asked.');
    assert.deepEqual(attention, { taskId: 'e1', problem, correlationId: 'c1', since: 4 });
    assert.deepEqual(timeline, [
      { id: 1, at: 1, hash: '', kind: 'started', by: ada },
      { id: 2, at: 2, hash: '', kind: 'earlier', who: 'Max Manager', what: 'rejected it: Too cheap.' },
      { id: 3, at: 3, hash: '', kind: 'approved', by: { id: '', tenantId: '', name: 'Max Manager' }, order: null },
      { id: 4, at: 4, hash: '', kind: 'agreement-signed', how: 'confirmed-by-us' },
    ]);
    assert.deepEqual(stage, { ...version2.stage, ...notKeptThen });
  });

  it('of version 2 goes on with what it still had to do, under the same keys', () => {
    const { tasks, cards, deliveries } = read(version2);
    const notice = { kind: 'needs-attention', problem: quoted('Sold out.') };
    const kept = { ...open, failingSince: null, failingBy: null, heldSince: null, trace: null };
    assert.deepEqual(tasks, [
      { id: 'e1', idempotencyKey: 'r1', kind: 'ask-approvers', ...kept, dueAt: null },
      { id: 'e3', idempotencyKey: 'r3', kind: 'notify-requester', notices: [notice], ...kept },
      { id: 'e4', idempotencyKey: 'r4', kind: 'tell-operators', problem: quoted('ABC Corp: Sold out.'), ...kept },
    ]);
    assert.deepEqual([cards, deliveries], [[], []]);
  });

  it('of version 3 has entries with ids, and knows what tells of a person; the chain begins with its next write', () => {
    const { record } = newTenantReviewed();
    const timeline = [
      { at: 1, kind: 'started', by: ada },
      { at: 2, kind: 'approved', by: ada },
      { at: 3, kind: 'invitation-mailed', to: 'ann@abccorp.com' },
    ];
    assert.deepEqual(read({ ...record, schema: 3, timeline }).timeline, [
      { id: 1, at: 1, hash: '', kind: 'started', by: ada },
      { id: 2, at: 2, hash: '', kind: 'approved', by: ada, order: null },
      { id: 3, at: 3, hash: '', kind: 'invitation-mailed', to: { text: 'ann@abccorp.com', salt: '' } },
    ]);
    assert.equal(readRecord({ ...record, schema: 3, timeline: 'none' }).outcome, 'broken');
  });

  it('of version 6 says of each line what becomes of it, also in what is still to be done', () => {
    const { record } = completed();
    const old = {
      ...record,
      schema: 6,
      lines: [true, false].map((autoRenew) => ({ ...abc.line(), endOfTerm: undefined, autoRenew })),
      order: { ...record.order, endOfTermSettled: undefined, renewalSettled: false },
    };
    const renewal = { id: 'e1', idempotencyKey: 'r1', kind: 'stop-renewal', ...open };
    const { lines, tasks, order } = read({ ...old, tasks: [renewal] });
    assert.deepEqual(
      lines.map(({ endOfTerm }) => endOfTerm),
      ['renew', 'cancel'],
    );
    assert.deepEqual(tasks, [
      { ...renewal, kind: 'set-end-of-term', failingSince: null, failingBy: null, heldSince: null, trace: null },
    ]);
    assert.equal(order.endOfTermSettled, false);
    const told = read({ ...old, tasks: [] });
    assert.equal(told.order.endOfTermSettled, true);
    assert.deepEqual(
      told.tasks.map(({ kind }) => kind),
      ['watch-end-of-term'],
      'no longer ends by that',
    );
  });

  it('of version 6 that waits for approval has somebody look who may approve it', () => {
    const { record } = newTenantReviewed().rep(abc.submit);
    const old = { ...record, schema: 6, order: { ...record.order, renewalSettled: false }, lines: [], tasks: [] };
    assert.deepEqual(
      read(old).tasks.map(({ kind, dueAt }) => [kind, dueAt]),
      [['ask-approvers', 0]],
    );
  });

  it('of version 1 waits for nobody by name, unless the last builds of that version wrote names already', () => {
    const nameless = read({ ...version2, schema: 1, stage: awaiting });
    assert.deepEqual(nameless, {
      ...read(version2),
      stage: { ...awaiting, approverNames: [], ...notKeptThen },
    });
    assert.deepEqual(read({ ...version2, schema: 1 }), read(version2));
    const stage = { kind: 'cancelled', at: 1, by: ada };
    assert.deepEqual(read({ ...version2, schema: 1, stage }).stage, stage);
  });

  it('of a later version is refused even where it would fit', () => {
    const schema = recordSchema + 1;
    const { record } = newTenantReviewed();
    assert.deepEqual(readRecord({ ...record, schema }), { outcome: 'newer', schema });
  });

  it('is broken when it does not fit, has no version, or is no record at all', () => {
    const { record } = newTenantReviewed();
    const { schema, ...unversioned } = record;
    const misfits = [
      { ...record, lines: 'none' },
      { ...version2, effects: [{}] },
      unversioned,
      { ...record, schema: 0 },
    ];
    for (const body of [...misfits, '{"schema":1,', null, 7]) assert.equal(readRecord(body).outcome, 'broken');
  });
});
