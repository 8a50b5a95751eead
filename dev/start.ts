import { existsSync } from 'node:fs';
import { type Child, startChild, untilReady } from './child.ts';
import { freePort } from './free-port.ts';
import { startProduct } from './start-product.ts';

const playground = 'node_modules/@microsoft/m365agentsplayground/cli.js';
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** `npm start`: the whole product on one machine, with a Teams-like window for the rep and one for the manager. */
async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const environment = process.env;
  say('Starting…');
  const product = await startProduct({
    folder: '.data',
    simulatorPort: 4010,
    botPort: Number(environment.PORT ?? 3978),
    environment,
    say,
  });
  const windows = [
    await openWindow('rep', 56150, product.botUrl),
    await openWindow('manager', 56151, product.botUrl),
  ] as const;
  const children = [...product.children, ...windows.map(({ child }) => child)];

  let stopping = false;
  const stop = async (exitCode: number) => {
    if (stopping) return;
    stopping = true;
    await Promise.all(windows.map(({ child }) => child.stop()));
    await product.stop();
    process.exit(exitCode);
  };
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  for (const child of children) {
    child.ended.then((sentence) => {
      if (stopping) return;
      say(`${sentence} Stopping the rest.`);
      void stop(1);
    }, say);
  }
  tellWhatToOpen(windows[0].url, windows[1].url, product.botUrl, product.simulatorUrl);
}

async function openWindow(
  person: 'rep' | 'manager',
  wantedPort: number,
  botUrl: string,
): Promise<{ url: string; child: Child }> {
  const port = await freePort(wantedPort, `the ${person}'s Playground`, say);
  const args = [
    playground,
    'start',
    '-p',
    String(port),
    '-e',
    `${botUrl}/api/messages`,
    '-c',
    'msteams',
    '--disable-telemetry',
  ];
  const environment = {
    ...process.env,
    TEAMSAPPTESTER_BROWSER: 'none',
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: `dev/playground/${person}.yml`,
  };
  const child = startChild(`${person}'s Playground`, args, environment, true);
  const url = `http://localhost:${port}`;
  await untilReady(url, child);
  return { url, child };
}

function tellWhatToOpen(rep: string, manager: string, bot: string, simulator: string): void {
  say(`
Everything is running. Open these two in a browser, each in a tab of its own:

  ${rep}   Teams, as Robin Reyes, sales rep
  ${manager}   Teams, as Morgan Lee, manager: open it now, approvals arrive here

In the rep's window type:   onboard ABC Corp

Beside it:
  ${simulator}      the Partner Center simulator: customers, orders, and the customer's pages
  ${bot}/outbox   the mails the customer would have got, with their links

What you enter is kept in .data. Ctrl-C stops everything.
`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
