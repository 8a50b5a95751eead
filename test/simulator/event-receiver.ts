import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';

export interface ReceivedEvent {
  readonly headers: IncomingHttpHeaders;
  /** The bytes as they came: what the signature is over. */
  readonly raw: Buffer;
  readonly body: Record<string, unknown>;
}

/** Where the partner receives events. */
export interface EventReceiver {
  readonly url: string;
  readonly events: readonly ReceivedEvent[];
  /** What it answers from now on. */
  answerWith(status: number, headers?: Record<string, string>): void;
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function startEventReceiver(): Promise<EventReceiver> {
  const events: ReceivedEvent[] = [];
  const arrived = new EventEmitter();
  let answer: { status: number; headers: Record<string, string> } = { status: 200, headers: {} };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks);
    events.push({ headers: request.headers, raw, body: JSON.parse(raw.toString()) });
    // Where restify is loaded, writeHead does not return the response.
    response.writeHead(answer.status, answer.headers);
    response.end();
    arrived.emit('event');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/events`,
    events,
    answerWith: (status, headers = {}) => {
      answer = { status, headers };
    },
    async until(count) {
      const signal = AbortSignal.timeout(30_000);
      while (events.length < count) await once(arrived, 'event', { signal });
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
