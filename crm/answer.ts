import { z } from 'zod';
import { expanded, matches, selected } from './query.ts';
import { changedMeanwhile, noSuchRow, Refusal, unread } from './refusal.ts';
import { type Account, type Note, type State, theBot } from './rows.ts';
import type { Switches } from './switches.ts';

export interface Call {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status: number;
  readonly body?: object;
}

const Texts = z.strictObject({ subject: z.string().optional(), notetext: z.string().optional() });
const base = '/api/data/v9.2/';
const row = /^(accounts|annotations)\(([0-9a-f-]{36})\)$/;

/** Answers what the bot asks of the Dataverse Web API, and nothing else. */
export function answer(state: State, switches: Switches, call: Call): Answer {
  const { method, url, headers } = call;
  if (!/^Bearer \S+$/.test(String(headers.authorization ?? '')) || switches.refusesToken) {
    throw new Refusal(401, '0x80040204', 'The user is not authorized.', { 'WWW-Authenticate': 'Bearer' });
  }
  if (!url.pathname.startsWith(base)) throw unread(url.pathname);
  const path = url.pathname.slice(base.length);
  const [, table, id = ''] = row.exec(path) ?? [];
  if (method === 'GET' && path === 'WhoAmI') {
    return { status: 200, body: { UserId: theBot, BusinessUnitId: theBot, OrganizationId: theBot } };
  }
  if (method === 'GET' && path === 'accounts') return { status: 200, body: { value: list(state, switches, url) } };
  if (method === 'GET' && table === 'accounts') {
    return { status: 200, body: accountBody(state, switches, accountOf(state, id), url) };
  }
  if (method === 'GET' && table === 'annotations') {
    const note = state.notes.find(({ annotationid }) => annotationid === id);
    if (note === undefined) throw noSuchRow('annotation', id);
    const { version, ...columns } = note;
    return { status: 200, body: withETag(version, selected(columns, url.searchParams.get('$select'), 'annotation')) };
  }
  if (method === 'PATCH' && table !== undefined) {
    if (switches.isReadOnly) {
      throw new Refusal(403, '0x80040220', `Principal user is missing prvWrite privilege on ${table}.`);
    }
    if (table === 'accounts') changeAccount(switches, accountOf(state, id), call);
    else changeNote(state, switches, id, call);
    return { status: 204 };
  }
  throw unread(`${method} ${url.pathname}`);
}

function list(state: State, switches: Switches, url: URL): object[] {
  const top = Number(url.searchParams.get('$top') ?? 5000);
  if (url.searchParams.get('$orderby') !== 'name') throw unread('an order');
  return state.accounts
    .filter((account) => matches(account, url.searchParams.get('$filter')))
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .slice(0, top)
    .map((account) => accountBody(state, switches, account, url));
}

function accountOf({ accounts }: State, id: string): Account {
  const found = accounts.find(({ accountid }) => accountid === id);
  if (found === undefined) throw noSuchRow('account', id);
  return found;
}

function ours(switches: Switches, account: object): string[] {
  return switches.hasColumns ? [] : Object.keys(account).filter((name) => name.startsWith('cspbot_'));
}

function accountBody({ contacts }: State, switches: Switches, account: Account, url: URL): object {
  const { version, primarycontactid, ...columns } = account;
  const { searchParams } = url;
  const body = selected(columns, searchParams.get('$select'), 'account', ours(switches, account));
  const expand = expanded(searchParams.get('$expand'));
  if (expand === undefined) return withETag(version, body);
  const contact = contacts.find(({ contactid }) => contactid === primarycontactid);
  const shown = contact === undefined ? null : selected(contact, expand.select, 'contact');
  return withETag(version, { ...body, [expand.name]: shown });
}

const tagOf = (version: number) => `W/"${version}"`;

function withETag(version: number, body: object): object {
  return { '@odata.etag': tagOf(version), ...body };
}

/** Somebody else may be quicker, once or more often. */
function beQuicker(switches: Switches, row: { version: number } | undefined): void {
  if (switches.changesMeanwhile === 0 || row === undefined) return;
  switches.changesMeanwhile -= 1;
  row.version += 1;
}

function checkMatch(row: { readonly version: number } | undefined, { headers }: Call): void {
  const wanted = headers['if-match'];
  if (headers['if-none-match'] === '*' && row !== undefined) throw changedMeanwhile();
  if (wanted !== undefined && row !== undefined && wanted !== '*' && wanted !== tagOf(row.version)) {
    throw changedMeanwhile();
  }
}

function changeAccount(switches: Switches, account: Account, call: Call): void {
  beQuicker(switches, account);
  checkMatch(account, call);
  selected(account, Object.keys(call.body).join(','), 'account', ours(switches, account));
  Object.assign(account, call.body, { version: account.version + 1 });
}

/** An upsert: a row with this id is made where there is none, unless `If-Match` says that there has to be one. */
function changeNote(state: State, switches: Switches, id: string, call: Call): void {
  const there = state.notes.find(({ annotationid }) => annotationid === id);
  beQuicker(switches, there);
  checkMatch(there, call);
  const { 'objectid_account@odata.bind': on, ...columns } = call.body;
  const texts = Texts.parse(columns);
  if (there !== undefined) {
    Object.assign(there, texts, { _modifiedby_value: theBot, version: there.version + 1 });
    return;
  }
  if (call.headers['if-match'] !== undefined) throw noSuchRow('annotation', id);
  const [, , account = ''] = row.exec(String(on ?? '').slice(1)) ?? [];
  const objectid = accountOf(state, account).accountid;
  const { subject = null, notetext = null } = texts;
  const by = { _createdby_value: theBot, _modifiedby_value: theBot };
  const made: Note = { annotationid: id, subject, notetext, objectid, ...by, version: 1 };
  state.notes.push(made);
}
