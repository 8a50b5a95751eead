import { saying } from '../../../words/saying.ts';
import { openDataverse } from '../../accounts/open-accounts.ts';
import { ownColumns } from '../../accounts/tell-dataverse.ts';
import { type Look, note, ok, wrong } from '../check.ts';

const timeoutMs = 20_000;
const noNote = '00000000-0000-4000-8000-000000000000';

/**
 * Whether the CRM knows the bot and lets it read accounts, contacts and notes. Whether it may write cannot be tried without
 * writing. `WhoAmI` answers every user of the environment (Microsoft Learn: "WhoAmI Function").
 */
export const crm: Look = async ({ config, now }) => {
  const ask = openDataverse(config, now);
  if (ask === null || config.crm === null) return [note(saying('doctor.crm.unused'))];
  const { url: address } = config.crm;
  const one = '&$orderby=name&$top=1';
  const { kind } = await ask({ path: 'WhoAmI', timeoutMs });
  if (kind !== 'ok') return [wrong(saying('doctor.crm.notThere', { address }))];
  const contacts = '$expand=primarycontactid($select=contactid)';
  await ask({ path: `accounts?$select=accountid&${contacts}${one}`, timeoutMs });
  await ask({ path: `annotations(${noNote})?$select=annotationid`, timeoutMs });
  const columns = await ask({ path: `accounts?$select=${ownColumns}${one}`, timeoutMs });
  const right = ok(saying('doctor.crm.right', { address }));
  return columns.kind === 'unread' ? [right, note(saying('doctor.crm.withoutColumns'))] : [right];
};
