import type { Server } from 'restify';
import type { Words } from '../../words/words.ts';
import type { Log } from '../log/log.ts';
import { renderAboutPage } from './about-pages.ts';
import { guarded, sendPage } from './answering.ts';

export interface DealsParts {
  /** Where in Teams the deal with this id is opened; undefined = it cannot be said, or there is no such id. */
  readonly dealInTeams: (id: string) => string | undefined;
  readonly words: Words;
  readonly log: Log;
}

/**
 * The link to a deal in a browser: it leads into Teams, where it is asked who looks. Nothing is read here, and the same is
 * said of what is there and what is not.
 */
export function addDeals(server: Server, parts: DealsParts): void {
  server.get(
    '/deals/:id',
    guarded(parts, async (request, response) => {
      const place = parts.dealInTeams(String(request.params.id));
      if (place === undefined) return sendPage(response, renderAboutPage(parts.words, 'deal'));
      response.writeHead(302, { location: place, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
      response.end();
    }),
  );
}
