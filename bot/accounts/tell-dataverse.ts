import { createHash } from 'node:crypto';
import { z } from 'zod';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';
import type { DealTold } from './accounts.ts';
import { type AskDataverse, unreadable } from './dataverse.ts';
import { isGuid } from './odata.ts';

/** Nobody waits for it. */
const timeoutMs = 20_000;
/** Whoever finds a row changed each time leaves it for later. */
const mostTries = 4;

/** The columns of the account that are ours, where an administrator has added them (docs/crm.md): what they say, and how long each is. */
const columns: Readonly<Record<string, readonly [keyof DealTold, number]>> = {
  cspbot_tenantid: ['tenantId', 36],
  cspbot_domain: ['domain', 253],
  cspbot_contract: ['contract', 400],
  cspbot_subscriptions: ['subscriptions', 4000],
  cspbot_stage: ['stage', 100],
  cspbot_deal: ['link', 2000],
};
export const ownColumns = Object.keys(columns).join();

/** What another deal of the account has said stays where this one has nothing to say yet. */
const neverEmptied: readonly string[] = ['cspbot_tenantid', 'cspbot_domain'];

const Row = z.object({ '@odata.etag': z.string() }).catchall(z.unknown());
/** Who made a note, and who wrote it last. */
const author = '_createdby_value';
const lastAuthor = '_modifiedby_value';
/** Whoever writes into each new one is told no more of this deal but by the columns. */
const mostNotes = 10;

/**
 * Tells the people of the CRM what came of a deal: by a note on the account's timeline, one for each deal, and by columns
 * of our own, where there are such. Nothing else of the account is written, so nothing of it is lost that somebody
 * changes meanwhile. Each row is read first, left alone where it says so already, and written only as it was read.
 *
 * The note's id follows from deal and account (an upsert by a primary key; Microsoft Learn: "Update and delete table
 * rows using the Web API"): whoever repeats it after a lost answer finds it there. A note into which somebody else wrote
 * is theirs from then on ("Note (annotation) table/entity reference": `createdby`, `modifiedby`): the next one goes on.
 */
export async function tellDataverse(ask: AskDataverse, id: string, deal: DealTold): Promise<'told' | 'gone'> {
  if (!isGuid(id)) return 'gone';
  if ((await write(ask, `accounts(${id})`, ownColumns, columnsOf(deal))) === 'unknown') return 'gone';
  // Timelines show notes as HTML, in which nothing is to be a tag.
  const note = { subject: withoutTags(deal.title).slice(0, 500), notetext: withoutTags(deal.note).slice(0, 20_000) };
  const select = [...Object.keys(note), author, lastAuthor].join();
  const made = { ...note, 'objectid_account@odata.bind': `/accounts(${id})` };
  for (let number = 0; number < mostNotes; number++) {
    const path = `annotations(${noteId(id, deal.onboardingId, number)})`;
    const outcome = await write(ask, path, select, note, made);
    if (outcome !== 'of-others') return outcome === 'unknown' ? 'gone' : 'told';
  }
  return 'told';
}

/**
 * Brings one row to say this. `unknown`: it is not there, and is not to be made. `of-others`: somebody else has written
 * into what was made here, and it is left alone.
 * @param made what it is made as where it is not there
 */
async function write(
  ask: AskDataverse,
  path: string,
  select: string,
  wanted: Readonly<Record<string, string>>,
  made?: Readonly<Record<string, string>>,
): Promise<'written' | 'unknown' | 'of-others'> {
  for (let tries = 0; tries < mostTries; tries++) {
    const read = await ask({ path: `${path}?$select=${select}`, timeoutMs });
    // Nobody has added our columns.
    if (read.kind === 'unread') return exists(ask, path);
    if (read.kind !== 'ok') {
      if (made === undefined) return 'unknown';
      const { kind } = await ask({ path, timeoutMs, patch: { columns: made, etag: null } });
      if (kind === 'ok') return 'written';
      if (kind === 'unknown') return 'unknown';
      continue;
    }
    const { data: row } = Row.safeParse(read.body);
    if (row === undefined) throw unreadable();
    if (made !== undefined && row[author] !== row[lastAuthor]) return 'of-others';
    const differing = Object.entries(wanted).filter(([name, value]) => (row[name] ?? '') !== value);
    if (differing.length === 0) return 'written';
    const patch = { columns: Object.fromEntries(differing), etag: row['@odata.etag'] };
    const { kind } = await ask({ path, timeoutMs, patch });
    if (kind === 'ok') return 'written';
  }
  throw new OnboardingError('crm-refused', { says: saying('errors.crm.changing'), retryable: true });
}

async function exists(ask: AskDataverse, path: string): Promise<'written' | 'unknown'> {
  const { kind } = await ask({ path: `${path}?$select=accountid`, timeoutMs });
  return kind === 'ok' ? 'written' : 'unknown';
}

function columnsOf(deal: DealTold): Record<string, string> {
  const told = Object.entries(columns).map(([name, [what, most]]) => [name, deal[what].slice(0, most)]);
  return Object.fromEntries(told.filter(([name = '', value]) => value !== '' || !neverEmptied.includes(name)));
}

function withoutTags(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}

/** A GUID that is the same each time. @param number of how many notes of the deal others have written into */
function noteId(accountId: string, onboardingId: string, number: number): string {
  const further = number === 0 ? '' : ` ${number}`;
  const hex = createHash('sha256').update(`${accountId} ${onboardingId}${further}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
