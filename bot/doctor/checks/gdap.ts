import { asOnboardingError } from '../../../errors/onboarding-error.ts';
import { saying } from '../../../words/saying.ts';
import { type LookAtAccount, note, ok, wrong } from '../check.ts';

/** Whether Microsoft Graph lets the account's user see, and so ask for, roles in customers' tenants. */
export const gdap: LookAtAccount = async (account, { partnerCenterOf }) => {
  const { delegation, tenantId, graphUrl: address } = account;
  if (delegation === null) return [note(saying('doctor.gdap.off'))];
  const { client } = await partnerCenterOf(account);
  try {
    await client.findAdminRelationship(tenantId, 'none of this name');
    return [ok(saying('doctor.gdap.right', { roles: delegation.roles.length, address }))];
  } catch (thrown) {
    return [wrong(saying('doctor.gdap.refused', { why: asOnboardingError(thrown).says, address }))];
  }
};
