import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response, Server } from 'restify';
import { shippedFile } from '../../files/shipped-file.ts';
import { acceptedWords } from '../../words/accepted.ts';
import type { Words } from '../../words/words.ts';
import { customerPage } from '../hand-over/customer-page.ts';
import type { CustomerSignIn, Seen } from '../hand-over/customer-sign-in.ts';
import type { Link } from '../hand-over/tickets.ts';
import type { Log } from '../log/log.ts';
import type { RefusalLog } from '../log/refusals.ts';
import { guarded } from './answering.ts';
import { readBytes } from './read-bytes.ts';

export interface HandOverParts {
  readonly customerSignIn: CustomerSignIn;
  /** The languages that customers may read; the first where they ask for no other. */
  readonly customerWords: readonly [Words, ...Words[]];
  readonly refusals: RefusalLog;
  readonly log: Log;
}

const largestForm = 4 * 1024;

/** What a link that does not work is answered with is the same for all of them. */
const statuses: Readonly<Record<Seen['view'], number>> = {
  gone: 404,
  locked: 403,
  opened: 410,
  open: 200,
  again: 200,
  shown: 200,
  stored: 200,
};

/** Whatever stands below it, in whatever letters or slashes. */
const below = /^[/\\]*hand-over(?![\w-])/i;
const pages = /^\/hand-over\/(?:page\.(?:css|js)|[^/%]+\/[\w.-]+)\/?$/;
const methods: readonly (string | undefined)[] = ['GET', 'HEAD', 'POST'];

/** A link that was cut or changed on its way is told like any other that does not work, and repeats nothing of it. */
export function refuseStrangePaths({ customerWords }: Pick<HandOverParts, 'customerWords'>): RequestHandler {
  return (request, response, next) => {
    const [path = ''] = (request.url ?? '').split('?');
    if (!below.test(decoded(path)) || (pages.test(path) && methods.includes(request.method))) return next();
    const form = { path: '', key: '' };
    send(response, customerPage(wordsFor(customerWords, request), { view: 'gone' }, form), statuses.gone);
    return next(false);
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The page by which a customer's administrator opens the sign-in of their new tenant. */
export function addHandOver(server: Server, parts: HandOverParts): void {
  const { customerSignIn, customerWords, refusals } = parts;
  const route = '/hand-over/:onboarding/:token';
  const look = withPage(parts, async (request, response) => {
    const link = linkOf(request);
    await answer(request, response, link, await customerSignIn.look(link));
  });
  const answer = async (request: Request, response: Response, link: Link, seen: Seen) => {
    const form = { path: request.path(), key: await customerSignIn.formKey(link) };
    const culture = 'whose' in seen ? seen.whose.culture : '';
    send(response, customerPage(wordsFor(customerWords, request, culture), seen, form), statuses[seen.view]);
  };

  addFile(server, parts, '/hand-over/page.css', 'customer-page.css', 'text/css; charset=utf-8');
  addFile(server, parts, '/hand-over/page.js', 'customer-page.js', 'text/javascript; charset=utf-8');
  server.get(route, look);
  server.head(route, look);
  server.post(
    route,
    withPage(parts, async (request, response) => {
      const link = linkOf(request);
      const form = new URLSearchParams((await readBytes(request, largestForm))?.toString('utf8'));
      // Whatever sends something without having been shown the page is shown the page.
      if (!isSame(form.get('key') ?? '', await customerSignIn.formKey(link))) {
        refusals.record('form-from-elsewhere', { route });
        return answer(request, response, link, await customerSignIn.look(link));
      }
      const seen = await done(customerSignIn, link, form);
      // So that going back or loading anew sends nothing again. What a code opened stays the answer to it: no address shows it.
      if (seen.view === 'open' && seen.mistake === null) {
        response.writeHead(303, { location: request.path(), 'cache-control': 'no-store' });
        response.end();
        return;
      }
      await answer(request, response, link, seen);
    }),
  );
}

function done(customerSignIn: CustomerSignIn, link: Link, form: URLSearchParams): Promise<Seen> {
  const typed = form.get('code') ?? '';
  switch (form.get('do')) {
    case 'code':
      return customerSignIn.askCode(link);
    case 'open':
      return customerSignIn.open(link, typed);
    case 'stored':
      return customerSignIn.store(link, typed);
    default:
      return customerSignIn.look(link);
  }
}

/** Customers are told in their own words that it does not work at the moment. */
function withPage(parts: HandOverParts, show: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return guarded(parts, async (request, response) => {
    try {
      await show(request, response);
    } catch (error) {
      const form = { path: request.path(), key: '' };
      send(response, customerPage(wordsFor(parts.customerWords, request), { view: 'failed' }, form), 503);
      throw error;
    }
  });
}

function linkOf({ params }: Request): Link {
  return { onboardingId: String(params.onboarding), token: String(params.token) };
}

/** @param culture the language of the tenant, for a browser that asks for none that there is */
function wordsFor(all: HandOverParts['customerWords'], { headers }: Request, culture = ''): Words {
  return acceptedWords(all, `${headers['accept-language'] ?? ''},${culture};q=0.001`);
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Nothing of it is kept, found, framed or brought along to another page, and it loads nothing that is not ours. */
function send(response: Response, html: string, status: number): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  });
  response.end(html);
}

function addFile(server: Server, parts: HandOverParts, path: string, name: string, type: string): void {
  const content = shippedFile(`bot/hand-over/${name}`);
  server.get(
    path,
    guarded(parts, async (_, response) => {
      response.writeHead(200, {
        'content-type': type,
        'cache-control': 'max-age=3600',
        'x-content-type-options': 'nosniff',
      });
      response.end(content);
    }),
  );
}
