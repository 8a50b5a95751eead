import read from '../../examples/subscription-nce.response-200.json' with { type: 'json' };
import patch from '../../examples/subscription-nce-patch.request.json' with { type: 'json' };
import { accepts, ids, sends } from '../client-proof.ts';
import { because, type Row } from '../row.ts';
import { adatum, completedOrder } from '../scene.ts';
import { shows } from '../simulator-proof.ts';

const path = '/v1/customers/c1/subscriptions';
const old = { why: 'of an offer from before the new commerce, which the simulator does not sell' };
const named = 'in the documents’ table of members, not in this sample of 2021';

export const subscriptionRows: readonly Row[] = [
  {
    example: 'subscription-nce.response-200.json',
    operation: 'subscription',
    client: accepts({
      request: `GET ${path}/a4c1340d-6911-4758-bba3-0c4c6007d161`,
      call: (p) => p.subscription('c1', 'a4c1340d-6911-4758-bba3-0c4c6007d161'),
      // All of it, because a change sends all of it back.
      returns: read,
    }),
    simulator: shows({
      ask: async (partner) => partner.send('GET', (await completedOrder(partner)).subscription, { kind: 'app' }),
      differences: because(named, 'cancellationAllowedUntilDate', 'billingCycleEndDate', 'billingCycleEndDateTime'),
    }),
  },
  {
    example: 'subscription-nce-patch.request.json',
    operation: 'changeSubscription',
    client: sends(
      {
        request: `PATCH ${path}/a4c1340d-6911-4758-bba3-0c4c6007d161`,
        call: (p) =>
          p.changeSubscription('c1', { ...patch, friendlyName: 'as before' }, { friendlyName: 'nickname' }, ids),
      },
      'subscription-nce.response-200.json',
    ),
    simulator: { why: 'a request, which the simulator takes to give the answer' },
  },
  {
    example: 'subscriptions-list-nce.response-200.json',
    operation: 'subscriptions',
    client: accepts({
      request: `GET ${path}`,
      call: (p) => p.subscriptions('c1'),
      contains: [
        {
          id: '924671ba-eab9-45d7-95ed-dbd9477f182b',
          offerId: 'DG7GMGF0FKZV:0003:DG7GMGF0DQLM',
          orderId: '12345678901',
          quantity: 1,
          termDuration: 'P3Y',
          billingCycle: 'triennial',
          status: 'active',
          autoRenewEnabled: true,
          commitmentEndDate: '2024-10-14T00:00:00Z',
          cancellationAllowedUntilDate: '2021-11-14T23:59:00Z',
        },
      ],
    }),
    simulator: shows({
      ask: async (partner) => {
        await completedOrder(partner);
        return partner.send('GET', `${adatum(partner)}/subscriptions`, { kind: 'app' });
      },
      differences: {
        ...because(
          'a licence has it (subscription-nce.response-200.json); the sample is of software',
          'items[].commitmentEndDateTime',
          'items[].refundOptions',
          'items[].refundableQuantity',
        ),
        ...because(named, 'items[].billingCycleEndDate', 'items[].billingCycleEndDateTime'),
      },
    }),
  },
  {
    example: 'subscriptions-list.response-200.json',
    operation: 'subscriptions',
    client: accepts({
      request: `GET ${path}`,
      call: (p) => p.subscriptions('c1'),
      contains: [
        {
          id: '83ef9d05-4169-4ef9-9657-0e86b1eab1de',
          friendlyName: 'nickname',
          orderId: '6183db3d-6318-4e52-877e-25806e4971be',
          quantity: 1,
          status: 'active',
          autoRenewEnabled: false,
        },
      ],
    }),
    simulator: old,
  },
  {
    example: 'subscription-legacy-azure.response-200.json',
    operation: 'subscription',
    client: accepts({
      request: `GET ${path}/A356AC8C-E310-44F4-BF85-C7F29044AF99`,
      call: (p) => p.subscription('c1', 'A356AC8C-E310-44F4-BF85-C7F29044AF99'),
      contains: { offerId: 'MS-AZR-0145P', offerName: 'Microsoft Azure', quantity: 1, status: 'active' },
    }),
    simulator: old,
  },
  {
    example: 'subscription-legacy-addon.response-200.json',
    operation: 'subscription',
    client: accepts({
      request: `GET ${path}/968BA1CF-C146-4ADF-A300-308DCF718EEE`,
      call: (p) => p.subscription('c1', '968BA1CF-C146-4ADF-A300-308DCF718EEE'),
      contains: {
        offerName: 'Exchange Online Archiving for Exchange Online',
        quantity: 2,
        autoRenewEnabled: true,
        parentSubscriptionId: '1C2B75C1-74A5-472A-A729-7F8CEFC477F9',
      },
    }),
    simulator: old,
  },
  {
    example: 'subscription-provisioning-status.response-200.json',
    operation: 'subscriptionProvisioning',
    client: accepts({
      request: `GET ${path}/s1/provisioningstatus`,
      call: (p) => p.subscriptionProvisioning('c1', 's1'),
      returns: {
        skuId: '6FD2C87F-B296-42F0-B197-1E91E994B900',
        status: 'success',
        quantity: 5,
        endDate: '2018-05-10T00:00:00Z',
      },
    }),
    simulator: shows({
      ask: async (partner) => {
        const { subscription } = await completedOrder(partner);
        return partner.send('GET', `${subscription}/provisioningstatus`, { kind: 'app' });
      },
    }),
  },
  {
    example: 'custom-term-end-dates.response-200.json',
    operation: 'customTermEndDates',
    client: accepts({
      request: `GET ${path}/customTermEndDates?term_duration=P1M`,
      call: (p) => p.customTermEndDates('c1', 'P1M'),
      returns: [
        {
          allowedCustomTermEndDateType: 'calendarMonthAligned',
          allowedCustomTermEndDate: '2023-07-31T00:00:00',
          cotermSubscriptionIds: [],
        },
        {
          allowedCustomTermEndDateType: 'subscriptionAligned',
          allowedCustomTermEndDate: '2023-08-01T00:00:00',
          cotermSubscriptionIds: ['5fcf618b-1daa-4604-da99-cc3e1c9ee422', 'd30a9ff9-713e-4546-c97e-f06b9dcf6ef6'],
        },
      ],
    }),
    simulator: shows({
      ask: async (partner) => {
        await completedOrder(partner);
        await partner.waitDays(10);
        const dates = `${adatum(partner)}/subscriptions/customTermEndDates?term_duration=P1Y`;
        return partner.send('GET', dates, { kind: 'app' });
      },
    }),
  },
];
