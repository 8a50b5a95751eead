import restify, { type RequestHandler, type Server } from 'restify';
import { z } from 'zod';
import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { shortText } from '../../onboarding/short-text.ts';
import type { Words } from '../../words/words.ts';
import type { HandOver } from '../hand-over/hand-over.ts';
import type { Log } from '../log/log.ts';
import { createRefusalLog } from '../log/refusals.ts';
import type { LocalMailbox } from '../mail/local-mailbox.ts';
import { renderMailboxPage } from '../mail/mailbox-page.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { readSignature } from '../webhook/check-signature.ts';
import type { ReceiveWebhook } from '../webhook/receive-webhook.ts';
import { renderAboutPage } from './about-pages.ts';
import { guarded, refuseBody, sendPage } from './answering.ts';
import { addBrand } from './brand.ts';
import { addCredentials } from './credentials.ts';
import { addDeals, type DealsParts } from './deals.ts';
import { addHandOver, type HandOverParts, refuseStrangePaths } from './hand-over.ts';
import { addPacks, type PackParts } from './pack.ts';
import { readBytes } from './read-bytes.ts';
import type { Readiness } from './readiness.ts';
import { createReceiveMessage, type MessageParts } from './receive-message.ts';
import { addRecords } from './records.ts';
import { addSignIn } from './signed-in.ts';
import { limitSockets } from './sockets.ts';
import { addTab, type TabParts } from './tab.ts';
import { addTabApi, type TabApiParts } from './tab-api.ts';

/** Of Partner Center, in bytes; they are below one KB. It is kept before anybody can tell who sent it. */
const largestDelivery = 16 * 1024;
/** In characters, for the log: whoever sends may choose the name of a host that stands in it. */
const longestReason = 200;

export interface ServerParts extends MessageParts, PackParts, HandOverParts, DealsParts, TabParts {
  readonly tabApi: TabApiParts;
  readonly receiveWebhook: ReceiveWebhook;
  readonly handOver: HandOver;
  readonly signIn: SignIn;
  /** What the addresses of our pages start with. */
  readonly publicUrl: string;
  /** Undefined when mails really leave. */
  readonly mailbox: LocalMailbox | undefined;
  /** Somebody had one of them come back. */
  readonly mailBounced: () => void;
  readonly readiness: () => Promise<Readiness>;
  /** Hears what keeps the bot from being ready. */
  readonly unready: (dependency: string) => void;
  readonly words: Words;
  readonly log: Log;
}

/** The routes of the bot. */
export function createServer(parts: ServerParts): Server {
  const server = restify.createServer({ name: 'csp-onboarding', ignoreTrailingSlash: true });
  const trust = limitSockets(server.server);
  server.pre(onlyReadable);
  server.pre(refuseStrangePaths(parts));
  server.post('/api/messages', guarded(parts, createReceiveMessage(parts, trust)));
  addWebhook(server, parts);
  addHealth(server, parts);
  addBrand(server, parts);
  addAboutPages(server, parts);
  addSignIn(server, parts);
  addCredentials(server, parts);
  addHandOver(server, parts);
  addRecords(server, parts);
  addPacks(server, parts);
  addDeals(server, parts);
  addTabApi(server, parts.tabApi);
  addTab(server, parts);
  if (parts.mailbox !== undefined) addOutbox(server, parts, parts.mailbox);
  return server;
}

/** Restify reads the address with what `Host` says before it looks for a route; what it throws there ends the process. */
const onlyReadable: RequestHandler = (request, response, next) => {
  try {
    request.getUrl();
    next();
  } catch {
    response.send(400, { code: 'not-an-address' });
    next(false);
  }
};

/** No body parser here: the signature is over the bytes as they came. */
function addWebhook(server: Server, parts: ServerParts): void {
  const { receiveWebhook, log } = parts;
  const refusals = createRefusalLog(log, 'webhook');
  server.once('close', refusals.close);
  server.post(
    '/api/partner-center/webhook',
    guarded(parts, async (request, response) => {
      try {
        readSignature(request.headers);
        const body = await readBytes(request, largestDelivery);
        if (body === undefined) return refuseBody(request, response, refusals);
        await receiveWebhook(request.headers, body);
        response.send(200);
      } catch (error) {
        const { code, detail, says } = asOnboardingError(error);
        if (code !== 'webhook-refused') throw error;
        const because = Object.values(says.values).join(', ').slice(0, longestReason);
        refusals.record(says.key, { because }, detail.cause);
        // Whoever is refused before all of the body is there sends no more of it.
        response.send(detail.retryable ? 503 : 401, { code }, { connection: 'close' });
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
      const readiness = await parts.readiness();
      const isReady = readiness.store === 'ok';
      for (const [name, standing] of Object.entries(readiness)) {
        if (standing !== 'ok' && standing !== 'unknown') parts.unready(name);
      }
      response.send(isReady ? 200 : 503, { status: isReady ? 'ready' : 'not-ready', ...readiness });
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

function addOutbox(server: Server, parts: ServerParts, mailbox: LocalMailbox): void {
  server.get(
    '/outbox',
    guarded(parts, async (_, response) => sendPage(response, renderMailboxPage(parts.words, await mailbox.list()))),
  );
  server.post(
    '/outbox/:id/bounced',
    guarded(parts, async (request, response) => {
      const { id } = z.object({ id: shortText(500) }).parse(request.params);
      await mailbox.bounce(id);
      parts.mailBounced();
      response.send(303, undefined, { location: '/outbox' });
    }),
  );
  server.get(
    '/outbox.json',
    guarded(parts, async (_, response) => {
      const rows = (await mailbox.list()).map(({ to, from, replyTo, subject, text, html, sentAt }) => ({
        to,
        from,
        ...(replyTo !== undefined && { replyTo }),
        subject,
        text,
        html,
        sentAt,
      }));
      response.send(200, rows);
    }),
  );
}
