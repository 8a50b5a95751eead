import { saying } from '../../../words/saying.ts';
import { type LookAtAccount, note, ok } from '../check.ts';

const DAY = 24 * 60 * 60_000;
/** Entra's own limit for one that is not used, in days (Microsoft Learn: refresh-tokens). */
const lifetime = 90;
const old = 60;

/** Whether the application and its user are signed in, and where the user's refresh token is. */
export const accountSignIn: LookAtAccount = async (account, { partnerCenterOf, now }) => {
  const { client, kept } = await partnerCenterOf(account);
  const { place, since } = await kept.whereItIs();
  const days = since === undefined ? undefined : Math.floor((now() - since) / DAY);
  const { companyName } = await client.legalBusinessProfile();
  await client.organizationProfile();
  if (place === 'setting') return [ok(saying('doctor.account.tokenOfSetting', { companyName }))];
  if (days !== undefined && days >= old)
    return [note(saying('doctor.account.tokenOld', { companyName, days, lifetime }))];
  return [
    ok(saying('doctor.account.signedIn', { companyName, days: days ?? 0, isKnown: days === undefined ? 'no' : 'yes' })),
  ];
};
