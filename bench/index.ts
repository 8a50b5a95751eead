import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demo } from '../dev/demo.ts';
import { startSimulator } from '../simulator/start-simulator.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { openChat } from './chat.ts';
import { startConnector } from './connector.ts';
import { compare, type Ratio, type Side } from './measure.ts';
import { ratioTable } from './ratio-table.ts';
import { echo, type PrepareTurn, turns } from './turns.ts';

/**
 * `npm run bench`: what a turn of our bot costs, as a multiple of what an echo bot on the same stack takes for its own.
 * Connector and Partner Center are in this process and answer at once. Neither bot has an identity, so neither checks
 * tokens, which would cost both the same. Our store is SQLite in the folder for temporary files.
 */

const rounds = 7;
/** Rounds that do not count: until both run compiled code and ours has the catalog at hand. */
const warmUps = 2;
const chatsAtOnce = 8;

const folder = mkdtempSync(join(tmpdir(), 'onboarding-bench-'));
const connector = await startConnector();
const simulator = await startSimulator({ port: 0 });
const bots: BotProcess[] = [];
try {
  const echoBot = await start(new URL('./echo-bot.ts', import.meta.url), {});
  const ourBot = await start(new URL('./onboarding-bot.ts', import.meta.url), {
    ...demo.settings(simulator.url),
    PORT: '0',
    SQLITE_FILE: join(folder, 'onboarding.sqlite'),
  });
  const echoing = await openChats(echoBot, 'echo', echo);
  const rows: (Side & { name: string; ratios: Ratio[] })[] = [
    { name: 'the echo bot against itself', ratios: [], ...echoing },
  ];
  for (const [name, prepare] of Object.entries(turns)) {
    rows.push({ name, ratios: [], ...(await openChats(ourBot, `rep${rows.length}`, prepare)) });
  }
  for (let round = -warmUps; round < rounds; round++) {
    for (const row of rows) {
      const ratio = await compare(row, echoing);
      if (round >= 0) row.ratios.push(ratio);
    }
  }
  process.stdout.write(`Our bot as a multiple of an echo bot on the same stack, ${chatsAtOnce} chats at once;\n`);
  process.stdout.write(`median (lowest–highest) of ${rounds} rounds.\n\n${ratioTable(rows)}\n`);
} finally {
  for (const bot of bots) await bot.stop();
  await simulator.close();
  connector.close();
  rmSync(folder, { recursive: true });
}

async function start(script: URL, environment: NodeJS.ProcessEnv): Promise<BotProcess> {
  const bot = await startBotProcess(script, environment);
  bots.push(bot);
  return bot;
}

/** One chat for each of so many people. */
async function openChats(bot: BotProcess, people: string, prepare: PrepareTurn): Promise<Side> {
  const names = Array.from({ length: chatsAtOnce }, (_, index) => `${people}n${index}`);
  const chats = await Promise.all(names.map((name) => prepare(openChat(bot.url, connector, name), name)));
  return { bot, chats };
}
