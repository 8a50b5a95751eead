import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
  request as send,
} from 'node:http';
import { buffer } from 'node:stream/consumers';

/**
 * Where a request is on its way: it has arrived and nothing has happened yet; it was carried out and nobody has been
 * told; its answer has left.
 */
export const moments = ['arrived', 'carried out', 'answered'] as const;
export type Moment = (typeof moments)[number];

/** A request that passes between a bot process and what is around it. */
export interface Crossing {
  /** The process it comes from; undefined where that is not known. */
  readonly from: number | undefined;
  /** Method and path, e.g. `POST /v1/customers`; `MAIL` for a mail. */
  readonly what: string;
  /** The body of the request. */
  readonly asked: string;
  readonly moment: Moment;
  /** The body of the answer, once there is one. */
  readonly answer: string;
}

/** What happens to it there: it goes on, the line is cut, or it is answered in the other side's place. */
export type Fate = 'goes on' | 'cut' | { readonly status: number; readonly headers?: OutgoingHttpHeaders };

export type Watch = (crossing: Crossing) => Promise<Fate>;

export interface Wire {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * A line of HTTP on which every request can be watched, held up, cut or answered in the other side's place.
 * @param target where it leads, asked for every request; undefined = nowhere at the moment (502)
 */
export async function layWire(parts: { target: () => string | undefined; watch: Watch; from?: number }): Promise<Wire> {
  const { target, watch, from } = parts;
  const server = createServer(async (request, response) => {
    const body = await buffer(request).catch(() => undefined);
    if (body === undefined) return;
    const what = `${request.method} ${(request.url ?? '').split('?')[0]}`;
    const asked = body.toString('utf8');
    const at = (moment: Moment, answer = '') => watch({ from, what, asked, moment, answer });

    const first = await at('arrived');
    if (first === 'cut') return void response.destroy();
    if (first !== 'goes on') return tell(response, { body: Buffer.from(''), headers: {}, ...first });
    const answer = await pass(target(), request, body);
    if ((await at('carried out', answer.body.toString('utf8'))) === 'cut') return void response.destroy();
    tell(response, answer, () => void at('answered'));
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

function tell(response: ServerResponse, { status, headers, body }: Answer, told?: () => void): void {
  // Who asked may be dead by now.
  if (response.destroyed) return;
  response.writeHead(status, headers);
  response.end(body, told);
}

const nobodyThere: Answer = { status: 502, headers: {}, body: Buffer.from('') };

function pass(target: string | undefined, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  if (target === undefined) return Promise.resolve(nobodyThere);
  const { host: _, connection: __, ...others } = headers;
  return new Promise((resolve) => {
    const passed = send(`${target}${url}`, { method, headers: others, agent: false }, async (answered) => {
      const { 'transfer-encoding': ___, connection: ____, ...rest } = answered.headers;
      const content = await buffer(answered).catch(() => undefined);
      resolve(
        content === undefined ? nobodyThere : { status: answered.statusCode ?? 502, headers: rest, body: content },
      );
    });
    passed.once('error', () => resolve(nobodyThere));
    passed.end(body);
  });
}
