import { saying } from '../../../words/saying.ts';
import { askAboutMfa } from '../../providers/mfa.ts';
import { type LookAtAccount, note, ok, wrong } from '../check.ts';

/** Whether the sign-in is what Microsoft enforces. */
export const mfa: LookAtAccount = async (account, { partnerCenterOf }) => {
  const { client } = await partnerCenterOf(account);
  const { isSatisfied, day } = await askAboutMfa(client, account.clientId);
  const counted =
    day === undefined
      ? saying('doctor.mfa.notCounted')
      : saying('doctor.mfa.counted', {
          date: day.loginDate.slice(0, 10),
          compliant: day.mfaCompliantRequestCount,
          total: day.totalRequestCount,
        });
  if (isSatisfied === undefined) return [note(saying('doctor.mfa.unknown', { counted }))];
  return [
    isSatisfied
      ? ok(saying('doctor.mfa.right', { counted }))
      : wrong(saying('doctor.mfa.without', { counted, key: account.id })),
  ];
};
