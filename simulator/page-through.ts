import type { Call } from './call.ts';
import { collection, fault, link } from './respond.ts';

/**
 * One page of a collection. The next one is asked for at the address of the link `next`, with its header
 * `MS-ContinuationToken` and `seekOperation=Next`.
 * @param size items on a page; 0 is no limit
 * @param path of the collection, as its links write it
 */
export function pageThrough(call: Call, items: readonly unknown[], size: number, path: string) {
  if (!Number.isInteger(size) || size < 0) throw fault(400, 3000, 'Invalid property. size');
  const start = readContinuation(call);
  const end = size === 0 ? items.length : start + size;
  // Whoever follows `next` adds it.
  const query = new URLSearchParams(call.query);
  query.delete('seekOperation');
  const self = link(query.size > 0 ? `${path}?${query}` : path);
  const next = { ...self, headers: [{ key: 'MS-ContinuationToken', value: continuation(end) }] };
  return collection(items.slice(start, end), { self, ...(end < items.length && { next }) });
}

function continuation(start: number): string {
  return Buffer.from(`from ${start}`).toString('base64');
}

function readContinuation({ query, headers }: Call): number {
  const token = headers['ms-continuationtoken'];
  if (typeof token !== 'string') return 0;
  const start = /^from (\d+)$/.exec(Buffer.from(token, 'base64').toString())?.[1];
  if (query.get('seekOperation') !== 'Next' || start === undefined) {
    throw fault(400, 3000, 'Invalid continuation token.');
  }
  return Number(start);
}
