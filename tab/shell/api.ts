import type { Failure } from '../api/failure.ts';
import type { DeedPath, Deeds, QuestionPath, Questions } from '../api/routes.ts';
import { Failed } from './failed.ts';
import type { Say } from './words.ts';

/** Something to ask: a route, what stands in the place of its `:names`, and its query. */
export interface Question<Path extends QuestionPath = QuestionPath> {
  readonly path: Path;
  readonly named?: Readonly<Record<string, string>>;
  /** Without those that are ''. */
  readonly query?: Readonly<Record<string, string>>;
}

export interface Answered<Path extends QuestionPath> {
  readonly answer: Questions[Path];
  readonly etag: string | null;
}

/** Both throw `Failed`, also where there is no answer, or half of one; an aborted question throws an AbortError. */
export interface Api {
  /** @returns undefined when it has not changed since this etag */
  ask<Path extends QuestionPath>(
    question: Question<Path>,
    how: { readonly signal: AbortSignal; readonly etag: string | null },
  ): Promise<Answered<Path> | undefined>;
  /** @param named what stands in the place of the `:names` of the path */
  act<Path extends DeedPath>(
    path: Path,
    named: Readonly<Record<string, string>>,
    request: Deeds[Path]['request'],
  ): Promise<Deeds[Path]['answer']>;
}

/** A bot that takes longer is as good as none. */
const patienceMs = 15_000;

/** Why there is no answer: of a question, which is asked again by itself, or of a press, which is not. */
type Unanswered = (code: 'unreachable' | 'slow' | 'garbled' | 'no-sign-in') => Failed;

export function createApi(say: Say, token: () => Promise<string>): Api {
  const notAsked: Unanswered = (code) => new Failed({ code, text: say(`tab.trouble.${code}`) });
  const notPressed: Unanswered = (code) => new Failed({ code, text: say(`tab.press.${code}`) });
  const send = async (address: string, init: RequestInit, failed: Unanswered): Promise<Response> => {
    const timeout = AbortSignal.timeout(patienceMs);
    const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    const headers = { ...headersOf(await tokenOf(token, failed)), ...init.headers };
    try {
      return await fetch(address, { ...init, headers, signal, cache: 'no-store', credentials: 'omit' });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw failed(timeout.aborted ? 'slow' : 'unreachable');
    }
  };
  /** A token may end while it is on its way: a new one is got once. */
  const sendTwice = async (address: string, init: RequestInit, failed: Unanswered): Promise<Response> => {
    const response = await send(address, init, failed);
    return response.status === 401 ? send(address, init, failed) : response;
  };

  return {
    async ask(question, { signal, etag }) {
      const known: Record<string, string> = etag === null ? {} : { 'if-none-match': etag };
      const response = await sendTwice(addressOfQuestion(question), { signal, headers: known }, notAsked);
      if (response.status === 304) return undefined;
      return { answer: await answerOf(response, notAsked), etag: response.headers.get('etag') };
    },
    async act(path, named, request) {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', body: JSON.stringify(request), headers };
      return answerOf(await sendTwice(filled(path, named), init, notPressed), notPressed);
    },
  };
}

/** The address that a question goes to; two questions with the same one are the same. */
export function addressOfQuestion({ path, named = {}, query = {} }: Question): string {
  const given = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return `${filled(path, named)}${given === '' ? '' : `?${given}`}`;
}

function filled(path: string, named: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(named[name] ?? ''));
}

async function tokenOf(token: () => Promise<string>, failed: Unanswered): Promise<string> {
  try {
    return await token();
  } catch {
    throw failed('no-sign-in');
  }
}

function headersOf(token: string): Record<string, string> {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { authorization: `Bearer ${token}`, 'accept-language': navigator.languages.join(), 'x-time-zone': timeZone };
}

/** An answer that is cut off, or not ours, is none. */
async function answerOf<Answer>(response: Response, failed: Unanswered): Promise<Answer> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isAnswer<Answer>(response, body)) return body;
  if (!isFailure(body)) throw failed('garbled');
  const seconds = Number(response.headers.get('retry-after'));
  throw new Failed(body, seconds > 0 ? seconds * 1000 : undefined);
}

/** What the bot says is of the one schema: both are of the same version. */
function isAnswer<Answer>(response: Response, body: unknown): body is Answer {
  return response.ok && typeof body === 'object' && body !== null;
}

function isFailure(body: unknown): body is Failure {
  return typeof body === 'object' && body !== null && 'code' in body && 'text' in body && typeof body.text === 'string';
}
