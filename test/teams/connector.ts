import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { isElement } from '../../cards/card.ts';

/** A message of the bot as it stands in a chat now. */
export interface ChatMessage {
  readonly id: string;
  readonly text: string;
  /** The first card in it. */
  card: unknown;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
}

/** The Bot Framework connector of our Teams: takes what the bot sends and edits, and knows who is in a chat. */
export interface Connector {
  readonly url: string;
  /** The bot's messages in a chat, oldest first. */
  chat(conversationId: string): ChatMessage[];
  addMember(member: Member): void;
  /** Everything the bot ever sent here, as it came over the wire. */
  readonly received: readonly string[];
  /** Answers the next sends and edits with this status instead of taking them. */
  refuse(status: number, times: number): void;
  /** How many sends and edits were refused on demand. */
  readonly refusals: number;
  close(): Promise<void>;
}

/** @param changed called whenever a chat has changed */
export async function startConnector(changed: () => void): Promise<Connector> {
  const chats = new Map<string, ChatMessage[]>();
  const members = new Map<string, Member>();
  const received: string[] = [];
  const refusing = { status: 0, times: 0, done: 0 };
  let sent = 0;
  const chat = (id: string) => {
    const messages = chats.get(id) ?? [];
    chats.set(id, messages);
    return messages;
  };

  const answer = async (request: IncomingMessage): Promise<{ status: number; body: object }> => {
    const [, , , conversation = '', what, which = ''] = (request.url ?? '').split('/').map(decodeURIComponent);
    if (request.method === 'GET') {
      const member = members.get(which);
      return member === undefined ? { status: 404, body: {} } : { status: 200, body: member };
    }
    const activity: unknown = await json(request);
    if (what !== 'activities' || !isElement(activity)) return { status: 404, body: {} };
    if (refusing.times > 0) {
      refusing.times -= 1;
      refusing.done += 1;
      return { status: refusing.status, body: { error: { code: 'Refused', message: 'Refused on demand' } } };
    }
    received.push(JSON.stringify(activity));
    const before = request.method === 'PUT' ? chat(conversation).find(({ id }) => id === which) : undefined;
    if (request.method === 'PUT' && before === undefined) return { status: 404, body: {} };
    if (before === undefined) {
      sent += 1;
      const message = { id: `message-${sent}`, text: String(activity.text ?? ''), card: cardOf(activity) };
      chat(conversation).push(message);
      return { status: 201, body: { id: message.id } };
    }
    before.card = cardOf(activity);
    return { status: 200, body: { id: before.id } };
  };

  const server = createServer(async (request, response) => {
    const { status, body } = await answer(request);
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(body));
    changed();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`,
    chat,
    addMember: (member) => void members.set(member.id, member),
    received,
    refuse: (status, times) => void Object.assign(refusing, { status, times }),
    get refusals() {
      return refusing.done;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function cardOf({ attachments }: Readonly<Record<string, unknown>>): unknown {
  const first: unknown = Array.isArray(attachments) ? attachments[0] : undefined;
  return isElement(first) ? first.content : undefined;
}
