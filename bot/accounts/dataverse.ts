import { OnboardingError } from '../../errors/onboarding-error.ts';
import { type Saying, saying } from '../../words/saying.ts';

export interface DataverseOptions {
  /** Of the environment, e.g. `https://yourorg.crm.dynamics.com`. */
  readonly url: string;
  /** An app-only token for it. */
  readonly token: () => Promise<string>;
  /** ms on any clock. */
  readonly now: () => number;
}

interface Request {
  /** Behind the address of the API, with its query: values in it are encoded. */
  readonly path: string;
  /** How long token and answer together may take, in ms. */
  readonly timeoutMs: number;
  /** What a row is changed to; without it, it is read. */
  readonly patch?: {
    readonly columns: Readonly<Record<string, string>>;
    /** Of the row as it was read; null = there is to be none. */
    readonly etag: string | null;
  };
}

/** `changed`: the row is not as it was read (412). `unknown`: it is not there (404). `unread`: the query asks for what is not there (400). */
export type Answer =
  | { readonly kind: 'ok'; readonly body: unknown }
  | { readonly kind: 'unknown' | 'changed' | 'unread' };

export type AskDataverse = (request: Request) => Promise<Answer>;

/** So long nobody asks again who got no answer, unless the answer says how long. */
const RESTS_MS = 30_000;

/**
 * Asks the Dataverse Web API once (Microsoft Learn: "Compose HTTP requests and handle errors"; version 9.2 of the API,
 * 4.0 of OData). A change is of one row and conditional ("Perform conditional operations using the Web API": `If-Match`
 * with the etag, or `If-None-Match: *`; 412 when it is another by now). Who answers 429 or 503 says in `Retry-After` for
 * how long to leave it alone ("Service protection API limits"), and who answers nothing is left alone for half a minute:
 * nobody's form waits for it meanwhile. The token goes nowhere else: no redirect is followed.
 *
 * Throws OnboardingError `crm-not-reached`, retryable, or `crm-refused`. Neither repeats what was asked or answered.
 */
export function createDataverse({ url, token, now }: DataverseOptions): AskDataverse {
  let rests: { until: number; says: Saying } = {
    until: Number.NEGATIVE_INFINITY,
    says: saying('errors.crm.notReached'),
  };

  const notReached = (cause: unknown, pauseMs: number, httpStatus?: number) => {
    const says = saying(httpStatus === 401 ? 'errors.crm.signIn' : 'errors.crm.notReached');
    rests = { until: now() + pauseMs, says };
    return new OnboardingError('crm-not-reached', {
      says,
      retryable: true,
      outage: 'crm',
      retryAfterSeconds: Math.ceil(pauseMs / 1000),
      cause,
      ...(httpStatus !== undefined && { httpStatus }),
    });
  };

  const send = async ({ path, timeoutMs, patch }: Request): Promise<Response> => {
    const signal = AbortSignal.timeout(timeoutMs);
    const headers = {
      authorization: `Bearer ${await Promise.race([token(), expiryOf(signal)])}`,
      accept: 'application/json',
      'OData-MaxVersion': '4.0',
      'OData-Version': '4.0',
    };
    const address = `${url}/api/data/v9.2/${path}`;
    if (patch === undefined) return fetch(address, { headers, redirect: 'error', signal });
    const condition: Record<string, string> =
      patch.etag === null ? { 'if-none-match': '*' } : { 'if-match': patch.etag };
    return fetch(address, {
      method: 'PATCH',
      headers: { ...headers, ...condition, 'content-type': 'application/json' },
      body: JSON.stringify(patch.columns),
      redirect: 'error',
      signal,
    });
  };

  return async (request) => {
    const pause = rests.until - now();
    if (pause > 0) {
      throw new OnboardingError('crm-not-reached', {
        says: rests.says,
        retryable: true,
        outage: 'crm',
        heldBack: true,
        retryAfterSeconds: Math.ceil(pause / 1000),
      });
    }
    let answer: Response;
    let body: unknown;
    try {
      answer = await send(request);
      if (answer.ok) return { kind: 'ok', body: answer.status === 204 ? undefined : await answer.json() };
      body = await answer.json().catch(() => undefined);
    } catch (thrown) {
      throw notReached(thrown, RESTS_MS);
    }
    const { status } = answer;
    const cause = new Error(`Dataverse answered ${status} ${codeIn(body)}`);
    switch (status) {
      case 404:
        return { kind: 'unknown' };
      case 412:
        return { kind: 'changed' };
      case 400:
        if (request.patch === undefined) return { kind: 'unread' };
        break;
      case 401:
      case 408:
      case 429:
        throw notReached(cause, pauseIn(answer), status);
    }
    if (status >= 500) throw notReached(cause, pauseIn(answer), status);
    const says = saying(status === 403 ? 'errors.crm.notAllowed' : 'errors.crm.refused', { code: codeIn(body) });
    throw new OnboardingError('crm-refused', { says, cause, httpStatus: status });
  };
}

/** Where what was answered is not what the API answers. */
export function unreadable(): OnboardingError {
  return new OnboardingError('crm-refused', { says: saying('errors.crm.unreadable') });
}

function expiryOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

/** In ms; Dataverse asks for minutes at most. */
function pauseIn({ headers }: Response): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return seconds > 0 ? Math.min(seconds * 1000, 60 * 60_000) : RESTS_MS;
}

/** Of the error, such as `0x80040220`; its sentence may repeat what was asked, and is left out. */
function codeIn(body: unknown): string {
  const text = JSON.stringify(body) ?? '';
  return /"code":"(0x[0-9a-fA-F]{8})"/.exec(text)?.[1] ?? '';
}
