import { saying } from '../../../words/saying.ts';
import { type LookAtAccount, note, ok, wrong } from '../check.ts';

/** Whether the events of this account come to us. */
export const webhook: LookAtAccount = async (account, { partnerCenterOf, config }) => {
  const ours = `${config.http.publicUrl}/api/partner-center/webhook`;
  const { client } = await partnerCenterOf(account);
  const registration = await client.webhookRegistration();
  const theirs = registration?.WebhookUrl ?? '';
  if (!config.partnerCenter.keepsWebhook) return [note(saying('doctor.webhook.off'))];
  if (theirs === ours) return [ok(saying('doctor.webhook.ours', { ours }))];
  if (theirs === '') return [note(saying('doctor.webhook.nobodys', { ours }))];
  return [wrong(saying('doctor.webhook.theirs', { theirs, ours }))];
};
