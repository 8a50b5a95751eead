import { importCard, type ShownDouble } from '../../../../cards/import-card.ts';
import { accountKey } from '../../../../onboarding/account-name.ts';
import { columnsOf } from '../../../../onboarding/import/columns.ts';
import { decoded } from '../../../../onboarding/import/decoded.ts';
import { type ImportRow, readRows } from '../../../../onboarding/import/rows.ts';
import { mostRows, readTable } from '../../../../onboarding/import/table.ts';
import type { Asked } from '../../asked.ts';
import { type Namesake, startedAmong } from '../../namesake.ts';
import { inPrivate } from '../../read-along.ts';
import type { Reply } from '../../reply.ts';
import { inTurn, isDouble, type KeptList } from './kept-list.ts';
import type { SentList } from './list-in.ts';

/** A list that a rep sent: what of it can be begun, before anything is. */
export async function importReply(asked: Asked, list: SentList): Promise<Reply> {
  const { words } = asked.services;
  if (!asked.caller.isPersonalChat) return inPrivate(asked, words.say('commands.typed.import'));
  if (list.kind === 'text') {
    return list.text.trim() === ''
      ? { kind: 'text', text: words.say('chat.import.how', { most: mostRows }) }
      : preview(asked, list.text, '');
  }
  const [file, ...others] = list.files;
  if (file === undefined || others.length > 0) return { kind: 'text', text: words.say('chat.import.oneFile') };
  if (!/\.(?:csv|tsv|txt)$/i.test(file.name)) {
    return { kind: 'text', text: words.say('chat.import.notCsv', { file: file.name.slice(0, 100) }) };
  }
  const downloaded = await asked.services.downloadFile(file.downloadUrl);
  switch (downloaded.outcome) {
    case 'read':
      return preview(asked, decoded(downloaded.bytes), file.name.slice(0, 100));
    case 'too-large':
      return { kind: 'text', text: words.say('chat.import.tooLarge', { most: mostRows }) };
    case 'not-there':
      asked.services.log.info({ why: downloaded.why }, 'a file that somebody attached could not be fetched');
      return { kind: 'text', text: words.say('chat.import.notThere') };
  }
}

async function preview(asked: Asked, text: string, file: string): Promise<Reply> {
  const { services, caller } = asked;
  const { words } = services;
  const table = readTable(text);
  switch (table.outcome) {
    case 'too-many-rows':
      return { kind: 'text', text: words.say('chat.import.tooManyRows', { most: mostRows }) };
    case 'empty':
      return { kind: 'text', text: words.say('chat.import.empty') };
    case 'unreadable':
      return { kind: 'text', text: words.say('chat.import.unreadable', { line: table.line }) };
    case 'read':
      break;
  }
  const columns = columnsOf(table.header);
  if (!columns.places.has('customer')) {
    const named = table.header.filter((name) => name !== '').map((name) => `“${name.slice(0, 40)}”`);
    return { kind: 'text', text: words.say('chat.import.noNames', { columns: named.slice(0, 10).join(', ') }) };
  }
  if (table.rows.length === 0) return { kind: 'text', text: words.say('chat.import.empty') };
  const { rows, mistakes } = readRows(table.rows, columns, table.header.length);
  const here = await inTurn(rows, (row) => hereAlready(asked, row));
  const listed = rows.map((row, at) => ({ ...row, isHere: here[at] !== undefined }));
  const kept = await services.understood.keep(caller.person.id, {
    kind: 'list',
    file,
    rows: listed,
    mistakes,
  } satisfies KeptList);
  const doubles = listed.flatMap((row, at): ShownDouble[] => {
    const found = here[at];
    return isDouble(row) ? [{ ...row, found: found === undefined ? null : foundOf(asked, found) }] : [];
  });
  const fresh = listed.filter((row) => !isDouble(row)).map(({ name }) => name);
  const card = importCard(words, { file, kept, fresh, doubles, mistakes, columns });
  return { kind: 'card', card, summary: words.say('cards.import.fresh', { count: fresh.length }) };
}

/** What `onboard` would offer in its place. */
export async function hereAlready(asked: Asked, { name }: Pick<ImportRow, 'name'>): Promise<Namesake | undefined> {
  return startedAmong(asked, name, await asked.services.onboardings.withAccountKey(accountKey(name)));
}

function foundOf(
  { caller }: Asked,
  { name, where, isOnlyAlike, onboarding }: Namesake,
): NonNullable<ShownDouble['found']> {
  const isMine = onboarding?.requester.id === caller.person.id;
  return { name, where, isOnlyAlike, holder: isMine ? null : (onboarding?.requester.name ?? null) };
}
