import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Log } from '../bot/log/log.ts';
import { createOnboardings } from '../bot/store/onboardings.ts';
import { openSqliteStore } from '../bot/store/sqlite.ts';
import { demoToken } from '../bot/tab/api/who-looks.ts';
import { buildBot, startCommand, startEnvironment } from '../dev/build/build.ts';
import { demo } from '../dev/demo.ts';
import { startSimulator } from '../simulator/start-simulator.ts';
import { writeApproved } from '../test/crash/approved-record.ts';
import { newCustomer } from '../test/crash/customers.ts';
import { freePort } from '../test/flow/start-product.ts';
import { ourTenant, type Window } from '../test/teams/chat-window.ts';
import { startTeams } from '../test/teams/teams-client.ts';
import type { Figure } from './figures.ts';
import { memoryGoal } from './goals.ts';
import { people } from './people.ts';

/** After so many deals it is looked at. */
const looks = [0, 20, 100, 300];
/** At the same time. */
const batch = 20;
const noDelays = { customerReadableMs: 0, verificationMs: 0, orderCompletedMs: 0, orderFulfilledMs: 0 };
const Held = z.object({ rss: z.number(), heapUsed: z.number(), external: z.number() });

/** Loaded before the bot, as it is: what Node needs for TypeScript would count as well. */
const tellMemory = `process.on('message', () => {
  const { rss } = process.memoryUsage();
  gc();
  const { heapUsed, external } = process.memoryUsage();
  process.send({ rss, heapUsed, external });
});`;

/**
 * What the built bot holds, in its own process as the image starts it, after deals that are carried out to their orders,
 * while their reps and an operator talk to it and have their tabs open. What it needs of it is known once what nothing leads to is collected.
 */
export async function measureDeals(log: Log): Promise<readonly Figure[]> {
  const simulator = await startSimulator({ port: 0, timings: noDelays });
  const folder = mkdtempSync(join(tmpdir(), 'onboarding-bench-'));
  const file = join(folder, 'onboarding.sqlite');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await buildBot(join(folder, 'app'));
  const [, ...flags] = startCommand.slice(0, -1);
  const bot = fork(join(folder, 'app', startCommand.at(-1) ?? ''), {
    env: {
      ...startEnvironment,
      ...demo.settings(simulator.url),
      ...{ PORT: String(port), PUBLIC_URL: url, SQLITE_FILE: file, ALLOWED_TENANTS: ourTenant, REPS: 'everyone' },
      ...{ PARTNER_CENTER_POLL_SECONDS: '1', HOURLY_MAILS: '100000', HOURLY_COMMANDS: '100000', LOG_LEVEL: 'error' },
    },
    execArgv: [...flags, '--expose-gc', '--import', `data:text/javascript,${encodeURIComponent(tellMemory)}`],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(bot, 'exit');
  const figures: Figure[] = [];
  const teams = await startTeams(url);
  try {
    await untilReady(url);
    const store = openSqliteStore({ file });
    const onboardings = createOnboardings(store, log);
    let done = 0;
    for (const wanted of looks) {
      for (; done < wanted; done += batch) {
        const chats: Window[] = [];
        for (const rep of people(`of${done}-`, batch)) {
          const chat = teams.window({ name: 'Robin Reyes', aadObjectId: rep.id, tenantId: ourTenant });
          await chat.open();
          chats.push(chat);
          const customer = newCustomer({ simulator }, 'new tenant, agreement signed', `k${rep.name.replace('-', 'x')}`);
          await writeApproved({ onboardings, simulator }, customer, rep.id);
        }
        await chats[0]?.say('status');
        await chats[1]?.say('list');
        for (const rep of people(`of${done}-`, 5)) await lookIntoTab(url, rep.id);
        await lookIntoTab(url, demo.people.manager);
        await untilOrdered(simulator.state.orders, done + batch);
      }
      bot.send('how much?');
      const [answer] = await once(bot, 'message');
      const { rss, heapUsed, external } = Held.parse(answer);
      const at = wanted === 0 ? 'when started' : `after ${wanted} deals`;
      figures.push({ name: `resident memory ${at}`, values: [rss / 2 ** 20], unit: 'MB', goal: memoryGoal });
      const heap = (heapUsed + external) / 2 ** 20;
      figures.push({ name: `of it needed by what the bot keeps, ${at}`, values: [heap], unit: 'MB', goal: undefined });
    }
    await store.close();
    return figures;
  } finally {
    bot.kill('SIGKILL');
    await ended;
    await teams.close();
    await simulator.close();
    rmSync(folder, { recursive: true });
  }
}

/** As the tab does for whoever has it open. */
async function lookIntoTab(url: string, id: string): Promise<void> {
  const authorization = `Bearer ${demoToken({ id, tenantId: ourTenant, name: 'Robin Reyes' })}`;
  for (const question of ['me', 'work', 'deals', 'approvals', 'figures', 'operations']) {
    const answer = await fetch(`${url}/api/tab/${question}`, { headers: { authorization, 'x-time-zone': 'UTC' } });
    await answer.arrayBuffer();
  }
}

async function untilOrdered(orders: readonly unknown[], wanted: number): Promise<void> {
  for (const deadline = Date.now() + 300_000; Date.now() < deadline; await pause(100)) {
    if (orders.length >= wanted) return;
  }
  throw new Error(`Of ${wanted} deals ${orders.length} have their orders.`);
}

async function untilReady(url: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(50)) {
    if (
      await fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
  }
  throw new Error('The built bot does not get ready.');
}
