import { existsSync, mkdirSync } from 'node:fs';
import { firstToEnd, stopChildren } from './child.ts';
import { openPlayground } from './open-playground.ts';
import { type Product, startProduct } from './start-product.ts';

/** Where the parts keep what they know. */
const folder = '.data';
const say = (line: string) => void process.stdout.write(`${line}\n`);

/**
 * `npm start`: the whole product on one machine, with a Teams-like window for the rep and one for the manager.
 * Rejects when a part does not come up, or ends.
 */
async function main(): Promise<never> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  mkdirSync(folder, { recursive: true });
  say('Starting…');
  const product = await startProduct({
    folder,
    simulatorPort: 4010,
    botPort: Number(process.env.PORT || 3978),
    environment: process.env,
    say,
  });
  const rep = await openPlayground({ person: 'rep', port: 56150, botUrl: product.botUrl, folder, say });
  const manager = await openPlayground({ person: 'manager', port: 56151, botUrl: product.botUrl, folder, say });
  tellWhatToOpen(rep, manager, product);
  throw new Error(`${await firstToEnd()} Stopping the rest.`);
}

function tellWhatToOpen(rep: string, manager: string, { botUrl: bot, simulatorUrl: simulator, crmUrl }: Product): void {
  const crm =
    crmUrl === undefined ? '' : `\n  ${crmUrl}          the CRM: its accounts, and what the bot wrote back to them`;
  say(`
Everything is running. Open these two in a browser, each in a tab of its own:

  ${rep}   Teams, as Robin Reyes, sales rep
  ${manager}   Teams, as Morgan Lee, manager: open it now, approvals arrive here

In the rep's window type:   onboard ABC Corp ann@abccorp.com

Beside it:
  ${simulator}          the Partner Center simulator: customers, orders, and the customer's pages${crm}
  ${bot}/tab/host   the tab, with a page that plays Teams around it: choose who looks, the theme, the width
  ${bot}/outbox   the mails the customer would have got, with their links

What you enter is kept in .data. Ctrl-C stops everything.
`);
}

let leaving = false;

/** Stops all parts and ends; the reason is told unless somebody asked for it. */
async function leave(exitCode: 0 | 1, reason: string): Promise<void> {
  if (leaving) return;
  leaving = true;
  if (reason !== '') process.stderr.write(`${reason}\n`);
  await stopChildren();
  process.exit(exitCode);
}

/** npm passes a SIGTERM to the shell that it runs a script in; the shell ends, and the script hears nothing. */
function leaveWithShell(): void {
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) void leave(0, '');
  }, 300).unref();
}

if (process.env.npm_lifecycle_event !== undefined) leaveWithShell();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void leave(0, ''));
main().catch((error: unknown) => leave(1, error instanceof Error ? error.message : String(error)));
