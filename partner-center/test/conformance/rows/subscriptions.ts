import patch from '../../examples/subscription-nce-patch.request.json' with { type: 'json' };
import { accepts, ids, sends } from '../client-proof.ts';
import { because, isRequest, type Row } from '../row.ts';
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
      leavesOut: [],
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
    simulator: isRequest,
  },
  {
    example: 'subscriptions-list-nce.response-200.json',
    operation: 'subscriptions',
    client: accepts({ request: `GET ${path}`, call: (p) => p.subscriptions('c1'), leavesOut: [] }),
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
    client: accepts({ request: `GET ${path}`, call: (p) => p.subscriptions('c1'), leavesOut: [] }),
    simulator: old,
  },
  {
    example: 'subscription-legacy-azure.response-200.json',
    operation: 'subscription',
    client: accepts({
      request: `GET ${path}/A356AC8C-E310-44F4-BF85-C7F29044AF99`,
      call: (p) => p.subscription('c1', 'A356AC8C-E310-44F4-BF85-C7F29044AF99'),
      leavesOut: [],
    }),
    simulator: old,
  },
  {
    example: 'subscription-legacy-addon.response-200.json',
    operation: 'subscription',
    client: accepts({
      request: `GET ${path}/968BA1CF-C146-4ADF-A300-308DCF718EEE`,
      call: (p) => p.subscription('c1', '968BA1CF-C146-4ADF-A300-308DCF718EEE'),
      leavesOut: [],
    }),
    simulator: old,
  },
  {
    example: 'subscription-provisioning-status.response-200.json',
    operation: 'subscriptionProvisioning',
    client: accepts({
      request: `GET ${path}/s1/provisioningstatus`,
      call: (p) => p.subscriptionProvisioning('c1', 's1'),
      leavesOut: ['attributes'],
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
      leavesOut: [],
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
