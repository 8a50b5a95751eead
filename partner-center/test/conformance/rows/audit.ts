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
      contains: [
        {
          partnerId: '3b33e682-00c3-41ee-9dd2-a548adf56438',
          customerId,
          customerName: 'Relecloud',
          userPrincipalName: 'admin@domain.onmicrosoft.com',
          resourceType: 'order',
          operationType: 'create_order',
          operationDate: '2017-06-15T22:56:05.0589308Z',
          operationStatus: 'succeeded',
          customizedData: [
            { key: 'OrderId', value: 'd51a052e-043c-4a2a-aa37-2bb938cef6c1' },
            { key: 'Quantity-0', value: '25' },
            { key: 'PartnerOnRecord-0' },
          ],
        },
        {
          applicationId: 'Partner Center Native App',
          resourceType: 'license',
          operationType: 'update_customer_user_licenses',
          customizedData: [{ key: 'CustomerUserId', value: '482e2152-4b49-48ec-b715-823365ce3d4c' }, {}],
        },
      ],
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
