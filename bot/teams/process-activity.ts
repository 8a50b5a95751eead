import type { CloudAdapter, Response } from 'botbuilder';
import type { HandleTurn } from './handle-turn.ts';

/** One call of the channel as the web server has it. */
export interface ChannelCall {
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Checks who calls, runs the turn, and answers the call. */
export function createProcessActivity(adapter: CloudAdapter, handleTurn: HandleTurn) {
  return (call: ChannelCall, response: Response): Promise<void> => {
    // The Agents Playground announces itself; it opens no dialogs from a card, Teams does.
    const hasDialogs = call.headers['x-ms-agents-playground'] === undefined;
    const request = { body: { ...call.body }, headers: { ...call.headers }, method: 'POST' };
    return adapter.process(request, response, (context) => handleTurn(context, { hasDialogs }));
  };
}
