import { nothingProposed } from '../../../../onboarding/proposed.ts';
import { accountLabel } from '../../from-crm.ts';
import type { Source } from './source.ts';

/** The account of the CRM that the customer is; or that the CRM did not say in time. */
export const crmAccount: Source = async ({ services: { words } }, { crm }) => {
  switch (crm.kind) {
    case 'one': {
      const says = words.say('chat.onboard.fromCrm', { account: accountLabel(crm.account) });
      return { known: crm.account.known ?? nothingProposed, says };
    }
    case 'silent':
      return { known: nothingProposed, says: crm.says };
    case 'none':
    case 'several':
      return undefined;
  }
};
