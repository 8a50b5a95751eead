import type { Saying } from '../../words/saying.ts';
import type { Config } from '../config.ts';
import type { Account } from '../providers/providers.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Store } from '../store/store.ts';
import type { PartnerCenterOf } from './partner-center-of.ts';

/** What a check has found. A note is worth reading, and no fault. */
export interface Finding {
  readonly verdict: 'ok' | 'note' | 'wrong';
  readonly says: Saying;
}

export const ok = (says: Saying): Finding => ({ verdict: 'ok', says });
export const note = (says: Saying): Finding => ({ verdict: 'note', says });
export const wrong = (says: Saying): Finding => ({ verdict: 'wrong', says });

/** What is looked at: the settings, and what they name. What cannot be opened says so to each check that needs it. */
export interface Examined {
  readonly config: Config;
  readonly store: () => Promise<Store>;
  readonly vault: () => Promise<Vault>;
  readonly graphToken: () => Promise<string>;
  /** For Microsoft Graph, as the application that people sign in to. */
  readonly signInToken: () => Promise<string>;
  readonly partnerCenterOf: PartnerCenterOf;
  /** Where the running bot is. */
  readonly botUrl: string;
  /** ms UTC */
  readonly now: () => number;
}

/** Looks at one dependency. It writes nothing that stays, and its findings hold no secret. */
export type Look = (examined: Examined) => Promise<readonly Finding[]>;

/** The same for one Partner Center account. */
export type LookAtAccount = (account: Account, examined: Examined) => Promise<readonly Finding[]>;
