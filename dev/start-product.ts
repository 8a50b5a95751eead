import { join } from 'node:path';
import { type Child, startChild, untilReady } from './child.ts';
import { demo } from './demo.ts';
import { freePort } from './free-port.ts';

export interface Product {
  readonly botUrl: string;
  readonly simulatorUrl: string;
  readonly children: readonly Child[];
  stop(): Promise<void>;
}

/**
 * Starts simulator and bot as processes of their own and waits until both answer.
 * @param options.folder where both keep what they know
 * @param options.environment wins over the demo's settings
 */
export async function startProduct(options: {
  folder: string;
  simulatorPort: number;
  botPort: number;
  environment: NodeJS.ProcessEnv;
  say: (line: string) => void;
}): Promise<Product> {
  const { folder, environment, say } = options;
  const simulatorPort = await freePort(options.simulatorPort, 'the Partner Center simulator', say);
  const simulatorUrl = `http://127.0.0.1:${simulatorPort}`;
  const simulator = startChild(
    'simulator',
    ['simulator/index.ts'],
    { SIMULATOR_STATE: join(folder, 'simulator.json'), ...environment, SIMULATOR_PORT: String(simulatorPort) },
    true,
  );
  await untilReady(simulatorUrl, simulator);

  const botPort = await freePort(options.botPort, 'the bot', say);
  const botUrl = `http://127.0.0.1:${botPort}`;
  const settings = { ...demo.settings(simulatorUrl), SQLITE_FILE: join(folder, 'onboarding.sqlite'), ...environment };
  const bot = startChild('bot', ['bot/index.ts'], { ...settings, PORT: String(botPort) }, false);
  const children = [simulator, bot];
  const stop = async () => {
    await bot.stop();
    await simulator.stop();
  };
  try {
    await untilReady(`${botUrl}/readyz`, bot);
  } catch (error) {
    await stop();
    throw error;
  }
  return { botUrl, simulatorUrl, children, stop };
}
