import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { activityZodSchema } from '@microsoft/agents-activity';
import { z } from 'zod';
import { isElement } from '../../cards/card.ts';

/** A message of the bot as it stands in a chat now. */
export interface ChatMessage {
  readonly id: string;
  readonly text: string;
  /** What its notification says. */
  readonly summary: string;
  /** When it came, on the clock of `performance.now()`. */
  readonly at: number;
  /** The first card in it. */
  card: unknown;
}

export interface Member {
  readonly userPrincipalName?: string;
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
  readonly email?: string;
}

export interface Refusal {
  /** Only these requests. */
  readonly method?: 'POST' | 'PUT';
  readonly retryAfterSeconds?: number;
  /** The message is in the chat all the same: only the answer is lost. */
  readonly taken?: boolean;
}

export interface BlockedBy {
  readonly status: number;
  readonly code: string;
  readonly message?: string;
}

/** The Bot Framework connector of our Teams: takes what the bot sends and edits, and knows who is in a chat. */
export interface Connector {
  readonly url: string;
  /** The bot's messages in a chat, oldest first. */
  chat(conversationId: string): ChatMessage[];
  addMember(member: Member): void;
  /** Everything the bot ever sent here, as it came over the wire. */
  readonly received: readonly string[];
  /** Each of these, whether Teams took it or not, and in which chat. */
  readonly traffic: readonly { readonly does: 'send' | 'edit'; readonly conversationId: string }[];
  /** What one person alone sees in a chat of several, as it came; undefined = Teams knows no such thing there. */
  targeted: string[] | undefined;
  /** Answers the next sends and edits with this status instead of taking them. */
  refuse(status: number, times: number, refusal?: Refusal): void;
  /** How many sends and edits were refused on demand. */
  readonly refusals: number;
  /** Refuses everything in a chat, as Teams does once the app is blocked or removed there; undefined = no longer. */
  block(conversationId: string, refusal: BlockedBy | undefined): void;
  /** How many sends and edits came for chats that are blocked. */
  readonly blocked: number;
  /** Takes a message away, so that it can no longer be edited. */
  remove(conversationId: string, messageId: string): void;
  close(): Promise<void>;
}

/** Source: Microsoft Learn, "Send proactive messages". */
const Beginning = z.object({
  ...{ bot: z.object({ id: z.string().startsWith('28:') }), isGroup: z.literal(false), tenantId: z.guid() },
  members: z.array(z.object({ id: z.guid() })).length(1),
});

/** As Microsoft's own SDK reads them, with nothing that it does not know. */
const anActivity = activityZodSchema.strict();

/** @param changed called whenever a chat has changed */
export async function startConnector(changed: () => void): Promise<Connector> {
  const chats = new Map<string, ChatMessage[]>();
  const members = new Map<string, Member>();
  const received: string[] = [];
  const traffic: { does: 'send' | 'edit'; conversationId: string }[] = [];
  const refusing: Refusal & { status: number; times: number; done: number } = { status: 0, times: 0, done: 0 };
  const blockedChats = new Map<string, BlockedBy>();
  let blocked = 0;
  let targeted: string[] | undefined;
  let sent = 0;
  const chat = (id: string) => {
    const messages = chats.get(id) ?? [];
    chats.set(id, messages);
    return messages;
  };

  const take = (conversation: string, activity: Readonly<Record<string, unknown>>): string => {
    sent += 1;
    const id = `message-${sent}`;
    const { text = '', summary = '' } = activity;
    const message = { id, text: String(text), summary: String(summary), at: performance.now(), card: cardOf(activity) };
    chat(conversation).push(message);
    return id;
  };

  /** A chat with somebody who has the app: as if those all had who are known here. */
  const begin = (asked: unknown): Answer => {
    const { members: [who] = [] } = Beginning.parse(asked);
    const isThere = [...members.values()].some(({ aadObjectId }) => aadObjectId === who?.id);
    if (who === undefined || !isThere) return refusal(403, 'ForbiddenOperationException');
    return { status: 201, body: { id: `chat-of-${who.id}` } };
  };

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const [, , , conversation = '', what, which = ''] = path.split('/').map(decodeURIComponent);
    if (request.method === 'GET') {
      const member = members.get(which);
      return member === undefined ? { status: 404, body: {} } : { status: 200, body: member };
    }
    const activity: unknown = await json(request);
    if (path.endsWith('/v3/conversations')) return begin(activity);
    if (what !== 'activities' || !isElement(activity)) return { status: 404, body: {} };
    traffic.push({ does: request.method === 'PUT' ? 'edit' : 'send', conversationId: conversation });
    const { error } = anActivity.safeParse(activity);
    if (error !== undefined) {
      // Whatever the test is about: it fails with this, at once.
      queueMicrotask(() => {
        throw error;
      });
      return refusal(400, 'BadSyntax');
    }
    const block = blockedChats.get(conversation);
    if (block !== undefined) {
      blocked += 1;
      return refusal(block.status, block.code, block.message);
    }
    const isRefused = refusing.times > 0 && (refusing.method === undefined || refusing.method === request.method);
    if (isRefused) {
      refusing.times -= 1;
      refusing.done += 1;
      if (refusing.taken) take(conversation, activity);
      return refusal(refusing.status, 'Refused', 'Refused on demand', refusing.retryAfterSeconds);
    }
    if (query === 'isTargetedActivity=true') {
      if (targeted === undefined) return refusal(400, 'BadArgument');
      targeted.push(JSON.stringify(activity));
      return { status: 201, body: { id: `targeted-${targeted.length}` } };
    }
    received.push(JSON.stringify(activity));
    const before = request.method === 'PUT' ? chat(conversation).find(({ id }) => id === which) : undefined;
    if (request.method === 'PUT' && before === undefined) return refusal(404, 'ActivityNotFoundInConversation');
    if (before === undefined) return { status: 201, body: { id: take(conversation, activity) } };
    before.card = cardOf(activity);
    return { status: 200, body: { id: before.id } };
  };

  const server = createServer(async (request, response) => {
    const { status, body, retryAfterSeconds } = await answer(request);
    response.writeHead(status, {
      'Content-Type': 'application/json',
      ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
    });
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
    traffic,
    get targeted() {
      return targeted;
    },
    set targeted(shown) {
      targeted = shown;
    },
    refuse(status, times, { method, retryAfterSeconds, taken } = {}) {
      Object.assign(refusing, { status, times, method, retryAfterSeconds, taken });
    },
    block(conversationId, by) {
      if (by === undefined) blockedChats.delete(conversationId);
      else blockedChats.set(conversationId, by);
    },
    get blocked() {
      return blocked;
    },
    remove(conversationId, messageId) {
      const messages = chat(conversationId);
      messages.splice(
        messages.findIndex(({ id }) => id === messageId),
        1,
      );
    },
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

interface Answer {
  readonly status: number;
  readonly body: object;
  readonly retryAfterSeconds?: number | undefined;
}

function refusal(status: number, code: string, message = code, retryAfterSeconds?: number): Answer {
  return { status, body: { error: { code, message } }, retryAfterSeconds };
}

function cardOf({ attachments }: Readonly<Record<string, unknown>>): unknown {
  const first: unknown = Array.isArray(attachments) ? attachments[0] : undefined;
  return isElement(first) ? first.content : undefined;
}
