import { z } from 'zod';
import { asItIs, type Labelling } from '../channel/labelled.ts';
import { notTeams, refusedByTeams } from './teams-not-reached.ts';

/** The bot's own token for Teams; undefined = it has no identity. */
export type BotToken = () => Promise<string | undefined>;

/** What is asked of the Bot Connector. */
export interface ConnectorRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Where the conversation lives: it comes with each activity. */
  readonly serviceUrl: string;
  /** The parts of the path, not encoded; none = a conversation is to begin. */
  readonly path: readonly string[];
  /** Only its recipient sees the activity. */
  readonly isTargeted?: boolean;
  /** An activity of the Bot Framework. */
  readonly body?: object;
  /** How long token and answer together may take, in ms. */
  readonly timeout: number;
}

export interface ConnectorAnswer {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** Of a member: the name they sign in with, which most companies make like their mail address. */
  readonly userPrincipalName?: string | undefined;
  readonly email?: string | undefined;
}

/**
 * Asks the Bot Connector once (Microsoft Learn: "Bot Connector REST API", v3). The SDK's own client asks up to four
 * times, also when the first may have arrived, and takes twice the CPU.
 * @throws OnboardingError `teams-not-reached` when Teams refuses; what undici throws when there is no answer
 */
export type AskConnector = (asked: ConnectorRequest) => Promise<ConnectorAnswer>;

const text = z
  .string()
  .nullish()
  .transform((given) => given ?? undefined)
  .catch(undefined);
const nothing = { id: undefined, name: undefined, userPrincipalName: undefined, email: undefined };
const Answer = z.object({ id: text, name: text, userPrincipalName: text, email: text }).catch(nothing);

/** Loaded with the first request, as most of what the bot says comes long after its start. */
let undici: Promise<{ readonly default: Pick<typeof import('undici'), 'request'> }> | undefined;

/**
 * @param isServiceUrl whether this is an address of Teams: the bot's token goes nowhere else, whatever is kept or comes
 * @param label what a system that is not production says so with
 */
export function createAskConnector(
  token: BotToken,
  isServiceUrl: (url: string) => boolean,
  label: Labelling = asItIs,
): AskConnector {
  return async ({ method, serviceUrl, path, isTargeted = false, body, timeout }) => {
    if (!isServiceUrl(serviceUrl)) throw notTeams();
    // Stopped with the answer: a timeout of `AbortSignal` would fire later, once for each request, for nobody.
    const late = new AbortController();
    const clock = setTimeout(() => late.abort(new Error(`no answer from Teams in ${timeout} ms`)), timeout);
    try {
      const authorization = await Promise.race([token(), endOf(late.signal)]);
      const query = isTargeted ? '?isTargetedActivity=true' : '';
      const place = ['v3', 'conversations', ...path.map(encoded)].join('/');
      const url = `${serviceUrl.replace(/\/$/, '')}/${place}${query}`;
      undici ??= import('undici');
      const answer = await (await undici).default.request(url, {
        method,
        signal: late.signal,
        headers: {
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(authorization !== undefined && { authorization: `Bearer ${authorization}` }),
        },
        ...(body !== undefined && { body: JSON.stringify(label(body)) }),
      });
      const text = await answer.body.text();
      if (answer.statusCode >= 300) throw refusedByTeams(answer.statusCode, text, answer.headers['retry-after']);
      return Answer.parse(jsonOf(text));
    } finally {
      clearTimeout(clock);
    }
  };
}

/** Half a character, which JSON can carry, would be refused with an exception. */
function encoded(part: string): string {
  return encodeURIComponent(part.toWellFormed());
}

function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
}

/** An edit is also answered with nothing at all. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
