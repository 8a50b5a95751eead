import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Response, Server } from 'restify';
import type { Words } from '../../words/words.ts';
import type { Log } from '../log/log.ts';
import { readBundle } from '../tab/bundle.ts';
import { renderHostPage, renderTabPage } from '../tab/page.ts';
import { guarded } from './answering.ts';

export interface TabParts {
  /** Where the built tab is. */
  readonly tabFolder: string;
  /** Of the Teams app; undefined on a desk, where there is a page that plays Teams. */
  readonly appId: string | undefined;
  readonly people: readonly { readonly id: string; readonly name: string; readonly about: string }[];
  readonly words: Words;
  readonly log: Log;
}

/** The page of the tab and its scripts. */
export function addTab(server: Server, parts: TabParts): void {
  const { tabFolder, appId, words, people } = parts;
  const bundle = readBundle(tabFolder);
  if (bundle === undefined) return;
  server.get(
    '/tab/assets/:file',
    guarded(parts, async (request, response) => {
      const contents = await readFile(join(tabFolder, basename(request.params.file))).catch(() => undefined);
      if (contents === undefined) return void response.send(404);
      response.writeHead(200, {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
      });
      response.end(contents);
    }),
  );
  if (appId === undefined) {
    server.get(
      '/tab/host',
      guarded(parts, async (_, response) => {
        const nonce = randomBytes(16).toString('base64');
        send(response, renderHostPage({ tab: '/tab', people, tokens: '/tab/host/token' }, bundle, nonce), nonce, appId);
      }),
    );
  }
  for (const path of ['/tab', '/tab/:view', '/tab/:view/:id']) {
    server.get(
      path,
      guarded(parts, async (_, response) => {
        const nonce = randomBytes(16).toString('base64');
        send(response, renderTabPage({ words, bundle, nonce, appId }), nonce, appId);
      }),
    );
  }
}

/** Styles are added by script (Griffel), each with the nonce of the page; nothing else runs, loads or looks but our own. */
function send(response: Response, html: string, nonce: string, appId: string | undefined): void {
  const teams =
    'https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft https://*.office.com';
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy': `default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'nonce-${nonce}'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ${appId === undefined ? `'self' ` : ''}${teams}`,
  });
  response.end(html);
}
