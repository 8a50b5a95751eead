import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** A message as the bot sent or last edited it. */
interface Message {
  readonly id: string;
  /** The activity as JSON. */
  readonly activity: string;
}

/** The Bot Framework connector, on this machine and without delay: takes every send and edit, and gives it an id. */
export interface Connector {
  readonly url: string;
  /** What the bot sent last in a chat, as it stands now. */
  last(conversationId: string): Message | undefined;
  close(): void;
}

export async function startConnector(): Promise<Connector> {
  const latest = new Map<string, Message>();
  let sent = 0;
  const server = createServer(async (request, response) => {
    const [, , , conversationId = '', , activityId = ''] = (request.url ?? '').split('/');
    const activity = await text(request);
    const isEdit = request.method === 'PUT';
    const id = isEdit ? activityId : `message-${++sent}`;
    // A card before it is edited to say where the deal goes on.
    if (!isEdit || latest.get(conversationId)?.id === id) latest.set(conversationId, { id, activity });
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ id }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`,
    last: (conversationId) => latest.get(conversationId),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
