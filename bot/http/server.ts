import restify, { type Request, type Response, type Server } from 'restify';
import { asOnboardingError } from '../../errors/onboarding-error.ts';
import type { Words } from '../../words/words.ts';
import { dialogScript } from '../hand-over/dialog-script.ts';
import type { HandOver } from '../hand-over/hand-over.ts';
import { askPage, revealedPage } from '../hand-over/page.ts';
import type { Log } from '../log/log.ts';
import type { LocalMailbox } from '../mail/local-mailbox.ts';
import { renderMailboxPage } from '../mail/mailbox-page.ts';
import type { ReceiveWebhook } from '../webhook/receive-webhook.ts';
import { renderAboutPage } from './about-pages.ts';
import { readBytes } from './read-bytes.ts';
import { createReceiveMessage, type MessageParts } from './receive-message.ts';
import { limitSockets } from './sockets.ts';

/** Of Partner Center, in bytes; they are below one KB. It is kept before anybody can tell who sent it. */
const largestDelivery = 16 * 1024;

export interface ServerParts extends MessageParts {
  readonly receiveWebhook: ReceiveWebhook;
  readonly handOver: HandOver;
  /** Undefined when mails really leave. */
  readonly mailbox: LocalMailbox | undefined;
  /** Whether store and settings are usable. */
  readonly checkReady: () => Promise<void>;
  readonly words: Words;
  readonly log: Log;
}

/** The routes of the bot. */
export function createServer(parts: ServerParts): Server {
  const server = restify.createServer({ name: 'csp-onboarding', ignoreTrailingSlash: true });
  limitSockets(server.server);
  server.post('/api/messages', guarded(parts, createReceiveMessage(parts)));
  addWebhook(server, parts);
  addHealth(server, parts);
  addAboutPages(server, parts);
  addCredentials(server, parts);
  if (parts.mailbox !== undefined) addOutbox(server, parts, parts.mailbox);
  return server;
}

type AnswerRequest = (request: Request, response: Response) => Promise<void>;

/** What a route throws is logged, and never told to the caller, who learns nothing about our inside. */
function guarded({ log }: Pick<ServerParts, 'log'>, answer: AnswerRequest): AnswerRequest {
  return async (request, response) => {
    try {
      await answer(request, response);
    } catch (error) {
      // The log gets the route and not the path: the path of a credentials page opens it.
      log.error({ err: error, route: String(request.getRoute().path) }, 'a request failed');
      if (!response.headersSent) response.send(500, { code: asOnboardingError(error).code });
    }
  };
}

/** No body parser here: the signature is over the bytes as they came. */
function addWebhook(server: Server, parts: ServerParts): void {
  const { receiveWebhook, log } = parts;
  server.post(
    '/api/partner-center/webhook',
    guarded(parts, async (request, response) => {
      const body = await readBytes(request, largestDelivery);
      if (body === undefined) {
        response.send(413, { code: 'too-large' });
        return;
      }
      try {
        await receiveWebhook(request.headers, body);
        response.send(200);
      } catch (error) {
        const refusal = asOnboardingError(error);
        const { code, detail } = refusal;
        if (code !== 'webhook-refused') throw error;
        log.warn({ why: refusal.says, err: detail.cause }, 'a webhook was refused');
        response.send(detail.retryable ? 503 : 401, { code });
      }
    }),
  );
}

function addHealth(server: Server, parts: ServerParts): void {
  server.get(
    '/healthz',
    guarded(parts, async (_, response) => void response.send(200, { status: 'alive' })),
  );
  server.get(
    '/readyz',
    guarded(parts, async (_, response) => {
      await parts.checkReady();
      response.send(200, { status: 'ready' });
    }),
  );
}

function addAboutPages(server: Server, parts: ServerParts): void {
  for (const page of ['privacy', 'terms'] as const) {
    server.get(
      `/${page}`,
      guarded(parts, async (_, response) => sendPage(response, renderAboutPage(parts.words, page))),
    );
  }
}

function addCredentials(server: Server, parts: ServerParts): void {
  const { handOver, words } = parts;
  const script = dialogScript();
  server.get(
    '/credentials/dialog.js',
    guarded(parts, async (_, response) => {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'max-age=3600' });
      response.end(script);
    }),
  );
  server.get(
    '/credentials/:token',
    guarded(parts, async (request, response) => {
      const ticket = await handOver.look(String(request.params.token));
      sendPage(response, ticket === undefined ? revealedPage(words, { outcome: 'gone' }) : askPage(words, ticket));
    }),
  );
  server.post(
    '/credentials/:token',
    guarded(parts, async (request, response) => {
      sendPage(response, revealedPage(words, await handOver.reveal(String(request.params.token))));
    }),
  );
}

function addOutbox(server: Server, parts: ServerParts, mailbox: LocalMailbox): void {
  server.get(
    '/outbox',
    guarded(parts, async (_, response) => sendPage(response, renderMailboxPage(parts.words, await mailbox.list()))),
  );
  server.get(
    '/outbox.json',
    guarded(parts, async (_, response) => {
      const rows = (await mailbox.list()).map(({ to, from, subject, text, html, sentAt }) => ({
        to,
        from,
        subject,
        text,
        html,
        sentAt,
      }));
      response.send(200, rows);
    }),
  );
}

/** Pages hold secrets or mails: no cache, no referrer, no foreign frame but Teams' own dialogs. */
function sendPage(response: Response, html: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft https://*.office.com",
  });
  response.end(html);
}
