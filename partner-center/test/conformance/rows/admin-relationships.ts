import type { Partner, Reply } from '../../../../test/simulator/partner.ts';
import created from '../../examples/graph-gdap.create.response-201.json' with { type: 'json' };
import { ids } from '../../scripted-server.ts';
import { asking } from '../asking.ts';
import { because, type Row } from '../row.ts';
import { documented } from '../scene.ts';

const relationships = '/v1.0/tenantRelationships/delegatedAdminRelationships';
const create = asking('createAdminRelationship', `POST ${relationships}`, (p) =>
  p.createAdminRelationship(
    {
      displayName: created.displayName,
      customerId: '<customer tenant id, optional>',
      roles: ['29232cdf-9323-42fd-ade2-1d097af3e4de'],
      days: 730,
      isExtended: true,
    },
    ids,
  ),
);
const lock = asking('askForApproval', `POST ${relationships}/${created.id}/requests`, (p) =>
  p.askForApproval(created.id, ids),
);

/** With a token for Graph, which Partner Center's does not open. */
async function askGraph(partner: Partner, path: string, body: object): Promise<Reply> {
  const grant = { grant_type: 'refresh_token', refresh_token: 'simulator-refresh-token' };
  const token = await partner.token({ ...grant, scope: 'https://graph.microsoft.com/.default' });
  const headers = { Authorization: `Bearer ${token.at('access_token')}` };
  return partner.send('POST', `${relationships}${path}`, { body, headers });
}

const creating = (partner: Partner) =>
  askGraph(partner, '', documented('graph-gdap.create.request.json', { customer: created.customer }));
const ofOData = because('of OData, which nobody here reads', '@odata.context', '@odata.etag');

export const adminRelationshipRows: readonly Row[] = [
  create.sends('graph-gdap.create.request.json', 'graph-gdap.create.response-201.json', {
    differences: { 'customer.displayName': 'only the example has it' },
  }),
  create.takes('graph-gdap.create.response-201.json', {
    leavesOut: [
      ...['@odata.context', '@odata.etag', 'duration', 'accessDetails', 'autoExtendDuration'],
      ...['createdDateTime', 'lastModifiedDateTime', 'activatedDateTime', 'endDateTime'],
    ],
    ask: creating,
    differences: ofOData,
  }),
  lock.takes('graph-gdap.lock.response-201.json', {
    returns: undefined,
    ask: async (partner) =>
      askGraph(partner, `/${(await creating(partner)).at('id')}/requests`, { action: 'lockForApproval' }),
  }),
];
