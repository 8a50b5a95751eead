import { type Action, change } from '../../action.ts';
import { approvalTermsOf } from '../../approval-terms.ts';

/** What a requester can say about a tenant that accepted us. */
export const acceptanceActions = {
  'confirm-tenant': {
    effect: 'writes',
    does: 'confirm-tenant',
    read: async ({ services, record, button: { index = -1 } }) =>
      change({ kind: 'confirm-tenant', index, ...(await approvalTermsOf(services, record)) }),
  },
  'refuse-tenant': {
    effect: 'writes',
    does: 'refuse-tenant',
    read: ({ button: { index = -1 } }) => change({ kind: 'refuse-tenant', index }),
  },
} satisfies Readonly<Record<string, Action>>;
