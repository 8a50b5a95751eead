import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Microsoft Graph as far as it knows who manages whom. */
export interface GraphDouble {
  readonly url: string;
  /** Object ids of managers by those of the people they manage. */
  readonly managers: Map<string, string>;
  /** What is answered in place of the truth; a status, or the body of a 200. `never` = nothing at all. */
  trouble: number | 'never' | { readonly body: string } | undefined;
  /** The requests so far: method, path and query, token. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export async function startGraph(): Promise<GraphDouble> {
  const asked: string[] = [];
  const managers = new Map<string, string>();
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    if (double.trouble === 'never') return;
    if (typeof double.trouble === 'number') return answer(response, double.trouble, '{"error":{"code":"Trouble"}}');
    if (double.trouble !== undefined) return answer(response, 200, double.trouble.body);
    const person = /^\/v1\.0\/users\/([^/]+)\/manager\?/.exec(request.url ?? '')?.[1] ?? '';
    const id = managers.get(decodeURIComponent(person));
    if (id === undefined) return answer(response, 404, '{"error":{"code":"Request_ResourceNotFound"}}');
    answer(response, 200, JSON.stringify({ '@odata.type': '#microsoft.graph.user', id }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const double: GraphDouble = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    managers,
    trouble: undefined,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return double;
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body);
}
