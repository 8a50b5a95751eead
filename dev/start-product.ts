import { dirname, join } from 'node:path';
import { buildTab } from '../tab/build.ts';
import { startChild, untilReady } from './child.ts';
import { demo } from './demo.ts';
import { freePort } from './free-port.ts';

export interface Product {
  readonly botUrl: string;
  readonly simulatorUrl: string;
  /** Undefined = the bot asks another CRM than that of the desk. */
  readonly crmUrl: string | undefined;
}

/**
 * Starts simulator, CRM and bot as processes of their own and waits until they answer; `stopChildren` stops them.
 * @param options.folder where they keep what they know
 * @param options.environment wins over the demo's settings, except where a setting in it is empty
 * @throws Error with what a process that did not come up has to say; others may be running already
 */
export async function startProduct(options: {
  folder: string;
  simulatorPort: number;
  botPort: number;
  environment: NodeJS.ProcessEnv;
  say: (line: string) => void;
}): Promise<Product> {
  const { folder, say } = options;
  const environment = withoutEmpty(options.environment);
  const simulatorPort = await freePort(options.simulatorPort, 'the Partner Center simulator', say);
  const simulatorUrl = `http://127.0.0.1:${simulatorPort}`;
  const state = environment.SIMULATOR_STATE ?? join(folder, 'simulator.json');
  const simulator = startChild({
    name: 'simulator',
    args: ['simulator/index.ts'],
    environment: { ...environment, SIMULATOR_STATE: state, SIMULATOR_PORT: String(simulatorPort) },
    quiet: true,
  });
  await untilReady(simulatorUrl, simulator);
  const crmUrl =
    environment.CRM === undefined ? await startCrm(environment, folder, simulatorPort + 1, say) : undefined;

  await buildTab();
  const botPort = await freePort(options.botPort, 'the bot', say);
  const botUrl = `http://127.0.0.1:${botPort}`;
  const settings = {
    ...demo.settings(simulatorUrl),
    // The simulator writes it beside its state, and signs what it sends to webhooks with a certificate of this root.
    PARTNER_CENTER_WEBHOOK_CA: join(dirname(state), 'simulator-root.pem'),
    SQLITE_FILE: join(folder, 'onboarding.sqlite'),
    ...(crmUrl && { CRM: 'dataverse', DATAVERSE_URL: crmUrl }),
    ...environment,
  };
  const bot = startChild({
    name: 'bot',
    args: ['bot/index.ts'],
    environment: { ...settings, PORT: String(botPort) },
    quiet: false,
  });
  await untilReady(`${botUrl}/readyz`, bot);
  return { botUrl, simulatorUrl, crmUrl };
}

/** Starts the CRM of the desk at this port or the next free one; resolves with its address. */
export async function startCrm(
  given: NodeJS.ProcessEnv,
  folder: string,
  firstPort: number,
  say: (line: string) => void,
): Promise<string> {
  const port = await freePort(firstPort, 'the CRM', say);
  const environment = { ...given, CRM_PORT: String(port), CRM_STATE: join(folder, 'crm.json') };
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, startChild({ name: 'crm', args: ['crm/index.ts'], environment, quiet: true }));
  return url;
}

/** A copy of `.env.example` names every setting and gives none. */
function withoutEmpty(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}
