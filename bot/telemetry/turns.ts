import { randomBytes } from 'node:crypto';
import { during, itIsAbout } from '../log/under-way.ts';
import { readClick } from '../teams/button.ts';
import type { HandleTurn } from '../teams/receive/handle-turn.ts';
import type { Telemetry } from './telemetry.ts';

/**
 * Each turn is a trace, or the beginning of one, and has an id that its lines in the log share: a person reads it where
 * the turn fails.
 */
export function tracedTurns(telemetry: Telemetry, handleTurn: HandleTurn): HandleTurn {
  return (arrival, turn) => {
    const { incoming } = arrival;
    const { id: activity, caller, kind } = incoming;
    const click = 'data' in incoming ? readClick(incoming.data)?.button : undefined;
    const about = { turn: randomBytes(5).toString('hex'), activity, conversation: caller.conversationId };
    return during(about, () => {
      if (click !== undefined && click.id !== '') itIsAbout({ onboarding: click.id });
      const facts = {
        ...about,
        incoming: kind,
        ...(click !== undefined && { verb: click.verb, onboarding: click.id }),
        isPersonalChat: caller.isPersonalChat,
      };
      return telemetry.traced({ name: `turn ${kind}`, kind: 'server', facts }, async (also) => {
        const outcome = await handleTurn(arrival, turn);
        also({ outcome });
        telemetry.count('csp.turns', 1, { incoming: kind, outcome });
        telemetry.took('csp.turn.seconds', (performance.now() - turn.arrivedAt) / 1000, { incoming: kind });
        return outcome;
      });
    });
  };
}
