import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

const Body = z.object({ data: z.object({ deal: z.string() }) });

export interface NextSystem {
  readonly url: string;
  /** Every delivery that was taken, a repeated one again: which event of which deal. */
  readonly told: readonly { readonly id: string; readonly deal: string }[];
  close(): Promise<void>;
}

/** The system that is told of orders and deals. */
export async function startNextSystem(): Promise<NextSystem> {
  const told: { id: string; deal: string }[] = [];
  const server = createServer(async (request, response) => {
    const { data } = Body.parse(await json(request));
    told.push({ id: String(request.headers['webhook-id']), deal: data.deal });
    response.statusCode = 204;
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`,
    told,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
