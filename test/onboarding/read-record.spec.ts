import assert from 'node:assert/strict';
import { recordSchema } from '../../onboarding/onboarding.ts';
import { readRecord } from '../../onboarding/read-record.ts';
import { newTenantReviewed, submit } from './story.ts';

describe('a kept record', () => {
  const { record } = newTenantReviewed().rep(submit);
  const awaiting = record.stage;
  assert.ok(awaiting.kind === 'awaiting-approval');

  it('of today reads as it was written', () => {
    assert.deepEqual(readRecord(JSON.parse(JSON.stringify(record))), { outcome: 'read', record });
  });

  it('of version 1, which knew approvers by id only, waits for nobody by name', () => {
    const { approverNames, ...stage } = awaiting;
    const read = readRecord({ ...record, schema: 1, stage });
    assert.deepEqual(read, { outcome: 'read', record: { ...record, stage: { ...stage, approverNames: [] } } });
  });

  it('of version 1 keeps the names where the last builds of that version wrote them already', () => {
    const stage = { ...awaiting, approverNames: ['Max Manager'] };
    assert.deepEqual(readRecord({ ...record, schema: 1, stage }), { outcome: 'read', record: { ...record, stage } });
  });

  it('of version 1 in another stage only gets the number', () => {
    const cancelled = { kind: 'cancelled', at: 1, by: record.requester } as const;
    const read = readRecord({ ...record, schema: 1, stage: cancelled });
    assert.deepEqual(read, { outcome: 'read', record: { ...record, stage: cancelled } });
  });

  it('of a later version is refused even where it would fit', () => {
    const schema = recordSchema + 1;
    assert.deepEqual(readRecord({ ...record, schema }), { outcome: 'newer', schema });
  });

  it('is broken when it does not fit, has no version, or is no record at all', () => {
    const { schema, ...unversioned } = record;
    for (const body of [{ ...record, lines: 'none' }, unversioned, { ...record, schema: 0 }, '{"schema":1,', null, 7]) {
      assert.equal(readRecord(body).outcome, 'broken');
    }
  });
});
