import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { demoToken } from '../../bot/tab/api/who-looks.ts';
import type { Failure } from '../../tab/api/failure.ts';
import type { DeedPath, Deeds, QuestionPath, Questions } from '../../tab/api/routes.ts';
import type { Product } from '../flow/start-product.ts';
import type { Account, Entra } from '../security/entra-double.ts';
import { ourTenant } from '../teams/chat-window.ts';

/** What came back; `body` is what the schema says, or a failure: which of the two says the status. */
export interface Answered<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  readonly failure: Failure;
  readonly text: string;
}

/** Somebody at the tab, over HTTP, with a token that Entra has signed. */
export interface AtTab {
  /** @param at the rest of the path, in place of its `:id` and behind it */
  ask<Path extends QuestionPath>(
    path: Path,
    at?: { readonly [name: string]: string },
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answered<Questions[Path]>>;
  do<Path extends DeedPath>(
    path: Path,
    at: { readonly [name: string]: string },
    request: Omit<Deeds[Path]['request'], 'requestId'> & { readonly requestId?: string },
  ): Promise<Answered<Deeds[Path]['answer']>>;
}

/** @param token in place of the right one */
export function atTab(product: Pick<Product, 'botUrl'>, entra: Entra, account: Account, token?: string): AtTab {
  return asking(product, async () => token ?? (await entra.tokenInTeams(account)));
}

/** Somebody at the tab of a bot without an identity, which believes who they say they are. */
export function atDesk(product: Pick<Product, 'botUrl'>, { aadObjectId: id, name = id }: Account): AtTab {
  return asking(product, async () => demoToken({ id, name, tenantId: ourTenant }));
}

function asking({ botUrl }: Pick<Product, 'botUrl'>, token: () => Promise<string>): AtTab {
  const call = async <Body>(
    path: string,
    at: Readonly<Record<string, string>>,
    init: RequestInit,
  ): Promise<Answered<Body>> => {
    const query = new URLSearchParams();
    let filled = path;
    for (const [name, value] of Object.entries(at)) {
      if (filled.includes(`:${name}`)) filled = filled.replace(`:${name}`, encodeURIComponent(value));
      else query.set(name, value);
    }
    const authorization = `Bearer ${await token()}`;
    const headers = { authorization, 'x-time-zone': 'UTC', 'accept-language': 'en-GB', ...init.headers };
    const response = await fetch(`${botUrl}${filled}?${query}`, { ...init, headers });
    const text = await response.text();
    const sent: unknown = text === '' ? {} : JSON.parse(text);
    // That the bot keeps to the schema the compiler sees: here it is taken at its word.
    const [body, failure] = [z.custom<Body>().parse(sent), z.custom<Failure>().parse(sent)];
    return { status: response.status, headers: response.headers, body, failure, text };
  };
  return {
    ask: (path, at = {}, headers = {}) => call(path, at, { headers }),
    do: (path, at, request) =>
      call(path, at, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ requestId: randomUUID(), ...request }),
      }),
  };
}
