import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createPartnerCenter } from '../../partner-center/partner-center.ts';
import { createApplyCommand } from '../apply-command.ts';
import { asTyped } from '../command-line.ts';
import type { Config } from '../config.ts';
import { createAnnounce } from '../deal-webhook/announce.ts';
import type { Log } from '../log/log.ts';
import { openMailer } from '../mail/open-mailer.ts';
import { keptRefreshToken } from '../providers/kept-refresh-token.ts';
import { accountsOf, providerNameIn } from '../providers/providers.ts';
import { openVault } from '../secrets/open-vault.ts';
import { forgetSigningKey } from '../secrets/signatures.ts';
import { createOnboardings, type Onboardings } from '../store/onboardings.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { type Asked, askedOf } from './asked.ts';
import { erasePerson } from './erase.ts';
import { exportRecords, type Format } from './export.ts';
import { listHeads } from './heads.ts';
import { tablesForNextSystem } from './next-system.ts';
import { type Made, reconcile } from './reconcile.ts';
import { tellAgain } from './tell-again.ts';
import { verify } from './verify.ts';

/** @param records how the command is run here */
const help = (records: string) => `${records} verify [--head HASH]… [--heads-from FILE]…
    Checks that what happened is on record as it was written. The heads are those of the bot's log, once a day:
    given one by one, or found in a file of the log.
${records} head
    Lists the heads now, as the bot does once a day, and prints the hash to keep.
${records} export --format csv|json [--out FILE]
    Everything that happened, for a spreadsheet or a program; without --out to standard output.
${records} csv FOLDER
    Writes what the next system imports of all completed deals, as CSV: accounts, contacts, provider accounts,
    billing contracts and subscriptions, in the columns of Dynamics 365 and Work 365.
${records} replay DEAL
${records} replay --from MOMENT
    Tells the next system (DEAL_WEBHOOK_URL) again of everything that it was to be told of a deal, by its id, or of all since
    MOMENT, under the same ids.
${records} reconcile --to MOMENT
    After the store was put back to how it was at MOMENT (as in 2026-11-29T08:00:00Z), before the bot runs again: each deal
    that is not over looks at Partner Center before it makes anything, and what was made there since is listed.
${records} erase E-MAIL
    Erases what is known of somebody at a customer, where the onboarding is over.
${records} end-links
    Changes the key that signs: with the next start of the bot every link to a password and every sign-in in a browser ends.
`;

/** What the command is run with. */
export interface Surroundings {
  readonly config: () => Config;
  readonly log: Log;
  readonly out: Writable;
  /** How the command is run here, before its arguments. */
  readonly typed?: string;
}

interface Opened {
  readonly config: Config;
  readonly log: Log;
  readonly store: Store;
  readonly onboardings: Onboardings;
  readonly out: Writable;
  readonly say: (line: string) => void;
  readonly typed: string;
}

/** @returns the exit code: 0 = all is well, 1 = something is wrong, or left undone, 2 = it was not understood */
export async function recordsCommand(
  args: readonly string[],
  { config: read, log, out, typed = asTyped('records') }: Surroundings,
): Promise<number> {
  const say = (line: string) => void out.write(`${line}\n`);
  const asked = askedOf(args, Date.now());
  if (asked.what === 'help' || asked.what === 'wrong') {
    if (asked.what === 'wrong') say(`${asked.why}\n`);
    say(help(typed));
    return asked.what === 'help' ? 0 : 2;
  }
  const config = read();
  const store = await openStore(config.store, config);
  try {
    return await carryOut(asked, { config, log, store, onboardings: createOnboardings(store, log), out, say, typed });
  } finally {
    await store.close();
  }
}

function carryOut(asked: Exclude<Asked, { what: 'help' | 'wrong' }>, opened: Opened): Promise<number> {
  switch (asked.what) {
    case 'verify':
      return check(opened, asked.heads, asked.files);
    case 'head':
      return keepHead(opened);
    case 'export':
      return exportTo(opened, asked.format, asked.file);
    case 'csv':
      return writeTables(opened, asked.folder);
    case 'replay':
      return 'deal' in asked ? replayDeal(opened, asked.deal) : replay(opened, undefined, asked.since);
    case 'reconcile':
      return mend(opened, asked.to);
    case 'erase':
      return erase(opened, asked.email);
    case 'end-links':
      return endLinks(opened);
  }
}

async function exportTo({ onboardings, out }: Opened, format: Format, file: string | undefined): Promise<number> {
  const pieces = Readable.from(exportRecords(onboardings, format));
  if (file === undefined) await pipeline(pieces, out, { end: false });
  else await pipeline(pieces, createWriteStream(file, { mode: 0o600 }));
  return 0;
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

async function mend(opened: Opened, given: number): Promise<number> {
  const { config, store, onboardings, log, say, typed } = opened;
  const now = Date.now();
  const applyCommand = createApplyCommand({ onboardings, now: () => now, wake: () => undefined });
  const vault = await openVault(config.secrets, store);
  const accounts = accountsOf(config).map((account) =>
    createPartnerCenter({ ...account, ...keptRefreshToken(account, vault), log }),
  );
  const { to, toldFrom, ...found } = await reconcile({ store, onboardings, applyCommand, accounts }, given, now);
  const { looking, unread, known, unknown, unclaimed } = found;
  if (to < given) say(`The newest thing in the store is of ${moment(to)}: looked for is what was made since then.`);
  for (const deal of looking) say(`${deal}: it looks before it makes anything.`);
  for (const id of unread) say(`${id}: it cannot be read, and was not told. ${typed} verify says why.`);
  for (const one of known) say(`${madeText(one)}. Its deal is here and takes it over, or knows it.`);
  for (const one of unclaimed) {
    say(`${madeText(one)}. NO DEAL OF THIS CUSTOMER KNOWS THIS ORDER, and none takes it over: was it ordered twice?`);
  }
  for (const one of unknown) say(`${madeText(one)}. NO DEAL HERE KNOWS THIS CUSTOMER: it began after the moment.`);
  const strange = [...unknown, ...unclaimed];
  say(`${looking.length} open deals look first; ${strange.length} things at Partner Center are of no deal here.`);
  if (to < toldFrom) {
    const from = `from ${moment(to)} to ${moment(toldFrom)}`;
    say(`Partner Center tells of the last 90 days. What was made ${from} is not listed: look there for it.`);
  }
  return strange.length + unread.length === 0 && to >= toldFrom ? 0 : 1;
}

function madeText({ what, at, orderId, customerId, customerName }: Made): string {
  const made = what === 'create_order' ? 'Ordered' : 'Made as a customer';
  return `${made} on ${at}: ${customerName} (${customerId})${orderId === undefined ? '' : `, order ${orderId}`}`;
}

function moment(at: number): string {
  return new Date(at).toISOString();
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

async function replayDeal(opened: Opened, id: string): Promise<number> {
  if ((await opened.onboardings.get(id)) !== undefined) return replay(opened, [id], 0);
  opened.say(`There is no deal with the id “${id}”. Ids stand in the column onboarding of: ${opened.typed} export`);
  return 1;
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

async function endLinks({ config, store, say }: Opened): Promise<number> {
  await forgetSigningKey(await openVault(config.secrets, store));
  say('The key that signs is gone. Restart every instance of the bot: it makes a new one, and what was signed ends.');
  return 0;
}
