import assert from 'node:assert/strict';
import { portsOf } from '../../bot/providers/ports.ts';
import { checkDelegation } from '../../bot/tasks/check-delegation.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { createClient, ids, startScriptedServer } from '../../partner-center/test/scripted-server.ts';
import { ofEachTest } from '../of-each-test.ts';
import { created, taskOf } from '../onboarding/story.ts';

/** What Graph calls it, and what it is to us. */
const statuses = {
  created: 'asked',
  approvalPending: 'asked',
  approved: 'asked',
  activating: 'asked',
  ofTomorrow: 'asked',
  active: 'active',
  expiring: 'expired',
  expired: 'expired',
  terminationRequested: 'terminated',
  terminating: 'terminated',
  terminated: 'terminated',
} as const;

describe('a look at the roles that a customer was asked for', () => {
  const server = ofEachTest(startScriptedServer);

  it('tells whether they are granted, and whether they still are', async () => {
    const { record: start } = created();
    const record: Onboarding = { ...start, delegation: { id: 'g', status: 'asked', since: 0, mailedAt: 0 } };
    const customer = { tenantId: start.customer?.customerId.toUpperCase() };
    const relationship = (status: string) => ({ body: { id: 'g', displayName: 'ABC', status, customer } });
    server.on(
      'GET /v1.0/tenantRelationships/delegatedAdminRelationships/g',
      ...Object.keys(statuses).map(relationship),
      { status: 404, body: { error: { code: 'Request_ResourceNotFound', message: 'Gone.' } } },
    );
    const ports = portsOf(createClient(server).partnerCenter, server.url);
    const attempt = { record, task: taskOf(record, 'check-verification'), ids, nextAt: 7 };
    for (const status of [...Object.values(statuses), 'terminated'] as const) {
      assert.deepEqual(await checkDelegation(ports, attempt), { kind: 'delegation', status, nextAt: 7 });
    }
  });
});
