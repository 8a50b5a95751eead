import { accepts } from '../client-proof.ts';
import type { Row } from '../row.ts';
import { adatum, completedOrder } from '../scene.ts';
import { shows } from '../simulator-proof.ts';

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1';
const filterFor = (id = '') => JSON.stringify({ Field: 'CustomerId', Value: id, Operator: 'equals' });

export const auditRows: readonly Row[] = [
  {
    example: 'audit-records.response-200.json',
    operation: 'auditRecords',
    client: accepts({
      request: `GET /v1/auditrecords?startDate=2017-06-01&size=500&filter=${filterFor(customerId)}`,
      call: (p) => p.auditRecords({ startDate: '2017-06-01', filter: { field: 'CustomerId', value: customerId } }),
      leavesOut: ['attributes'],
    }),
    simulator: shows({
      ask: async (partner) => {
        await completedOrder(partner);
        const filter = encodeURIComponent(filterFor(adatum(partner).split('/').at(-1)));
        const path = `/v1/auditrecords?startDate=2026-03-01&size=500&filter=${filter}`;
        return partner.send('GET', path, { kind: 'app' });
      },
      differences: {
        'items[].id': 'a later member: events name records by it',
        'items[].customizedData[].value':
          'the second record is of licences that somebody was given, which cannot be done here',
        'items[].applicationId': 'the sample leaves it out in one record, and has it in the other',
      },
    }),
  },
];
