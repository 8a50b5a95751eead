import type { Request, Response } from 'restify';
import { asOnboardingError } from '../../errors/onboarding-error.ts';
import type { Log } from '../log/log.ts';
import type { RefusalLog } from '../log/refusals.ts';

export type AnswerRequest = (request: Request, response: Response) => Promise<void>;

/** What a route throws is logged, and never told to the caller, who learns nothing about our inside. */
export function guarded({ log }: { readonly log: Log }, answer: AnswerRequest): AnswerRequest {
  return async (request, response) => {
    try {
      await answer(request, response);
    } catch (error) {
      // The log gets the route and not the path: the path of a credentials page leads to them.
      log.error({ err: error, route: String(request.getRoute().path) }, 'a request failed');
      if (!response.headersSent) response.send(500, { code: asOnboardingError(error).code });
    }
  };
}

/** Where `readBytes` gave up. What is left of the body ends with its connection: no other request could follow it. */
export function refuseBody(request: Request, response: Response, refusals: RefusalLog): void {
  refusals.record(request.destroyed ? 'hung-up' : 'too-large');
  response.send(413, { code: 'too-large' }, { connection: 'close' });
}

/**
 * Pages hold secrets or mails: no cache, no foreign frame but Teams' own dialogs, and no other site learns where they
 * are. Our own does: browsers say from which site a form comes only where they may.
 */
export function sendPage(response: Response, html: string, status = 200): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft https://*.office.com",
  });
  response.end(html);
}
