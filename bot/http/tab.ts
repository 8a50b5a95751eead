import { randomBytes } from 'node:crypto';
import type { Response, Server } from 'restify';
import type { Assets } from '../tab/assets.ts';
import { demoPeople } from '../tab/demo-people.ts';
import { renderHostPage, renderTabPage } from '../tab/page.ts';
import { guarded } from './answering.ts';
import type { BrandParts } from './brand.ts';

export interface TabParts extends BrandParts {
  /** Undefined = the tab was not built, and is not there. */
  readonly tab: Assets | undefined;
  /** Of the Teams app; undefined on a desk, where a page plays the part of Teams. */
  readonly appId: string | undefined;
}

/** The page of the tab and its scripts: the same for everybody, who looks is asked by what they load. */
export function addTab(server: Server, parts: TabParts): void {
  const { tab, appId, words, brand } = parts;
  if (tab === undefined) return;
  const { bundle } = tab;
  server.get(
    '/tab/assets/:file',
    guarded(parts, async (request, response) => {
      const asset = await tab.find(String(request.params.file), request.headers['accept-encoding'] ?? '');
      if (asset === undefined) return void response.send(404);
      response.writeHead(200, {
        'content-type': 'text/javascript; charset=utf-8',
        // Its name changes with what is in it.
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        vary: 'accept-encoding',
        ...(asset.encoding !== undefined && { 'content-encoding': asset.encoding }),
      });
      response.end(asset.contents);
    }),
  );
  const sendWith = (response: Response, render: (nonce: string) => string) => {
    const nonce = randomBytes(16).toString('base64');
    response.writeHead(200, headersOf(nonce, appId === undefined));
    response.end(render(nonce));
  };
  if (appId === undefined) {
    const start = { tab: '/tab', people: demoPeople, tokens: '/tab/host/token' };
    server.get(
      '/tab/host',
      guarded(parts, async (_, response) => sendWith(response, (nonce) => renderHostPage(start, bundle, nonce))),
    );
  }
  for (const path of ['/tab', '/tab/:view', '/tab/:view/:id']) {
    server.get(
      path,
      guarded(parts, async (_, response) =>
        sendWith(response, (nonce) => renderTabPage({ words, bundle, nonce, appId, label: brand.label })),
      ),
    );
  }
}

/**
 * Nothing runs or loads but our own, and only Teams shows it. Styles are added by script (Griffel), each with the nonce of
 * the page.
 * @param isDesk our own page may show it, too
 */
function headersOf(nonce: string, isDesk: boolean): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-src ${isDesk ? "'self'" : "'none'"}`,
    `frame-ancestors ${isDesk ? "'self' " : ''}https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft https://*.office.com`,
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy': policy.join('; '),
  };
}
