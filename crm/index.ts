import { startCrm } from './start-crm.ts';

/** `npm run crm`: the CRM of the desk on its own. */
const { CRM_PORT = '4011', CRM_STATE } = process.env;
const crm = await startCrm({ port: Number(CRM_PORT), ...(CRM_STATE && { stateFile: CRM_STATE }) });
process.stdout.write(`CRM (Dataverse) double: ${crm.url}
  Open it to see its accounts and what was written back to them.
  Switch a fault:   curl -d '{"isDown":true}' ${crm.url}/_switches   (all of them: crm/switches.ts)
`);
const stop = () => void crm.close().then(() => process.exit(0));
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
