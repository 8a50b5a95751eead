import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where `npm start` keeps what its parts know, and where it looks for simulator and CRM. */
const folder = '.data';
const simulatorUrl = 'http://127.0.0.1:4010';
const crmUrl = 'http://127.0.0.1:4011';

/** `npm run doctor`: in production with the settings of the environment alone, on a desk with those of `npm start`. */
if (process.env.NODE_ENV !== 'production') {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { demo } = await import('./demo.ts');
  const settings = {
    ...demo.settings(simulatorUrl),
    PARTNER_CENTER_WEBHOOK_CA: join(folder, 'simulator-root.pem'),
    SQLITE_FILE: join(folder, 'onboarding.sqlite'),
    CRM: 'dataverse',
    DATAVERSE_URL: crmUrl,
  };
  for (const [name, value] of Object.entries(settings)) process.env[name] ||= value;
}
await import('../bot/doctor/index.ts');
