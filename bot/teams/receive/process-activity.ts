import { type Answer, received } from '../channel/answer.ts';
import type { Channel, ChannelCall } from '../channel/channel.ts';
import { asItIs, type Labelling } from '../channel/labelled.ts';
import type { Turn } from '../channel/turn.ts';
import type { HandleTurn } from './handle-turn.ts';

/** The web server's end of a call. */
export interface CallResponse {
  status(code: number): unknown;
  send(body: unknown): unknown;
  end(): unknown;
}

export interface Turns {
  /** Runs the turn, and answers the call: when the turn is over or, if that takes long, before. */
  process(call: ChannelCall, response: CallResponse): Promise<void>;
  /** Resolves when no turn is running any more, also none whose call has been answered. */
  finished(): Promise<void>;
}

/** @param label what a system that is not production says so with */
export function createTurns(channel: Channel, handleTurn: HandleTurn, label: Labelling = asItIs): Turns {
  const underWay = new Set<Promise<void>>();
  const run = async (call: ChannelCall, turn: Turn) => {
    await channel.receive(call, async (arrival) => void (await handleTurn(arrival, turn)));
    turn.answer(received);
  };
  return {
    async process(call, response) {
      const work = run(call, answerOnce(response, label));
      underWay.add(work);
      await work.finally(() => underWay.delete(work));
    },
    async finished() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

/**
 * The first answer goes out. The turn goes on behind an answer that has gone out.
 */
function answerOnce(response: CallResponse, label: Labelling): Turn {
  let isAnswered = false;
  return {
    arrivedAt: performance.now(),
    answer({ status, body }: Answer) {
      if (isAnswered) return;
      isAnswered = true;
      response.status(status);
      if (body !== undefined) response.send(label(body));
      response.end();
    },
    get isAnswered() {
      return isAnswered;
    },
  };
}
