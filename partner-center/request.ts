import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import { backOff } from '../errors/back-off.ts';
import { OnboardingError } from '../errors/onboarding-error.ts';
import type { Answer, Api, ApiRequest, Ids } from './api.ts';
import { type Circuit, createCircuit } from './circuit.ts';
import { signInUnavailable } from './entra.ts';
import { heldBack, leftAlone, lostAnswer, refusal, throttled, unreadable } from './faults.ts';
import type { Log } from './log.ts';
import { secondsToWait } from './retry-after.ts';
import { createSlowDown, type SlowDown } from './slow-down.ts';
import { tokenKinds } from './token-kinds.ts';
import type { Tokens } from './tokens.ts';

/** How long a request may take in all its attempts, in ms. */
export interface Patience {
  readonly readMs: number;
  /** Longer: a lost answer to "create customer" loses the administrator's password. */
  readonly writeMs: number;
}

export type Guard = <T>(request: () => Promise<T>) => Promise<T>;

/** Sees a request begin and end; `ask` tells it the status of each attempt, 0 = no answer. */
export type Observe = <T>(
  request: Pick<ApiRequest, 'operation' | 'method'> & Ids & { readonly host: string },
  ask: (answered: (status: number) => void) => Promise<T>,
) => Promise<T>;

export interface ApiOptions {
  readonly url: string;
  readonly tokens: Tokens;
  readonly log: Log;
  readonly fetch: typeof fetch;
  readonly patience?: Partial<Patience>;
  /** Shared by the clients of one account: what one of them learns about the service counts for all. */
  readonly circuit?: Circuit;
  /** Shared like the circuit: a wait that one of them was asked for is everybody's. */
  readonly slowDown?: SlowDown;
  /** Around each request with all its attempts: may hold it back, and sees how it failed. */
  readonly guard?: Guard;
  /** Around the same, for who wants to know how it goes. */
  readonly observe?: Observe;
  /** Hears what time it was over there when something was answered, and by our own clock when it was asked, ms UTC. */
  readonly heardDate?: (theirs: number, askedAt: number) => void;
  /** Waits so many ms. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

const usualPatience: Patience = { readMs: 25_000, writeMs: 60_000 };
/** Longer waits are the caller's: it may have other things to do meanwhile. */
const LONGEST_WAIT_MS = 5_000;
const READ_ATTEMPT_MS = 15_000;
/** Who waited for the same moment does not call at the same moment. */
const SPREAD_MS = 1000;
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 250;

/** Statuses after which nobody knows whether the request was carried out. */
const AS_GOOD_AS_LOST = new Set([408, 500, 502, 503, 504]);

const unguarded: Guard = (request) => request();
const unobserved: Observe = (_, ask) => ask(() => undefined);

type Attempt = Answer | { readonly lost: unknown };

function isUnusable(attempt: Attempt): boolean {
  return 'lost' in attempt || AS_GOOD_AS_LOST.has(attempt.status);
}

/**
 * The one place that talks to Partner Center: token, headers, time limit, repetition, errors.
 *
 * A read whose answer is lost is sent up to three times. A write is sent once, because Microsoft promises nothing about
 * how long it knows a request id: it throws `partner-center-no-answer` instead, and whoever wanted it looks first. A
 * throttled request (429) was not carried out, so it is sent again when the wait fits in the deadline, and meanwhile no other
 * of the account is sent to that host, which holds for a 503 that says how long it takes too; and so is one whose token was refused (401), once, with a new token (Microsoft Learn: api-throttling-guidance, headers). After many
 * failures in a row nothing is sent for a while.
 */
export function createApi(options: ApiOptions): Api {
  const { url, tokens, log, fetch, pause = wait, circuit = createCircuit() } = options;
  const { slowDown = createSlowDown(), guard = unguarded, observe = unobserved, heardDate } = options;
  const { readMs, writeMs } = { ...usualPatience, ...options.patience };

  const ask = (request: ApiRequest) => {
    const { operation, method, requestId = randomUUID(), correlationId = randomUUID() } = request;
    const ids = { requestId, correlationId };
    const host = new URL(request.origin ?? url).host;
    return observe({ operation, method, host, ...ids }, (answered) =>
      guard(() => askUnguarded(request, ids, answered)),
    );
  };

  async function askUnguarded(request: ApiRequest, ids: Ids, answered: (status: number) => void): Promise<Answer> {
    const about = { operation: request.operation, method: request.method, path: request.path, ...ids };
    const mayRepeat = request.repeatable ?? (request.method === 'GET' || request.method === 'HEAD');
    const endsAt = performance.now() + (request.deadlineMs ?? (mayRepeat ? readMs : writeMs));
    const left = () => endsAt - performance.now();
    const host = new URL(request.origin ?? url).host;
    let refused: string | undefined;
    /** The end of the wait that this call has been through. */
    let waited = 0;

    /** Waits while others of the account were asked to slow down. */
    const standBack = async () => {
      for (let until = slowDown.until(host); until > Math.max(waited, slowDown.now()); until = slowDown.until(host)) {
        waited = until;
        const rest = until - slowDown.now() + Math.random() * SPREAD_MS;
        if (rest >= Math.min(left(), LONGEST_WAIT_MS)) throw heldBack(Math.ceil(rest / 1000), ids);
        await pause(rest);
      }
    };

    for (let attempt = 1; ; attempt++) {
      const rest = backOff(attempt, { first: FIRST_PAUSE_MS });
      const isLast = () => attempt >= ATTEMPTS || rest >= left();

      await standBack();
      let token: string;
      try {
        token = await within(left(), tokens.get(tokenKinds[request.operation], refused));
      } catch (error) {
        // Nothing was sent yet, so even a write may try again.
        if (isLast() || !(error instanceof OnboardingError && error.detail.retryable)) throw error;
        await pause(rest);
        continue;
      }

      const timeoutMs = mayRepeat ? Math.min(READ_ATTEMPT_MS, left()) : left();
      const answer = await circuit.pass(() => attemptOnce(request, ids, token, timeoutMs), isUnusable);
      if (answer === undefined) throw leftAlone(circuit.openSeconds, ids);
      answered('status' in answer ? answer.status : 0);
      log.debug({ ...about, attempt, status: 'status' in answer ? answer.status : 'none' }, 'Partner Center answered');

      if ('lost' in answer || isUnusable(answer)) {
        const asked = 'lost' in answer ? null : answer.headers.get('retry-after');
        const seconds = asked === null ? 0 : secondsToWait(asked, '', slowDown.now());
        const isOutage = circuit.isOpen || seconds > 0;
        const error = lostAnswer(answer, { ...ids, isWrite: !mayRepeat, isOutage, seconds });
        log.warn({ ...about, attempt, err: error }, 'Partner Center gave no usable answer');
        slowDown.asked(host, seconds * 1000);
        if (!mayRepeat || isLast() || seconds * 1000 >= Math.min(left(), LONGEST_WAIT_MS)) throw error;
        await pause(rest);
      } else if (answer.status === 429) {
        const seconds = secondsToWait(answer.headers.get('retry-after'), answer.text, slowDown.now());
        log.warn({ ...about, attempt, seconds }, 'Partner Center asks to slow down');
        slowDown.asked(host, seconds * 1000);
        waited = slowDown.until(host);
        if (attempt >= ATTEMPTS || seconds * 1000 >= Math.min(left(), LONGEST_WAIT_MS)) throw throttled(seconds, ids);
        await pause(seconds * 1000 + rest);
      } else if (answer.status === 401 && refused === undefined) {
        refused = token;
      } else if (answer.status < 200 || answer.status >= 300) {
        const error = refusal(answer, ids);
        log.info(
          { ...about, status: answer.status, providerCode: error.detail.providerCode },
          'Partner Center refused',
        );
        throw error;
      } else {
        return answer;
      }
    }
  }

  async function attemptOnce(
    { method, origin = url, path, query, headers, body, ifMatch }: ApiRequest,
    { requestId, correlationId }: Ids,
    token: string,
    timeoutMs: number,
  ): Promise<Attempt> {
    const signal = AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)));
    const askedAt = slowDown.now();
    try {
      const response = await fetch(`${origin.replace(/\/$/, '')}${path}${queryString(query)}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          Accept: 'application/json',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }),
          'MS-RequestId': requestId,
          'MS-CorrelationId': correlationId,
          'MS-Contract-Version': 'v1',
          'MS-PartnerCenter-Application': 'CSP Onboarding',
          'X-Locale': 'en-US',
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // Our token must not follow a redirect to another place.
        redirect: 'manual',
        signal,
      });
      // text() drops the byte order mark that some of Partner Center's answers start with.
      const { status, statusText: reason } = response;
      const date = Date.parse(response.headers.get('date') ?? '');
      // A gateway that answers in its place may have one of its own.
      if (response.ok && !Number.isNaN(date)) heardDate?.(date, askedAt);
      return { status, reason, headers: response.headers, text: await response.text() };
    } catch (lost) {
      return { lost };
    }
  }

  async function send<T>(request: ApiRequest & { readonly schema: z.ZodType<T> }): Promise<T> {
    const correlationId = request.correlationId ?? randomUUID();
    const { text } = await ask({ ...request, correlationId });
    const what = `${request.method} ${request.path}`;
    // Neither the text nor the parser's message may go into the error: the answer can hold a password.
    const parsed = request.schema.safeParse(jsonOf(text));
    if (parsed.success) return parsed.data;
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.code}`);
    throw unreadable(`${what}: ${wrong.join(', ')}`, { correlationId, retryable: request.requestId !== undefined });
  }

  return { url, ask, send };
}

/** The sign-in belongs to the request's time: whoever waits for the answer waits for the token too. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const giveUp = () => reject(signInUnavailable(new Error(`no token within ${Math.round(ms)} ms`)));
    timer = setTimeout(giveUp, Math.max(0, ms));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Undefined for anything that is not JSON, which no schema accepts. Partner Center leaves members without a value out;
 * a null is read as if it had.
 */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text, (_name, value: unknown) => (value === null ? undefined : value));
  } catch {
    return undefined;
  }
}

function queryString(query: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
