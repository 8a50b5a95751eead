import type { z } from 'zod';
import { OnboardingError } from '../errors/onboarding-error.ts';
import type { Operation } from './token-kinds.ts';

/**
 * What a write carries. `requestId` (a GUID) is its idempotency key: the same for every repetition of one intent, a new
 * one for the next. `correlationId` (a GUID) is what Microsoft support asks for.
 */
export interface Ids {
  readonly requestId: string;
  readonly correlationId: string;
}

export interface ApiRequest extends Partial<Ids> {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With the version, e.g. `/v1/customers`. */
  readonly path: string;
  /** What is done, which decides the kind of token. */
  readonly operation: Operation;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The `attributes.etag` of what a PUT replaces. */
  readonly ifMatch?: string;
  /** For a POST that changes nothing and may be sent again like a GET. */
  readonly repeatable?: boolean;
  /** How long all attempts together may take, where a request needs another time than the client's. */
  readonly deadlineMs?: number;
  /** Another host than the client's, e.g. for price sheets. */
  readonly origin?: string;
}

export interface Answer {
  readonly status: number;
  /** The reason phrase, which is all that some refusals tell. */
  readonly reason: string;
  readonly headers: Headers;
  readonly text: string;
}

export interface Api {
  readonly url: string;
  /** The text of a 2xx answer. Everything else throws an OnboardingError. */
  ask(request: ApiRequest): Promise<Answer>;
  /** The JSON of a 2xx answer, read by the schema. */
  send<T>(request: ApiRequest & { readonly schema: z.ZodType<T> }): Promise<T>;
}

/** Joins path segments, each encoded: path`/v1/customers/${id}`. */
export function path(texts: TemplateStringsArray, ...segments: string[]): string {
  return String.raw({ raw: texts }, ...segments.map(encodeURIComponent));
}

/** Undefined where Partner Center says 404. */
export async function unlessNotFound<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof OnboardingError && error.code === 'partner-center-not-found') return undefined;
    throw error;
  }
}
