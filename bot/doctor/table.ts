import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { type Saying, saying } from '../../words/saying.ts';
import type { Config } from '../config.ts';
import { type Account, accountsOf } from '../providers/providers.ts';
import { type Examined, type Finding, type Look, wrong } from './check.ts';
import { accountSignIn } from './checks/account-sign-in.ts';
import { channelKeys } from './checks/channel-keys.ts';
import { clock } from './checks/clock.ts';
import { crm } from './checks/crm.ts';
import { gdap } from './checks/gdap.ts';
import { graph } from './checks/graph.ts';
import { mail } from './checks/mail.ts';
import { mfa } from './checks/mfa.ts';
import { node } from './checks/node.ts';
import { ownSignIn } from './checks/own-sign-in.ts';
import { port } from './checks/port.ts';
import { prices } from './checks/prices.ts';
import { runningBot } from './checks/running-bot.ts';
import { settings } from './checks/settings.ts';
import { signInApp } from './checks/sign-in-app.ts';
import { store } from './checks/store.ts';
import { tab } from './checks/tab.ts';
import { vault } from './checks/vault.ts';
import { webhook } from './checks/webhook.ts';
import { work } from './checks/work.ts';

/** One thing that is looked at, by its name on the line. */
export interface Row {
  readonly name: string;
  /** Another row, without which there is nothing to look at here. */
  readonly needs?: { readonly name: string; readonly otherwise: Saying };
  readonly look: (examined: Examined) => Promise<readonly Finding[]>;
}

const ofMachine = { settings, node, clock, port, store, vault };
const ofTeams = { teams: ownSignIn, 'teams keys': channelKeys, 'sign-in app': signInApp, graph, mail, crm };
const ofAccount = { 'sign-in': accountSignIn, mfa, prices, webhook, gdap };
const ofBot: Readonly<Record<string, Look>> = { bot: runningBot, tab, work };

/** The sign-in is kept there: what cannot be done without it says nothing of Partner Center. */
const needsVault: NonNullable<Row['needs']> = { name: 'vault', otherwise: saying('doctor.line.withoutVault') };

const needsStore: NonNullable<Row['needs']> = { name: 'store', otherwise: saying('doctor.line.withoutStore') };

/** What the network, or the rights of the user, are to blame for says so; every other failure is a sentence of its own. */
function whatFailed({ id: key, url, loginUrl }: Account, thrown: unknown): Finding {
  const { code, says, detail } = asOnboardingError(thrown);
  if (code === 'partner-center-unavailable' || code === 'partner-center-no-answer')
    return wrong(saying('doctor.account.notReached', { why: says, url, loginUrl }));
  if (code !== 'partner-center-refused') throw thrown;
  const { httpStatus: status = 0, providerCode = '' } = detail;
  return wrong(saying('doctor.account.refused', { status, code: providerCode, key }));
}

/** Everything that `npm run doctor` looks at, in the order of its lines; further Partner Center accounts by their keys. */
export function rowsOf(config: Config): readonly Row[] {
  const accounts = accountsOf(config).flatMap((account) =>
    Object.entries(ofAccount).map(([name, look]) => ({
      name: `${account.id} ${name}`,
      needs: needsVault,
      look: (examined: Examined) => look(account, examined).catch((thrown: unknown) => [whatFailed(account, thrown)]),
    })),
  );
  const ofStore = config.secrets.kind === 'store' ? ['work', 'vault'] : ['work'];
  const once = (looks: Readonly<Record<string, Look>>) =>
    Object.entries(looks).map(([name, look]) => ({ name, look, ...(ofStore.includes(name) && { needs: needsStore }) }));
  return [...once(ofMachine), ...once(ofTeams), ...accounts, ...once(ofBot)];
}
