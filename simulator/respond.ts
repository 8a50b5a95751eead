/** What goes back over the wire. Plain data, so that the answer to a write can be kept and given again. */
export interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string> | undefined;
  readonly body?: string | undefined;
  /** How the body stands for bytes; `utf8` unless said. */
  readonly encoding?: BufferEncoding | undefined;
}

/** A refusal thrown from anywhere below a route; the server sends its answer. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`${answer.status} ${answer.body ?? ''}`);
    this.name = 'Refusal';
    this.answer = answer;
  }
}

export function json(status: number, value: unknown): Answer {
  return { status, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

/** The same answer behind a UTF-8 byte order mark, as Partner Center sends some of its JSON. */
export function withByteOrderMark(answer: Answer): Answer {
  return { ...answer, body: `\uFEFF${answer.body ?? ''}` };
}

export function empty(status: number): Answer {
  return { status };
}

/** Sends a browser on with a GET. */
export function redirect(to: string): Answer {
  return { status: 303, headers: { Location: to } };
}

export function html(status: number, body: string): Answer {
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
}

/** The classic error body: `code, description, data, source` (Microsoft Learn: error-codes). */
export function fault(
  status: number,
  code: number,
  description: string,
  data: readonly string[] = [],
  source = 'PartnerFD',
): Refusal {
  return new Refusal(json(status, { code, description, data, source }));
}

/** A 401 that says which scheme to use. */
export function unauthorized(code: number, description: string): Refusal {
  const { answer } = fault(401, code, description);
  return new Refusal({ ...answer, headers: { ...answer.headers, 'WWW-Authenticate': 'Bearer error="invalid_token"' } });
}

/** Throttled, in the gateway's shape (Microsoft Learn: api-throttling-guidance). */
export function throttled(retryAfterSeconds: number): Refusal {
  const message = `Rate limit is exceeded. Try again in ${retryAfterSeconds} seconds.`;
  const { headers, ...answer } = json(429, { statusCode: 429, message });
  return new Refusal({ ...answer, headers: { ...headers, 'Retry-After': String(retryAfterSeconds) } });
}

/** The newer error body of the agreement and account services. */
export function newerFault(status: number, code: number, errorName: string, description: string): Refusal {
  return new Refusal(
    json(status, {
      code,
      message: description,
      description,
      errorName,
      isRetryable: false,
      parameters: {},
      errorMessageExtended: `InternalErrorCode=${code}`,
    }),
  );
}

/** The error body of Microsoft Graph. */
export function graphFault(status: number, code: string, message: string): Refusal {
  return new Refusal(json(status, { error: { code, message, innerError: {} } }));
}

interface Link {
  uri: string;
  method: string;
  headers: { key: string; value: string }[];
}

export function link(uri: string, method = 'GET'): Link {
  return { uri, method, headers: [] };
}

export function collection(items: readonly unknown[], links?: Record<string, Link>, totalCount = items.length) {
  return { totalCount, items, ...(links && { links }), attributes: { objectType: 'Collection' } };
}

/** A moment as Partner Center writes it: UTC with seven digits of a second. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '0000Z');
}
