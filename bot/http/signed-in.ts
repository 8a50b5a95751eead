import { timingSafeEqual } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import type { Words } from '../../words/words.ts';
import type { Log } from '../log/log.ts';
import type { RefusalLog } from '../log/refusals.ts';
import { pageScript } from '../sign-in/page-script.ts';
import { signInFailedPage, signInPage, strangePostPage } from '../sign-in/pages.ts';
import type { BrowserSignIn, Leg, SignIn, Visitor } from '../sign-in/sign-in.ts';
import { type AnswerRequest, guarded, sendPage } from './answering.ts';
import { readBytes } from './read-bytes.ts';

export interface SignedInParts {
  readonly signIn: SignIn;
  readonly publicUrl: string;
  readonly refusals: RefusalLog;
  readonly words: Words;
  readonly log: Log;
}

const largestForm = 4 * 1024;

/** A page for people who have signed in; others are asked to. */
export function forSignedIn(
  parts: SignedInParts,
  answer: (visitor: Visitor, request: Request, response: Response) => Promise<void>,
): AnswerRequest {
  return guarded(parts, async (request, response) => {
    const visitor = await parts.signIn.visitor(request);
    if (visitor === undefined) sendPage(response, signInPage(parts.words, request.url ?? '/'), 401);
    else await answer(visitor, request, response);
  });
}

/** A form that somebody who has signed in sends from our own page. */
export function formOfSignedIn(
  parts: SignedInParts,
  answer: (visitor: Visitor, form: URLSearchParams, request: Request, response: Response) => Promise<void>,
): AnswerRequest {
  const { words, publicUrl, refusals } = parts;
  const ask = forSignedIn(parts, async (visitor, request, response) => {
    const form = new URLSearchParams((await readBytes(request, largestForm))?.toString('utf8'));
    if (isSame(form.get('key') ?? '', visitor.formKey)) await answer(visitor, form, request, response);
    else refuse(request, response);
  });
  const refuse: (request: Request, response: Response) => void = (request, response) => {
    refusals.record('form-from-elsewhere', { route: String(request.getRoute().path) });
    sendPage(response, strangePostPage(words), 403);
  };
  return async (request, response) =>
    isFromOurPage(request, publicUrl) ? ask(request, response) : refuse(request, response);
}

/** Each browser of today says where a form comes from; some older ones in the second way only. */
function isFromOurPage({ headers }: Request, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined ? headers.origin === new URL(publicUrl).origin : site === 'same-origin';
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The script of the pages, and the way of a browser to Entra and back. */
export function addSignIn(server: Server, parts: SignedInParts): void {
  const script = pageScript();
  server.get(
    '/sign-in/page.js',
    guarded(parts, async (_, response) => {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'max-age=3600' });
      response.end(script);
    }),
  );
  const { browser } = parts.signIn;
  if (browser !== undefined) addBrowserSignIn(server, parts, browser);
}

function addBrowserSignIn(server: Server, parts: SignedInParts, browser: BrowserSignIn): void {
  const { words, publicUrl } = parts;
  const send = (response: Response, leg: Leg | undefined) => {
    if (leg === undefined) {
      sendPage(response, signInFailedPage(words), 400);
      return;
    }
    response.writeHead(302, { location: leg.location, 'set-cookie': [...leg.cookies], 'cache-control': 'no-store' });
    response.end();
  };
  server.get(
    '/sign-in',
    guarded(parts, async (request, response) => {
      const page = pageOfOurs(new URL(request.url ?? '/', publicUrl).searchParams.get('to') ?? '', publicUrl);
      send(response, page === undefined ? undefined : await browser.begin(page));
    }),
  );
  server.get(
    '/sign-in/callback',
    guarded(parts, async (request, response) => send(response, await browser.finish(request))),
  );
}

const longestAddress = 1000;

/** Nobody is sent on to another site. */
function pageOfOurs(to: string, publicUrl: string): string | undefined {
  const url = URL.parse(to, publicUrl);
  return to.length <= longestAddress && url?.origin === new URL(publicUrl).origin ? url.href : undefined;
}
