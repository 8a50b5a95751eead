import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type Attributes, SpanStatusCode } from '@opentelemetry/api';
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_SERVER_ADDRESS,
} from '@opentelemetry/semantic-conventions';
import { z } from 'zod';

/** As much of a span as a request needs. */
export interface SentRequest {
  setAttributes(facts: Attributes): unknown;
  setStatus(status: { readonly code: SpanStatusCode; readonly message?: string }): unknown;
  end(): void;
}

/** The requests are objects that come again in each message of theirs; what is in them is undici's. */
const Request = z.looseObject({ method: z.string(), origin: z.coerce.string() });
const Message = z.looseObject({ request: z.custom<object>((given) => typeof given === 'object' && given !== null) });
const Answered = z.looseObject({ response: z.looseObject({ statusCode: z.number() }) });
/** Whoever gives a request up may give anything as the reason; `_OTHER` is what the conventions call it then. */
const Failed = z.looseObject({ error: z.looseObject({ name: z.string() }).catch({ name: '_OTHER' }) });

/**
 * Each request that is sent by `fetch` or undici (Graph, Teams, sign-in, CRM, deal webhook), as undici tells it
 * (`docs/api/DiagnosticsChannel.md` there), by the semantic conventions for HTTP clients. Not its path and no header:
 * people and domains stand in them, which the ready-made instrumentation writes down as `url.full`.
 * @param began undefined = this one is not told
 * @returns ends it
 */
export function watchRequests(began: (name: string, facts: Attributes) => SentRequest | undefined): () => void {
  const underWay = new WeakMap<object, SentRequest>();
  const spanOf = (message: unknown) => {
    const { request } = Message.parse(message);
    return { request, span: underWay.get(request) };
  };

  const created = (message: unknown) => {
    const { request } = Message.parse(message);
    const { method, origin } = Request.parse(request);
    // What is thrown here would end the process, and the request goes on without being told.
    if (!URL.canParse(origin)) return;
    const { hostname } = new URL(origin);
    const span = began(`${method} ${hostname}`, {
      [ATTR_HTTP_REQUEST_METHOD]: method,
      [ATTR_SERVER_ADDRESS]: hostname,
    });
    if (span !== undefined) underWay.set(request, span);
  };
  const answered = (message: unknown) => {
    const { span } = spanOf(message);
    if (span === undefined) return;
    const { statusCode } = Answered.parse(message).response;
    span.setAttributes({ [ATTR_HTTP_RESPONSE_STATUS_CODE]: statusCode });
    if (statusCode < 400) return;
    span.setAttributes({ [ATTR_ERROR_TYPE]: String(statusCode) });
    span.setStatus({ code: SpanStatusCode.ERROR });
  };
  const ended = (message: unknown) => {
    const { request, span } = spanOf(message);
    underWay.delete(request);
    span?.end();
  };
  const failed = (message: unknown) => {
    const { span } = spanOf(message);
    if (span !== undefined) {
      span.setAttributes({ [ATTR_ERROR_TYPE]: Failed.parse(message).error.name });
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
    ended(message);
  };

  const heard = {
    'undici:request:create': created,
    'undici:request:headers': answered,
    'undici:request:trailers': ended,
    'undici:request:error': failed,
  };
  for (const [channel, listener] of Object.entries(heard)) subscribe(channel, listener);
  return () => {
    for (const [channel, listener] of Object.entries(heard)) unsubscribe(channel, listener);
  };
}
