import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import type { Patience } from '../../bot/compose/patience.ts';
import { readConfig } from '../../bot/config.ts';
import { createLogger } from '../../bot/log/log.ts';
import type { Vault } from '../../bot/secrets/vault.ts';
import { type RunningBot, startBot } from '../../bot/start-bot.ts';
import type { Store } from '../../bot/store/store.ts';
import type { Telemetry } from '../../bot/telemetry/telemetry.ts';
import type { Fault } from '../../simulator/faults.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/start-simulator.ts';
import type { Words } from '../../words/words.ts';
import { newFolder } from '../new-folder.ts';
import type { Identity } from '../teams/channel-identity.ts';
import { ourTenant, type Window } from '../teams/chat-window.ts';
import type { Reads } from '../teams/shown-card.ts';
import { startTeams, type Teams } from '../teams/teams-client.ts';
import type { CosmosServer } from './start-cosmos-server.ts';

export const people = {
  rep: { name: 'Robin Reyes', aadObjectId: '0a1b0000-0000-4000-8000-000000000001' },
  secondRep: { name: 'Sam Stone', aadObjectId: '0a1b0000-0000-4000-8000-000000000002' },
  manager: { name: 'Morgan Lee', aadObjectId: '0a1b0000-0000-4000-8000-000000000003' },
  secondManager: { name: 'Max Moreno', aadObjectId: '0a1b0000-0000-4000-8000-000000000004' },
  nobody: { name: 'Noel Noone', aadObjectId: '0a1b0000-0000-4000-8000-000000000005' },
  /** Somebody of another company. */
  stranger: {
    name: 'Sid Stranger',
    aadObjectId: '0a1b0000-0000-4000-8000-000000000006',
    tenantId: '99999999-3d53-4c0e-9d0b-000000000009',
  },
} as const;

const Mails = z.array(
  z.object({
    to: z.string(),
    from: z.string(),
    replyTo: z.string().optional(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
  }),
);
export type SentMail = z.infer<typeof Mails>[number];

/** Bot, Partner Center and Teams on one machine, with one clock that can be put forward. */
export interface Product {
  readonly botUrl: string;
  readonly simulator: Simulator;
  readonly teams: Teams;
  /** The chats of the sales rep and of an approver, both open. */
  readonly rep: Window;
  readonly manager: Window;
  /** The settings of the bot, as a process of its own would get them. */
  readonly settings: Readonly<Record<string, string>>;
  /** How long a form waits, and a call of Teams, in ms: shorter where a test is about that. */
  readonly patience: { form: number; answer: number };
  /** Puts the clock of everything forward. */
  later(milliseconds: number): void;
  /** The clock of everything, ms UTC. */
  now(): number;
  /** Orders trouble at Partner Center for the next matching requests. */
  trouble(match: string, fault: Fault['fault'], more?: Partial<Fault>): Promise<void>;
  /** The newest mail to somebody, that says so, once there is one. */
  mailTo(address: string, says?: RegExp): Promise<SentMail>;
  mails(): Promise<readonly SentMail[]>;
  /** Waits until the bot has logged so many lines like this one. */
  untilLogged(match: RegExp, times?: number): Promise<void>;
  stopBot(): Promise<void>;
  /** @param settings in place of those it had */
  startBot(settings?: Readonly<Record<string, string>>): Promise<void>;
  /** All lines the bot has logged, with everything that can be logged. */
  logged(): string;
  /** All bytes of the SQLite store's files, and not the key beside them. */
  stored(): string;
  close(): Promise<void>;
}

export interface ProductOptions extends Pick<SimulatorOptions, 'timings' | 'classicAttestation' | 'partnerCountry'> {
  /** Where the bot keeps its documents, in a database of this product's own; without it in a SQLite file. */
  readonly cosmos?: CosmosServer;
  readonly settings?: Readonly<Record<string, string>>;
  /** Whom the bot believes, and whom Teams calls as; without it the bot believes everybody. */
  readonly identity?: Identity;
  /** In place of the one that the settings name; closed with the bot. */
  readonly store?: Store;
  /** How the bot fetches the files that people attach. */
  readonly fileDispatcher?: Dispatcher;
  /** In place of the one that the settings name. */
  readonly vault?: Vault;
  /** How many ms the bot's clock is ahead of everything else's. */
  readonly clockIsAhead?: () => number;
  /** Hears of each line that the bot logs. */
  readonly heard?: (line: string) => void;
  /** Where the built tab is. */
  readonly tabFolder?: string;
  /** In place of where the settings send it. */
  readonly telemetry?: Telemetry;
  /** The language people read; without it English. */
  readonly words?: Words;
  /** How long somebody waits; without it a minute for each. */
  readonly patience?: Partial<Patience>;
  /** How the people here understand what they read; without it they read English. */
  readonly reads?: Reads;
}

/** How long something that the bot does by itself may take, in ms. */
const longestWait = 60_000;

/** A machine that has much else to do is slow, and no test is about that. */
export const ofBusyMachine: Patience = { answer: 60_000, form: 60_000, partnerCenter: 60_000 };

/** Everything is there at once, unless a test is about waiting for it. */
const noDelays = { customerReadableMs: 0, verificationMs: 0, orderCompletedMs: 0, orderFulfilledMs: 0 };

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const folder = newFolder('onboarding');
  const lines: string[] = [];
  const logged = new EventEmitter();
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const simulator = await startSimulator({
    port: 0,
    clock: now,
    ...options,
    timings: { ...noDelays, ...options.timings },
  });
  const rootFile = join(folder, 'root.pem');
  writeFileSync(rootFile, simulator.webhookRoot);
  const port = await freePort();
  const botUrl = `http://127.0.0.1:${port}`;
  const settings = {
    PORT: String(port),
    PUBLIC_URL: botUrl,
    ALLOWED_TENANTS: ourTenant,
    SQLITE_FILE: join(folder, 'onboarding.sqlite'),
    PARTNER_CENTER_URL: simulator.url,
    PARTNER_CENTER_LOGIN_URL: simulator.url,
    PARTNER_CENTER_GRAPH_URL: simulator.url,
    PARTNER_CENTER_TENANT_ID: '6f1c0a52-3d53-4c0e-9d0b-00000000000a',
    PARTNER_CENTER_CLIENT_ID: '6f1c0a52-3d53-4c0e-9d0b-00000000000b',
    PARTNER_CENTER_CLIENT_SECRET: 'simulator',
    PARTNER_CENTER_REFRESH_TOKEN: 'simulator-refresh-token',
    PARTNER_CENTER_POLL_SECONDS: '1',
    UNDO_SECONDS: '0',
    DIGEST: 'off',
    PARTNER_CENTER_WEBHOOK_CERT_HOSTS: '127.0.0.1',
    PARTNER_CENTER_WEBHOOK_CA: rootFile,
    APPROVERS: `${people.manager.aadObjectId},${people.secondManager.aadObjectId}`,
    ...(options.cosmos && { ...options.cosmos.settings, COSMOS_DATABASE: randomUUID() }),
    ...options.identity?.settings,
    ...options.settings,
  };
  const write = (line: string) => {
    lines.push(line);
    options.heard?.(line);
    logged.emit('line');
  };
  const log = createLogger({ level: 'debug', destination: { write } });
  const patience = { ...ofBusyMachine, ...options.patience };
  const start = (others: Readonly<Record<string, string>> = {}) =>
    startBot(readConfig({ ...settings, ...others }), log, {
      now: () => now() + (options.clockIsAhead?.() ?? 0),
      graphToken: async () => 'graph-token',
      patience,
      ...(options.store && { store: options.store }),
      ...(options.vault && { vault: options.vault }),
      ...(options.fileDispatcher && { fileDispatcher: options.fileDispatcher }),
      ...(options.tabFolder && { tabFolder: options.tabFolder }),
      ...(options.telemetry && { telemetry: options.telemetry }),
      ...(options.words && { words: options.words }),
    });
  let bot: RunningBot | undefined = await start();

  const { reads = (text: string) => text } = options;
  const teams = await startTeams(botUrl, reads, options.identity);
  const [rep, manager] = [teams.window(people.rep), teams.window(people.manager)];
  await rep.open();
  await manager.open();

  const mails = async () => {
    // A bot that was restarted knows nothing of a connection from before.
    const response = await fetch(`${botUrl}/outbox.json`, { headers: { Connection: 'close' } });
    return Mails.parse(await response.json());
  };
  const stopBot = async () => {
    await bot?.stop();
    bot = undefined;
  };
  return {
    botUrl,
    simulator,
    teams,
    rep,
    manager,
    settings,
    patience,
    later: (milliseconds) => {
      ahead += milliseconds;
      bot?.wake();
    },
    async trouble(match, fault, more) {
      const body = JSON.stringify({ match, fault, ...more });
      const { status } = await fetch(`${simulator.url}/_faults`, { method: 'POST', body });
      assert.equal(status, 204);
    },
    now,
    mails,
    async mailTo(address, says = /./) {
      // The outbox tells nobody when a mail has come, so it is asked until it has one.
      for (const deadline = Date.now() + longestWait; Date.now() < deadline; ) {
        const received = (await mails()).filter(({ to }) => to === address);
        const read = received.map((mail) => ({ ...mail, subject: reads(mail.subject), text: reads(mail.text) }));
        const mail = read.find(({ text }) => says.test(text));
        if (mail !== undefined) return mail;
        await pause(10);
      }
      throw new Error(`No mail came for ${address}.`);
    },
    async untilLogged(match, times = 1) {
      const signal = AbortSignal.timeout(longestWait);
      while (lines.filter((line) => match.test(line)).length < times) await once(logged, 'line', { signal });
    },
    stopBot,
    async startBot(others) {
      bot = await start(others);
    },
    logged: () => lines.join(''),
    stored: () =>
      options.cosmos
        ? assert.fail('only a file can be read as it is')
        : readdirSync(folder)
            .filter((name) => name.startsWith('onboarding.sqlite'))
            .map((name) => readFileSync(join(folder, name), 'latin1'))
            .join(''),
    async close() {
      await stopBot();
      await teams.close();
      await simulator.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * A port that nobody listens on: the bot's links name it, so it has to be known beforehand and stay. It is none of those
 * that the system gives to connections (from 32768 on), one of which would take it before the bot does.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(11_000, 32_000);
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', (error) =>
      'code' in error && error.code === 'EADDRINUSE' ? resolve(freePort()) : reject(error),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(port)));
  });
}
