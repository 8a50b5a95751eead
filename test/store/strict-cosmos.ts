import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { Item, Refused, runQuery, type Stored } from './strict-cosmos-query.ts';

/** Trouble for the next requests: an answer instead of theirs, or none, before or after they were carried out. */
export interface Trouble {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly moment: 'instead' | 'after';
  /** A status, a connection that breaks, or silence. */
  readonly what: number | 'reset' | 'silence';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How many requests meet it. */
  readonly times: number;
}

/** A Cosmos DB for NoSQL that is strict where the service is, over HTTP, with trouble on demand. */
export interface StrictCosmos {
  readonly endpoint: string;
  trouble(trouble: Trouble): void;
  /** `POST /docs 201` and the like, of requests about documents, in order. */
  readonly requests: string[];
  /** The containers that were made, by path. */
  readonly containers: ReadonlyMap<string, unknown>;
  /** Changes a stored item in passing, as somebody does in a data browser. */
  edit(id: string, change: Readonly<Record<string, unknown>>): void;
  /** How the last request proved who it is from. */
  authorization: string | undefined;
  /** The service's clock, by which documents expire. */
  now: () => number;
  close(): Promise<void>;
}

const Named = z.looseObject({ id: z.string() });

const LARGEST_ITEM = 2 * 1_024 * 1_024;

export async function startStrictCosmos(): Promise<StrictCosmos> {
  /** By path of the container, then by partition key and id. */
  const containers = new Map<string, unknown>();
  const documents = new Map<string, Map<string, Stored>>();
  const databases = new Set<string>();
  const troubles: { -readonly [Key in keyof Trouble]: Trouble[Key] }[] = [];
  const requests: string[] = [];

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const { method = '', url = '', headers } = request;
    service.authorization = headers.authorization;
    if (headers.authorization === undefined) throw new Refused(401, 'no authorization');
    const parts = url.split('/').filter((part) => part !== '');
    const [, database = '', , container = '', feed, id] = parts.map(decodeURIComponent);
    const containerPath = `/dbs/${database}/colls/${container}`;
    const body: unknown = method === 'POST' || method === 'PUT' ? await json(request) : undefined;

    if (parts.length === 0) {
      const here = [{ name: 'Here', databaseAccountEndpoint: `https://${headers.host}` }];
      return { status: 200, body: { id: 'account', writableLocations: here, readableLocations: here } };
    }
    if (feed === undefined) {
      if (method === 'POST') {
        const made = Named.parse(body).id;
        if (parts.length === 1) databases.add(made);
        else if (containers.has(`/dbs/${database}/colls/${made}`)) throw new Refused(409, 'There is one with this id');
        else {
          containers.set(`/dbs/${database}/colls/${made}`, body);
          documents.set(`/dbs/${database}/colls/${made}`, new Map());
        }
        return { status: 201, body };
      }
      const there = parts.length === 2 ? databases.has(database) : containers.has(containerPath);
      if (!there) throw new Refused(404, 'no such resource', parts.length > 2 ? 1003 : 0);
      return { status: 200, body: containers.get(containerPath) ?? { id: database } };
    }

    const stored = documents.get(containerPath);
    if (stored === undefined) throw new Refused(404, 'Owner resource does not exist', 1003);
    for (const [key, { _ts, ttl }] of stored) if (ttl && _ts + ttl <= seconds()) stored.delete(key);
    if (feed === 'pkranges') return { status: 200, body: { PartitionKeyRanges: halves, _count: halves.length } };
    if (headers['content-type'] === 'application/query+json') {
      return { status: 200, body: runQuery(body, headers, [...stored.values()], containers.get(containerPath)) };
    }
    return pointOperation(method, id, body, headers, stored);
  };

  const seconds = () => Math.floor(service.now() / 1_000);

  const pointOperation = (
    method: string,
    id: string | undefined,
    body: unknown,
    headers: IncomingMessage['headers'],
    stored: Map<string, Stored>,
  ): Answer => {
    const [partition] = z
      .tuple([z.string()])
      .parse(JSON.parse(String(headers['x-ms-documentdb-partitionkey'] ?? '[]')));
    const write = (): Answer => {
      const item = Item.parse(body);
      if (/[/\\?#]/.test(item.id) || Buffer.byteLength(item.id) > 1_023) throw new Refused(400, 'The id is invalid');
      if (item.pk !== partition) throw new Refused(400, 'PartitionKey extracted from document does not match', 1001);
      if (Buffer.byteLength(item.pk) > 2_048) throw new Refused(400, 'The partition key is too long');
      if (Buffer.byteLength(JSON.stringify(item)) > LARGEST_ITEM) throw new Refused(413, 'Request size is too large');
      const written = { ...item, _etag: `"${randomUUID()}"`, _ts: seconds() };
      stored.set(keyOf(partition, item.id), written);
      return { status: method === 'POST' ? 201 : 200, body: written };
    };
    if (method === 'POST') {
      if (stored.has(keyOf(partition, Item.parse(body).id))) throw new Refused(409, 'There is one with this id');
      return write();
    }
    const standing = stored.get(keyOf(partition, id ?? ''));
    if (standing === undefined) throw new Refused(404, 'There is none with this id');
    if (method === 'GET') return { status: 200, body: standing };
    const wanted = headers['if-match'];
    if (wanted !== undefined && wanted !== standing._etag) throw new Refused(412, 'The document has changed');
    if (method === 'PUT') return write();
    stored.delete(keyOf(partition, standing.id));
    return { status: 204 };
  };

  const server = createServer(async (request, response) => {
    const { method = '', url = '' } = request;
    const about = url.includes('/docs');
    const trouble = about ? troubles.find((each) => each.method === method && each.times > 0) : undefined;
    if (trouble) trouble.times -= 1;
    const noted = (outcome: unknown) => {
      if (about) requests.push(`${method} ${outcome}`);
    };
    const makeTrouble = ({ what, headers, body }: Trouble) => {
      noted(what);
      if (what === 'reset') return void request.socket.destroy();
      if (what === 'silence') return;
      // Two statements: restify changes Node's writeHead for the whole process, and its own returns nothing.
      response.writeHead(what, headers);
      response.end(body ?? '{"code":"trouble","message":"for a test"}');
    };
    if (trouble?.moment === 'instead') return makeTrouble(trouble);
    try {
      const answered = await answer(request);
      if (trouble) return makeTrouble(trouble);
      noted(answered.status);
      send(response, answered);
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      noted(thrown.status);
      send(response, { ...thrown, body: { code: String(thrown.status), message: thrown.message, ...thrown.more } });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const service: StrictCosmos = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    trouble: (trouble) => void troubles.push({ ...trouble }),
    requests,
    containers,
    edit(id, change) {
      for (const stored of documents.values()) {
        for (const [key, item] of stored) if (item.id === id) stored.set(key, { ...item, ...change });
      }
    },
    authorization: undefined,
    now: Date.now,
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return service;
}

interface Answer {
  readonly status: number;
  readonly substatus?: number;
  readonly body?: unknown;
}

function send(response: ServerResponse, { status, substatus, body }: Answer): void {
  const etag = z.object({ _etag: z.string() }).safeParse(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(etag.success ? { etag: etag.data._etag } : {}),
    ...(substatus ? { 'x-ms-substatus': String(substatus) } : {}),
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function keyOf(partition: string, id: string): string {
  return JSON.stringify([partition, id]);
}

/** Two physical partitions: what is asked across documents has to be put together from both. */
const halves = [
  { id: '0', minInclusive: '', maxExclusive: '7F' },
  { id: '1', minInclusive: '7F', maxExclusive: 'FF' },
];
