import { hash } from 'node:crypto';
import { mapPersonal, type Personal } from './personal.ts';
import { TimelineEntry } from './timeline.ts';

/**
 * The timeline as a chain: the hash of each entry is made over the hash before it and its own content, so that nothing
 * can be changed, left out or put in between without every later hash being another. The first one hangs on the
 * record's id. Whoever can write the whole record can make a whole new chain, too: that is found by the heads that went
 * into the log (`bot/records/heads.ts`).
 */

/** The timeline with the entries that have no hash yet, which are its last, chained to those before. */
export function chained(recordId: string, timeline: readonly TimelineEntry[], newSalt: () => string): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  for (const entry of timeline) {
    entries.push(entry.hash === '' ? sealed(entry, entries.at(-1)?.hash ?? recordId, newSalt) : entry);
  }
  return entries;
}

function sealed(entry: TimelineEntry, before: string, newSalt: () => string): TimelineEntry {
  const withSalt = (found: Personal) => ('salt' in found && found.salt === '' ? { ...found, salt: newSalt() } : found);
  const salted = TimelineEntry.parse(mapPersonal(entry, withSalt));
  return { ...salted, hash: hashOf(salted, before) };
}

/** Where the timeline is no longer what was written: the place of the first entry that does not fit; undefined = nowhere. */
export function brokenAt(recordId: string, timeline: readonly TimelineEntry[]): number | undefined {
  const place = timeline.findIndex((entry, index) => {
    const before = index === 0 ? recordId : (timeline[index - 1]?.hash ?? '');
    return entry.id !== index + 1 || entry.hash !== hashOf(entry, before);
  });
  return place === -1 ? undefined : place + 1;
}

/** A personal text as the chain knows it. */
export function erased(found: Personal): Personal {
  return 'digest' in found ? found : { digest: hash('sha256', `${found.salt} ${found.text}`) };
}

/** SHA-256, hex. */
function hashOf({ hash: _, ...content }: TimelineEntry, before: string): string {
  return hash('sha256', `${before}\n${JSON.stringify(inOrder(mapPersonal(content, erased)))}`);
}

/** The same value with the keys of its objects in one order, so that it has one text. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const fields = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(fields.map(([key, field]) => [key, inOrder(field)]));
}
