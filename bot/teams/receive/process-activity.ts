import type { CloudAdapter, InvokeResponse, Response } from 'botbuilder';
import type { HandleTurn } from './handle-turn.ts';
import type { Turn } from './turn.ts';

/** One call of the channel as the web server has it. */
export interface ChannelCall {
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Turns {
  /** Checks who calls, runs the turn, and answers the call: when the turn is over or, if that takes long, before. */
  process(call: ChannelCall, response: Response): Promise<void>;
  /** Resolves when no turn is running any more, also none whose call has been answered. */
  finished(): Promise<void>;
}

export function createTurns(adapter: CloudAdapter, handleTurn: HandleTurn): Turns {
  const underWay = new Set<Promise<void>>();
  return {
    async process(call, response) {
      // The Agents Playground announces itself; it opens no dialogs from a card, Teams does.
      const hasDialogs = call.headers['x-ms-agents-playground'] === undefined;
      const request = { body: { ...call.body }, headers: { ...call.headers }, method: 'POST' };
      const { turn, sdkResponse } = answerOnce(response);
      const work = adapter.process(request, sdkResponse, (context) => handleTurn(context, { hasDialogs, turn }));
      underWay.add(work);
      await work.finally(() => underWay.delete(work));
    },
    async finished() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

/**
 * The first answer goes out: ours, or the SDK's when the turn ended without one (as for a caller that is not Teams).
 * The turn goes on behind an answer that has gone out, because its TurnContext is not revoked before it ends.
 */
function answerOnce(response: Response): { turn: Turn; sdkResponse: Response } {
  const arrivedAt = performance.now();
  let isAnswered = false;
  const answer = ({ status, body }: InvokeResponse) => {
    if (isAnswered) return;
    isAnswered = true;
    response.status(status);
    if (body !== undefined) response.send(body);
    response.end();
  };
  const given: InvokeResponse = { status: 200 };
  return {
    turn: {
      arrivedAt,
      answer,
      get isAnswered() {
        return isAnswered;
      },
    },
    sdkResponse: {
      socket: response.socket,
      header: (name, value) => response.header(name, value),
      status: (status) => Object.assign(given, { status }),
      send: (body) => Object.assign(given, { body }),
      end: () => answer(given),
    },
  };
}
