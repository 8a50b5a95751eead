import { z } from 'zod';
import { OnboardingError } from '../errors/onboarding-error.ts';
import type { Api, ApiRequest } from './api.ts';
import { says } from './says.ts';

/** More than any partner has; a list that does not end by then is broken. */
const MOST_PAGES = 500;

const nextSchema = z.object({
  uri: z.string(),
  headers: z.array(z.object({ key: z.string(), value: z.string() })).default([]),
});

/** Reads a whole collection: follows `links.next` with the continuation token that it carries, to the last page. */
export async function readPages<T>(
  api: Api,
  list: Pick<ApiRequest, 'path' | 'operation'> & { query: Record<string, string>; item: z.ZodType<T> },
): Promise<T[]> {
  const schema = z.object({
    items: z.array(list.item).default([]),
    links: z.object({ next: nextSchema.optional() }).optional(),
  });
  const items: T[] = [];
  let page: Pick<ApiRequest, 'path' | 'query' | 'headers'> = { path: list.path, query: list.query };
  for (let read = 0; read < MOST_PAGES; read++) {
    const answer = await api.send({ method: 'GET', operation: list.operation, ...page, schema });
    items.push(...answer.items);
    const next = answer.links?.next;
    if (!next) return items;
    page = nextPage(next);
  }
  throw new OnboardingError('partner-center-unreadable', {
    says: says('endless-list'),
    cause: new Error(`more than ${MOST_PAGES} pages of ${list.path}`),
  });
}

/**
 * The link's URI comes with or without `/v1` and with or without a host. Only its path and query are used, so that our
 * token never goes to another host.
 */
function nextPage({ uri, headers }: z.infer<typeof nextSchema>): Pick<ApiRequest, 'path' | 'query' | 'headers'> {
  const { pathname, searchParams } = new URL(uri, 'https://api.partnercenter.microsoft.com');
  return {
    path: pathname.startsWith('/v1/') ? pathname : `/v1${pathname}`,
    query: { ...Object.fromEntries(searchParams), seekOperation: 'Next' },
    headers: Object.fromEntries(headers.filter(({ key }) => /^MS-/i.test(key)).map(({ key, value }) => [key, value])),
  };
}
