import { EventEmitter } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../../bot/config.ts';
import { createLogger } from '../../bot/log/log.ts';
import { openVault } from '../../bot/secrets/open-vault.ts';
import type { Vault } from '../../bot/secrets/vault.ts';
import { createOnboardings, type Onboardings } from '../../bot/store/onboardings.ts';
import { openStore } from '../../bot/store/open-store.ts';
import type { Store } from '../../bot/store/store.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';
import { startCosmosServer } from '../flow/start-cosmos-server.ts';
import { freePort, people } from '../flow/start-product.ts';
import { newFolder } from '../new-folder.ts';
import { openWindow, ourTenant, type Surroundings, type TeamsPerson, type Window } from '../teams/chat-window.ts';
import { type Connector, startConnector } from '../teams/connector.ts';
import { type ReceivedMail, startMailServer } from './mail-server.ts';
import { type NextSystem, startNextSystem } from './next-system.ts';
import { type Processes, type ProcessOptions, startProcesses } from './processes.ts';
import { type Crossing, type Fate, layWire } from './wire.ts';

/** Bot processes on one store, and around them Partner Center, Teams and mail, each behind a line that can be watched. */
export interface World {
  readonly simulator: Simulator;
  readonly processes: Processes;
  readonly connector: Connector;
  /** Every mail that was taken, a repeated one again. */
  readonly mails: readonly ReceivedMail[];
  readonly nextSystem: NextSystem;
  /** The passwords that Partner Center gave with new tenants, by domain. */
  readonly passwords: ReadonlyMap<string, ReadonlySet<string>>;
  readonly store: Store;
  readonly onboardings: Onboardings;
  readonly vault: Vault;
  /** What reps have taken out of it, by onboarding. */
  readonly taken: Map<string, string | undefined>;
  /** Everything that crosses a line is shown to this one. */
  watch: (crossing: Crossing) => Promise<Fate>;
  /** Told of every mail. */
  onMail: (mail: ReceivedMail) => void;
  window(person: TeamsPerson): Window;
  close(): Promise<void>;
}

export type StoreKind = 'sqlite' | 'cosmos';

interface Options extends ProcessOptions {
  readonly processes: number;
  /** Where documents are kept: in a file, or in a Cosmos-compatible server of its own. */
  readonly store?: StoreKind;
}

/** Behind the same line, but nothing that the bot asks for. */
const customersPage = /^\S+ \/(accept-|agreement|admin)/i;

/** How long a person, or Teams, goes on trying to get a message to the bot, in ms. */
const patience = 120_000;

export async function startWorld(options: Options): Promise<World> {
  const folder = newFolder('crash');
  const simulator = await startSimulator({
    port: 0,
    // As Microsoft documents it. Were they good for one use only, a process killed between use and saving would end it.
    usedRefreshToken: 'accepted',
    timings: {
      customerReadableMs: 0,
      verificationMs: 200,
      orderCompletedMs: 0,
      orderFulfilledMs: 0,
      webhookPauseMs: 500,
    },
  });
  const rootFile = join(folder, 'root.pem');
  writeFileSync(rootFile, simulator.webhookRoot);
  const changes = new EventEmitter().setMaxListeners(10_000);
  const connector = await startConnector(() => changes.emit('change'));
  const nextSystem = await startNextSystem();
  const mails: ReceivedMail[] = [];
  const passwords = new Map<string, Set<string>>();
  const seen = async (crossing: Crossing): Promise<Fate> => {
    if (customersPage.test(crossing.what)) return 'goes on';
    if (crossing.moment === 'carried out' && crossing.what === 'POST /v1/customers') notePassword(crossing.answer);
    return world.watch(crossing);
  };
  const notePassword = (answer: string) => {
    const [, domain = ''] = /"domain":\s*"([^"]+)"/.exec(answer) ?? [];
    const [, password] = /"password":\s*"([^"]+)"/.exec(answer) ?? [];
    if (password === undefined) return;
    passwords.set(domain, (passwords.get(domain) ?? new Set()).add(password));
  };

  const goesOn = async (): Promise<Fate> => 'goes on';
  const front = await layWire({ target: () => processes?.oneUp(), watch: goesOn });
  const teams = await layWire({ target: () => connector.url, watch: (crossing) => seen(crossing) });
  const cosmos = options.store === 'cosmos' ? await startCosmosServer() : undefined;
  const shared = {
    PUBLIC_URL: front.url,
    ALLOWED_TENANTS: ourTenant,
    SQLITE_FILE: join(folder, 'onboarding.sqlite'),
    MAIL: 'smtp',
    MAIL_FROM: 'onboarding@northwind.example',
    PARTNER_CENTER_LOGIN_URL: simulator.url,
    PARTNER_CENTER_TENANT_ID: '6f1c0a52-3d53-4c0e-9d0b-00000000000a',
    PARTNER_CENTER_CLIENT_ID: '6f1c0a52-3d53-4c0e-9d0b-00000000000b',
    PARTNER_CENTER_CLIENT_SECRET: 'simulator',
    PARTNER_CENTER_REFRESH_TOKEN: 'simulator-refresh-token',
    PARTNER_CENTER_POLL_SECONDS: '1',
    PARTNER_CENTER_WEBHOOK_CERT_HOSTS: '127.0.0.1',
    PARTNER_CENTER_WEBHOOK_CA: rootFile,
    // So short that each deal passes it, so long that a process can die within it.
    UNDO_SECONDS: '1',
    DEAL_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
    DIGEST: 'off',
    APPROVERS: people.manager.aadObjectId,
    HOURLY_ONBOARDINGS: '100000',
    HOURLY_MAILS: '100000',
    HOURLY_COMMANDS: '100000',
    HOURLY_LOOKUPS: '100000',
    LOG_LEVEL: 'info',
    ...cosmos?.settings,
  };
  const lines = await Promise.all(
    Array.from({ length: options.processes }, async (_, from) => {
      const partnerCenter = await layWire({ target: () => simulator.url, watch: (crossing) => seen(crossing), from });
      const mail = await startMailServer({
        from,
        watch: (crossing) => seen(crossing),
        received: (received) => {
          mails.push(received);
          world.onMail(received);
        },
      });
      const next = await layWire({ target: () => nextSystem.url, watch: (crossing) => seen(crossing), from });
      return { partnerCenter, mail, next };
    }),
  );
  const toRun = await Promise.all(
    lines.map(async ({ partnerCenter, mail, next }) => {
      const port = await freePort();
      const addresses = {
        PORT: String(port),
        PARTNER_CENTER_URL: partnerCenter.url,
        PARTNER_CENTER_LOGIN_URL: partnerCenter.url,
        SMTP_URL: mail.url,
        DEAL_WEBHOOK_URL: `${next.url}/told`,
      };
      return { settings: { ...shared, ...addresses }, url: `http://127.0.0.1:${port}` };
    }),
  );
  let processes: Processes | undefined;
  const { store: storeConfig, secrets } = readConfig({ ...shared, SMTP_URL: 'smtp://127.0.0.1' });
  const store = await openStore(storeConfig, { production: false });

  const deliver: Surroundings['deliver'] = async (activity, client) => {
    const body = JSON.stringify(activity);
    const headers = {
      'Content-Type': 'application/json',
      ...(client === 'playground' && { 'x-ms-agents-playground': 'true' }),
    };
    for (const deadline = Date.now() + patience; ; ) {
      // The same activity again, as Teams does with what it got no answer to.
      const response = await fetch(`${front.url}/api/messages`, { method: 'POST', headers, body });
      const text = await response.text();
      if (response.ok) return text === '' ? undefined : JSON.parse(text);
      if (response.status !== 502 || Date.now() > deadline) {
        throw new Error(`the bot answered HTTP ${response.status}: ${text}`);
      }
      await pause(50);
    }
  };
  const until: Surroundings['until'] = async (look, what) => {
    const patient = AbortSignal.timeout(patience);
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise<void>((resolve, reject) => {
        const late = () => reject(new Error(`Waited in vain for ${what}`));
        patient.addEventListener('abort', late, { once: true });
        changes.once('change', () => {
          patient.removeEventListener('abort', late);
          resolve();
        });
      });
    }
  };
  const behindWire: Connector = { ...connector, url: teams.url };

  const world: World = {
    simulator,
    get processes() {
      if (processes === undefined) throw new Error('No process was started.');
      return processes;
    },
    connector,
    mails,
    nextSystem,
    passwords,
    store,
    onboardings: createOnboardings(store, createLogger({ level: 'silent' })),
    vault: await openVault(secrets, store),
    taken: new Map(),
    watch: goesOn,
    onMail: () => undefined,
    window: (person) => openWindow({ connector: behindWire, deliver, until }, person, 'playground'),
    async close() {
      await processes?.close();
      await store.close();
      await Promise.all([front, teams, connector, simulator, nextSystem].map((one) => one.close()));
      await Promise.all(lines.flatMap((line) => Object.values(line).map((each) => each.close())));
      await cosmos?.close();
      rmSync(folder, { recursive: true });
    },
  };
  processes = await startProcesses(toRun, options);
  return world;
}
