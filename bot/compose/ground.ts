import type { Dispatcher } from 'undici';
import { tabFolder } from '../../files/shipped-file.ts';
import { english } from '../../words/english.ts';
import { languages } from '../../words/languages.ts';
import { createWords, type Words } from '../../words/words.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log/log.ts';
import { createRefusalLog, type RefusalLog } from '../log/refusals.ts';
import { reachStore, reachVault } from '../reach-at-start.ts';
import { createSignatures, type Signatures } from '../secrets/signatures.ts';
import type { Vault } from '../secrets/vault.ts';
import { knowingFailingWrites } from '../store/failing-writes.ts';
import type { Store } from '../store/store.ts';
import { openTelemetry } from '../telemetry/open-telemetry.ts';
import { tracedStore, tracedVault } from '../telemetry/store-and-vault.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { type Patience, patienceOfTeams } from './patience.ts';

/** What a caller may bring instead of the product's own. */
export interface StartOptions {
  /** The clock, ms UTC. */
  readonly now?: () => number;
  /** Takes the place of the store that the settings name; closed with the bot. */
  readonly store?: Store;
  /** In place of the one that the settings name. */
  readonly vault?: Vault;
  readonly words?: Words;
  /** Where the built tab is; without it where `npm run build` and `npm start` put it. */
  readonly tabFolder?: string;
  /** How files are fetched from where Teams keeps them. */
  readonly fileDispatcher?: Dispatcher;
  /** For Microsoft Graph; without it the bot's own, which it has only with an identity. */
  readonly graphToken?: () => Promise<string>;
  /** In place of where the settings send it. */
  readonly telemetry?: Telemetry;
  /** How long somebody waits; without it as long as Teams does. */
  readonly patience?: Patience;
}

/** What every part stands on. */
export interface Ground extends Pick<StartOptions, 'fileDispatcher' | 'graphToken'> {
  readonly config: Config;
  /** What the addresses of our pages start with. */
  readonly publicUrl: string;
  readonly log: Log;
  readonly telemetry: Telemetry;
  readonly now: () => number;
  readonly patience: Patience;
  /** The language of whoever has none of their own. */
  readonly words: Words;
  /** All languages that there are, the bot's own first: what people at customers may read. */
  readonly everyWords: readonly [Words, ...Words[]];
  /** Where the built tab is. */
  readonly tabFolder: string;
  readonly store: Store;
  readonly vault: Vault;
  readonly signatures: Signatures;
  /** Who called and was not let in. */
  readonly refusals: RefusalLog;
}

/** @throws OnboardingError where store or vault cannot be reached */
export async function openGround(config: Config, log: Log, options: StartOptions): Promise<Ground> {
  const { now = Date.now, words = english, patience = patienceOfTeams } = options;
  const { fileDispatcher, graphToken } = options;
  const telemetry = options.telemetry ?? (await openTelemetry(config, log));
  const heardCharge = (operation: string, units: number) => telemetry.count('csp.store.units', units, { operation });
  const opened = knowingFailingWrites(options.store ?? (await reachStore(config, heardCharge)), now);
  const vault = tracedVault(telemetry, options.vault ?? (await reachVault(config, opened, log)));
  const store = tracedStore(telemetry, opened, config.store.kind === 'cosmos' ? 'azure.cosmosdb' : 'sqlite');
  return {
    config,
    publicUrl: config.http.publicUrl,
    log,
    telemetry,
    now,
    patience,
    words,
    everyWords: everyLanguage(words),
    tabFolder: options.tabFolder ?? tabFolder,
    store,
    vault,
    signatures: createSignatures(vault),
    refusals: createRefusalLog(log, 'caller'),
    ...(fileDispatcher !== undefined && { fileDispatcher }),
    ...(graphToken !== undefined && { graphToken }),
  };
}

function everyLanguage(words: Words): readonly [Words, ...Words[]] {
  const others = Object.entries(languages).filter(([locale]) => locale !== words.locale);
  return [words, ...others.map(([locale, catalogue]) => createWords(locale, catalogue))];
}
