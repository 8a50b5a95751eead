import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { isEmail } from '../../onboarding/email.ts';
import { createPartnerCenter } from '../../partner-center/partner-center.ts';
import { createApplyCommand } from '../apply-command.ts';
import type { Config } from '../config.ts';
import { createAnnounce } from '../deal-webhook/announce.ts';
import type { Log } from '../log/log.ts';
import { openMailer } from '../mail/open-mailer.ts';
import { keptRefreshToken } from '../providers/kept-refresh-token.ts';
import { accountsOf, providerNameIn } from '../providers/providers.ts';
import { openVault } from '../secrets/open-vault.ts';
import { createOnboardings, type Onboardings } from '../store/onboardings.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { erasePerson } from './erase.ts';
import { exportRecords, formats } from './export.ts';
import { listHeads } from './heads.ts';
import { tablesForNextSystem } from './next-system.ts';
import { type Made, reconcile } from './reconcile.ts';
import { tellAgain } from './tell-again.ts';
import { verify } from './verify.ts';

const help = `npm run records -- verify [--head HASH]… [--heads-from FILE]…
    Checks that what happened is on record as it was written. The heads are those of the bot's log, once a day:
    given one by one, or found in a file of the log.
npm run records -- head
    Lists the heads now, as the bot does once a day, and prints the hash to keep.
npm run records -- export --format csv|json [--out FILE]
    Everything that happened, for a spreadsheet or a program; without --out to standard output.
npm run records -- csv FOLDER
    Writes what the next system imports of all completed deals, as CSV: accounts, contacts, provider accounts,
    billing contracts and subscriptions, in the columns of Dynamics 365 and Work 365.
npm run records -- replay DEAL
npm run records -- replay --from MOMENT
    Tells the next system (DEAL_WEBHOOK_URL) again of everything that it was to be told of a deal, by its id, or of all since
    MOMENT, under the same ids.
npm run records -- reconcile --to MOMENT
    After the store was put back to how it was at MOMENT (as in 2026-11-29T08:00:00Z), before the bot runs again: each deal
    that is not over looks at Partner Center before it makes anything, and what was made there since is listed.
npm run records -- erase E-MAIL
    Erases what is known of somebody at a customer, where the onboarding is over.
`;

/** What the command is run with. */
export interface Surroundings {
  readonly config: () => Config;
  readonly log: Log;
  readonly out: Writable;
}

interface Opened {
  readonly config: Config;
  readonly log: Log;
  readonly store: Store;
  readonly onboardings: Onboardings;
  readonly out: Writable;
  readonly say: (line: string) => void;
}

/** @returns the exit code: 0 = all is well, 1 = something is wrong, or left undone, 2 = it was not understood */
export async function recordsCommand(
  args: readonly string[],
  { config: read, log, out }: Surroundings,
): Promise<number> {
  const say = (line: string) => void out.write(`${line}\n`);
  const asked = understood(args);
  if (asked === undefined) {
    say(help);
    return args.length === 0 ? 0 : 2;
  }
  const config = read();
  const store = await openStore(config.store, config);
  try {
    return await asked({ config, log, store, onboardings: createOnboardings(store, log), out, say });
  } finally {
    await store.close();
  }
}

function understood(args: readonly string[]): ((opened: Opened) => Promise<number>) | undefined {
  const parsed = parsedArgs(args);
  if (parsed === undefined) return undefined;
  const [name, ...rest] = parsed.positionals;
  const { head = [], format, out } = parsed.values;
  const files = parsed.values['heads-from'] ?? [];
  const [given = ''] = rest;
  const moment = Date.parse(parsed.values.to ?? '');
  const wanted = formats.find((known) => known === format);
  if (name === 'erase' && rest.length === 1 && isEmail(given)) return (opened) => erase(opened, given.toLowerCase());
  if (name === 'csv' && rest.length === 1) return (opened) => writeTables(opened, given);
  if (name === 'replay' && rest.length === 1) return (opened) => replay(opened, [given], 0);
  if (rest.length > 0) return undefined;
  const since = Date.parse(parsed.values.from ?? '');
  if (name === 'replay' && !Number.isNaN(since)) return (opened) => replay(opened, undefined, since);
  if (name === 'verify') return (opened) => check(opened, head, files);
  if (name === 'head') return keepHead;
  if (name === 'reconcile' && !Number.isNaN(moment)) return (opened) => mend(opened, moment);
  if (name === 'export' && wanted !== undefined) {
    return async (opened) => {
      const pieces = Readable.from(exportRecords(opened.onboardings, wanted));
      if (out === undefined) await pipeline(pieces, opened.out, { end: false });
      else await pipeline(pieces, createWriteStream(out, { mode: 0o600 }));
      return 0;
    };
  }
  return undefined;
}

function parsedArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        head: { type: 'string', multiple: true },
        'heads-from': { type: 'string', multiple: true },
        format: { type: 'string' },
        out: { type: 'string' },
        to: { type: 'string' },
        from: { type: 'string' },
      },
    });
  } catch {
    return undefined;
  }
}

/** The heads in a file of the log, as JSON or for people; none when it is not there. */
function headsIn(file: string): string[] {
  if (!existsSync(file)) return [];
  return [...readFileSync(file, 'utf8').matchAll(/"head":"([0-9a-f]{64})"/g)].map(([, head = '']) => head);
}

async function check(opened: Opened, given: readonly string[], files: readonly string[]): Promise<number> {
  const { say } = opened;
  const found = files.map(headsIn);
  const useless = files.filter((_, place) => found[place]?.length === 0);
  for (const file of useless) say(`${file} is not there, or holds no head.`);
  if (useless.length > 0) return 1;
  const logged = [...given, ...found.flat()];
  const { records, entries, head, problems } = await verify(opened, logged);
  for (const problem of problems) say(problem);
  say(`${records} records with ${entries} entries, ${logged.length} heads of the log; ${problems.length} problems.`);
  say(head === undefined ? 'No heads have been listed yet.' : `The newest head is ${head}.`);
  if (logged.length === 0) say('Without a head of the log nobody knows whether all of it was made anew.');
  return problems.length === 0 ? 0 : 1;
}

async function keepHead(opened: Opened): Promise<number> {
  const listed = await listHeads({ ...opened, now: Date.now });
  opened.say(listed === undefined ? 'The bot has just listed them; its log has the head.' : listed.head);
  for (const id of listed?.unread ?? []) opened.say(`${id}: it has no timeline that can be read.`);
  return listed === undefined || listed.unread.length > 0 ? 1 : 0;
}

async function mend({ config, store, onboardings, log, say }: Opened, to: number): Promise<number> {
  const applyCommand = createApplyCommand({ onboardings, now: Date.now, wake: () => undefined });
  const vault = await openVault(config.secrets, store);
  const accounts = accountsOf(config).map((account) =>
    createPartnerCenter({ ...account, ...keptRefreshToken(account, vault), log }),
  );
  const { looking, unread, known, unknown } = await reconcile({ store, onboardings, applyCommand, accounts }, to);
  for (const deal of looking) say(`${deal}: it looks before it makes anything.`);
  for (const id of unread) say(`${id}: it cannot be read, and was not told. npm run records -- verify says why.`);
  for (const one of known) say(`${madeText(one)}. Its deal is here and takes it over, or knows it.`);
  for (const one of unknown) say(`${madeText(one)}. NO DEAL HERE KNOWS THIS CUSTOMER: it began after the moment.`);
  say(`${looking.length} open deals look first; ${unknown.length} things at Partner Center are of no deal here.`);
  return unknown.length + unread.length === 0 ? 0 : 1;
}

function madeText({ what, at, customerId, customerName }: Made): string {
  return `${what === 'create_order' ? 'Ordered' : 'Made as a customer'} on ${at}: ${customerName} (${customerId})`;
}

async function writeTables({ config, onboardings, say }: Opened, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of await tablesForNextSystem(onboardings, providerNameIn(accountsOf(config)))) {
    const file = join(folder, `${name}.csv`);
    writeFileSync(file, text, { mode: 0o600 });
    say(file);
  }
  return 0;
}

/** @param deals their ids; undefined = all */
async function replay({ config, onboardings, say }: Opened, deals: readonly string[] | undefined, since: number) {
  const { dealWebhook } = config;
  if (dealWebhook === null) {
    say('DEAL_WEBHOOK_URL is not set: there is nobody to tell.');
    return 1;
  }
  const announce = createAnnounce(dealWebhook, { providerName: providerNameIn(accountsOf(config)), now: Date.now });
  const { told, failed } = await tellAgain(onboardings, { announce, deals, since, say });
  say(`${told} told again, ${failed} not.`);
  return told === 0 || failed > 0 ? 1 : 0;
}

async function erase({ config, store, onboardings, say }: Opened, email: string): Promise<number> {
  const applyCommand = createApplyCommand({ onboardings, now: Date.now, wake: () => undefined });
  const { mailbox } = openMailer(config, store);
  const { from, neededBy, mails } = await erasePerson({ store, onboardings, applyCommand, mailbox }, email);
  for (const account of from) say(`${account}: erased.`);
  for (const account of neededBy) say(`${account}: still under way. Cancel it first, or wait until it is over.`);
  say(`Erased from ${from.length} onboardings and ${mails} kept mails; still needed by ${neededBy.length}.`);
  return neededBy.length === 0 ? 0 : 1;
}
