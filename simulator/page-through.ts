import type { Call } from './call.ts';
import { collection, fault, link } from './respond.ts';

/**
 * One page of a collection. The link `next` is followed as it stands, behind `/v1`: it carries `seekOperation=Next` and
 * the header `MS-ContinuationToken`, without which nothing goes on.
 * @param size items on a page; 0 is no limit
 * @param path of the collection, as its link `self` writes it
 */
export function pageThrough(call: Call, items: readonly unknown[], size: number, path: string) {
  if (!Number.isInteger(size) || size < 0) throw fault(400, 3000, 'Invalid property. size');
  const start = readContinuation(call);
  const end = size === 0 ? items.length : start + size;
  const query = new URLSearchParams([...call.query].filter(([name]) => name.toLowerCase() !== 'seekoperation'));
  const self = link(query.size > 0 ? `${path}?${query}` : path);
  query.set('seekOperation', 'Next');
  const next = {
    ...link(`${path.replace(/^\/v1\//, '/')}?${query}`),
    headers: [{ key: 'MS-ContinuationToken', value: continuation(end) }],
  };
  return collection(items.slice(start, end), { self, ...(end < items.length && { next }) });
}

function continuation(start: number): string {
  return Buffer.from(`from ${start}`).toString('base64');
}

function readContinuation({ query, headers }: Call): number {
  const token = headers['ms-continuationtoken'];
  if (typeof token !== 'string') return 0;
  const start = /^from (\d+)$/.exec(Buffer.from(token, 'base64').toString())?.[1];
  if (query.get('seekOperation')?.toLowerCase() !== 'next' || start === undefined) {
    throw fault(400, 3000, 'Invalid continuation token.');
  }
  return Number(start);
}
