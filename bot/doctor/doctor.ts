import { redactText } from '../../errors/redact.ts';
import type { Config } from '../config.ts';
import { graphTokens } from '../identity/app-tokens.ts';
import { createLogger } from '../log/log.ts';
import { openVault } from '../secrets/open-vault.ts';
import { signInGraphTokens } from '../sign-in/graph-tokens.ts';
import { openStore } from '../store/open-store.ts';
import type { Examined, Finding } from './check.ts';
import { examine } from './examine.ts';
import { lineOf } from './lines.ts';
import { createPartnerCenterOf } from './partner-center-of.ts';
import { rowsOf } from './table.ts';
import { withNetworkFault } from './with-network-fault.ts';

/** In place of the bot's own. */
export interface DoctorOptions {
  /** Where the running bot is; without it at PUBLIC_URL. */
  readonly url?: string | undefined;
  readonly graphToken?: () => Promise<string>;
  readonly now?: () => number;
  /** How long one check may take, in ms. */
  readonly timeLimit?: number | undefined;
  readonly say: (line: string) => void;
}

/**
 * Looks at everything that the settings name, and says a line about each.
 * @returns whether nothing is wrong
 */
export async function doctor(config: Config, options: DoctorOptions): Promise<boolean> {
  const rows = rowsOf(config);
  const width = Math.max(...rows.map(({ name }) => name.length));
  const line = (name: string) => (finding: Finding) => options.say(lineOf(name, width, finding));
  const { examined, close } = openExamined(config, options);
  try {
    return await examine(rows, examined, (name, findings) => findings.forEach(line(name)), options.timeLimit);
  } finally {
    await close();
  }
}

/** What the settings name, each opened when it is first looked at. */
export function openExamined(config: Config, options: Omit<DoctorOptions, 'say'>) {
  const { now = Date.now, graphToken } = options;
  const store = once(async () => openStore(config.store, config));
  const vault = once(async () => openVault(config.secrets, await store()));
  const examined: Examined = {
    config,
    store,
    vault,
    graphToken: graphToken ?? once(async () => graphTokens(config.teams)()),
    signInToken: graphToken ?? signInToken(config),
    partnerCenterOf: createPartnerCenterOf(vault, createLogger({ level: 'silent' }), now),
    botUrl: withoutSecrets(options.url ?? config.http.publicUrl),
    now,
  };
  return {
    examined,
    close: async () => {
      const opened = await store().catch(() => undefined);
      await opened?.close();
    },
  };
}

function signInToken({ signIn, teams }: Config): () => Promise<string> {
  if (signIn === undefined) return () => Promise.reject(new Error('nobody signs in'));
  return () => withNetworkFault((through) => signInGraphTokens(signIn, teams, through)());
}

/** Where the bot is, as it may be said. */
function withoutSecrets(address: string): string {
  const url = URL.parse(address);
  return url === null ? redactText(address) : `${url.origin}${url.pathname}`.replace(/(?<!\/)\/+$/, '');
}

/** The same promise for all who need it. */
function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => {
    started ??= start();
    return started;
  };
}
