import assert from 'node:assert/strict';
import { partnerOfEachTest } from './partner.ts';

const path = '/v1.0/tenantRelationships/delegatedAdminRelationships';
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const asked = {
  displayName: 'ABC',
  duration: 'P2Y',
  accessDetails: { unifiedRoles: [{ roleDefinitionId: globalAdministrator }] },
};

describe('admin relationships at the simulator', () => {
  const partner = partnerOfEachTest();
  const send = async (method: string, below = '', body?: object) => {
    const scope = 'https://graph.microsoft.com/.default';
    const grant = { grant_type: 'refresh_token', refresh_token: 'simulator-refresh-token', scope };
    const headers = { Authorization: `Bearer ${(await partner.token(grant)).at('access_token')}` };
    return partner.send(method, `${path}${below}`, { headers, ...(body && { body }) });
  };

  it('need a token for Graph, a name of their own, and roles that can be extended where they are to be', async () => {
    assert.equal((await partner.send('GET', path)).at('code'), 900420);
    const extended = await send('POST', '', { ...asked, autoExtendDuration: 'P180D' });
    assert.equal(extended.status, 400);
    assert.equal((await send('POST', '', asked)).status, 201);
    assert.equal((await send('POST', '', asked)).at('error.code'), 'nameAlreadyExists');
  });

  it('wait for the customer for 90 days, and are active for as long as they were asked for', async () => {
    const ids: unknown[] = [];
    for (const displayName of ['late', 'in time']) {
      const id = (await send('POST', '', { ...asked, displayName })).at('id');
      ids.push(id);
      assert.equal((await send('POST', `/${id}/requests`, { action: 'terminate' })).status, 409);
      assert.equal((await send('POST', `/${id}/requests`, { action: 'lockForApproval' })).status, 201);
    }
    const [late, inTime] = ids.map(String);
    await partner.submit('/accept-admin-relationship', { relationship: inTime ?? '' });
    const status = async (id?: string) => (await send('GET', `/${id}`)).at('status');
    assert.deepEqual([await status(late), await status(inTime)], ['approvalPending', 'active']);
    await partner.waitDays(90);
    assert.deepEqual([await status(late), await status(inTime)], ['expired', 'active']);
    assert.equal((await partner.submit('/accept-admin-relationship', { relationship: late ?? '' })).status, 400);
    await partner.waitDays(640);
    assert.equal(await status(inTime), 'expired');
  });
});
