import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../bot/log/log.ts';
import { openSqliteStore } from '../bot/store/sqlite.ts';
import { demo } from '../dev/demo.ts';
import { startSimulator } from '../simulator/start-simulator.ts';
import { startIdentity } from '../test/teams/channel-identity.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { openChat } from './chat.ts';
import { startConnector } from './connector.ts';
import type { Side } from './measure.ts';
import { people } from './people.ts';
import { fillStore, recordOf } from './records.ts';
import { type Button, echo, type PrepareTurn, turnsOf } from './turns.ts';

/**
 * Our bot and an echo bot on the same stack, each in a process of its own, before the same channel. Connector, identity
 * and Partner Center are in this process and answer at once. Our store is SQLite in the folder for temporary files.
 */
export interface Contest {
  readonly ourBot: BotProcess;
  readonly echoing: Side;
  /** The kinds of turns, by name. */
  readonly turns: readonly string[];
  /** Our bot in chats that are ready for turns of this kind; asked again, in the same ones. */
  open(turn: string): Promise<Side>;
  stop(): Promise<void>;
}

export const chatsAtOnce = 8;
const approvers = people('approve', chatsAtOnce);
/** Each of the few people here does what many do. */
const unlimited = {
  HOURLY_ONBOARDINGS: '1000000',
  HOURLY_MAILS: '1000000',
  HOURLY_COMMANDS: '1000000',
  HOURLY_LOOKUPS: '1000000',
};
/** More than are ever approved. */
const requestCount = 2500;

export async function startContest(log: Log): Promise<Contest> {
  const folder = mkdtempSync(join(tmpdir(), 'onboarding-bench-'));
  const file = join(folder, 'onboarding.sqlite');
  const requests = await keepRequests(file, log);
  const identity = await startIdentity();
  const connector = await startConnector();
  const simulator = await startSimulator({ port: 0 });
  const echoBot = await startBotProcess(new URL('./echo-bot.ts', import.meta.url), identity.settings);
  const ourBot = await startBotProcess(new URL('./onboarding-bot.ts', import.meta.url), {
    ...demo.settings(simulator.url),
    ...identity.settings,
    APPROVERS: approvers.map(({ id }) => id).join(),
    REPS: 'everyone',
    ...unlimited,
    PORT: '0',
    SQLITE_FILE: file,
  });
  const turns = turnsOf(requests.values());

  const authorization = identity.authorization(connector.url);
  const open = async (bot: BotProcess, name: string, prepare: PrepareTurn): Promise<Side> => {
    const channel = { botUrl: bot.url, connector, authorization };
    const chats = people(name, chatsAtOnce).map((person) => prepare(openChat(channel, person), person));
    return { bot, chats: await Promise.all(chats) };
  };
  const opened = new Map<string, Promise<Side>>();
  return {
    ourBot,
    echoing: await open(echoBot, 'echo', echo),
    turns: Object.keys(turns),
    open(turn) {
      const prepare = turns[turn];
      if (prepare === undefined) throw new Error(`There is no turn “${turn}”.`);
      const side = opened.get(turn) ?? open(ourBot, turn.replaceAll(' ', ''), prepare);
      opened.set(turn, side);
      return side;
    },
    async stop() {
      await echoBot.stop();
      await ourBot.stop();
      await simulator.close();
      connector.close();
      identity.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** What is waiting for an approval when our bot starts. */
async function keepRequests(file: string, log: Log): Promise<readonly Button[]> {
  const requester = { name: 'requester', id: 'requester' };
  const records = Array.from({ length: requestCount }, (_, number) => recordOf(number, 'awaiting-approval', requester));
  const store = openSqliteStore({ file });
  await fillStore(store, log, records);
  await store.close();
  return records.map(({ id, revision }) => ({ id, revision }));
}
