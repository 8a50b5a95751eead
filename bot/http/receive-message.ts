import type { Socket } from 'node:net';
import type { Request, Response } from 'restify';
import type { RefusalLog } from '../log/refusals.ts';
import type { ChannelCall } from '../teams/channel/channel.ts';
import type { Door } from '../teams/door/door.ts';
import { refuseBody } from './answering.ts';
import { readBytes } from './read-bytes.ts';
import { readJson } from './read-json.ts';

/** In bytes. An activity with a card is far smaller; Teams sends nothing larger. */
const largestActivity = 256 * 1024;

export interface MessageParts {
  readonly door: Door;
  /** Takes one call of the Bot Framework channel and answers it. */
  readonly processActivity: (call: ChannelCall, response: Response) => Promise<void>;
  readonly refusals: RefusalLog;
}

/**
 * Takes what Teams sends. Who calls is looked at before a byte of the body is read, and nothing but plain JSON is read:
 * a parser that inflates a compressed body does so without limit.
 * @param trust told of the connections of those whose token was verified
 */
export function createReceiveMessage(
  { door, refusals, processActivity }: MessageParts,
  trust: (socket: Socket) => void,
) {
  return async (request: Request, response: Response): Promise<void> => {
    const { authorization, 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
    const caller = await door.whoCalls(authorization);
    if (caller.kind === 'refused') return void response.send(caller.status, { code: caller.code });
    if (caller.token !== undefined) trust(request.socket);
    if (!type.toLowerCase().startsWith('application/json') || encoding !== 'identity') {
      refusals.record('json-only');
      return void response.send(415, { code: 'json-only' });
    }
    const bytes = await readBytes(request, largestActivity);
    if (bytes === undefined) return refuseBody(request, response, refusals);
    const body = readJson(bytes.toString('utf8'));
    if (!isActivity(body)) {
      refusals.record('not-an-activity');
      return void response.send(400, { code: 'not-an-activity' });
    }
    const refusal = door.refuses(caller, body);
    if (refusal !== undefined) return void response.send(refusal.status, { code: refusal.code });
    await processActivity({ body, headers: request.headers }, response);
  };
}

/** What all activities are. */
function isActivity(body: unknown): body is Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null && 'type' in body && typeof body.type === 'string';
}
