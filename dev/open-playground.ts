import { resolve } from 'node:path';
import { startChild, untilReady } from './child.ts';
import { freePort } from './free-port.ts';

/**
 * Starts the Agents Playground, a Teams-like client, for one person of the demo; resolves with the address of its
 * window. One Playground is one signed-in person (its `currentUser`).
 * @throws Error when it does not come up: with a faulty config it ends with exit code 1 and without a word
 */
export async function openPlayground(options: {
  person: 'rep' | 'manager';
  port: number;
  botUrl: string;
  /** Where it writes its log. */
  folder: string;
  say: (line: string) => void;
}): Promise<string> {
  const { person, botUrl, folder, say } = options;
  const name = `${person}'s Playground`;
  const port = await freePort(options.port, `the ${name}`, say);
  const program = resolve('node_modules/@microsoft/m365agentsplayground/cli.js');
  const target = ['-p', String(port), '-e', `${botUrl}/api/messages`, '-c', 'msteams'];
  const child = startChild({
    name,
    args: [program, 'start', ...target, '--disable-telemetry'],
    environment: {
      ...process.env,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: resolve(`dev/playground/${person}.yml`),
    },
    folder,
    quiet: true,
  });
  const url = `http://localhost:${port}`;
  await untilReady(url, child);
  return url;
}
