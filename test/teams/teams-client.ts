import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { Identity } from './channel-identity.ts';
import { openWindow, type Surroundings, type TeamsPerson, type Window } from './chat-window.ts';
import { type Connector, startConnector } from './connector.ts';
import type { Reads } from './shown-card.ts';

export interface Teams {
  readonly connector: Connector;
  /** Everything the bot ever answered here, as it came over the wire. */
  readonly answered: readonly string[];
  /** A person's chat with the bot. @param client `playground` opens no dialogs from a card */
  window(person: TeamsPerson, client?: 'teams' | 'playground', group?: string): Window;
  /** Waits until `look` finds something, looking again whenever the bot has sent something. */
  until<T>(look: () => T | undefined, what: string): Promise<T>;
  close(): Promise<void>;
}

/** How long something that the bot does by itself may take, in ms. */
const patience = 30_000;

/**
 * A small Teams for one bot. Its clients check no fields before they send them: whatever is typed gets through.
 * @param reads how its people understand what the bot writes
 * @param identity with which it calls; without it the bot has to believe everybody
 */
export async function startTeams(
  botUrl: string,
  reads: Reads = (text) => text,
  identity?: Pick<Identity, 'authorization'>,
): Promise<Teams> {
  const answered: string[] = [];
  const changes = new EventEmitter().setMaxListeners(100);
  const connector = await startConnector(() => changes.emit('change'));

  const until = async <T>(look: () => T | undefined, what: string): Promise<T> => {
    const patient = AbortSignal.timeout(patience);
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise<void>((resolve, reject) => {
        changes.once('change', resolve);
        patient.addEventListener('abort', () => reject(new Error(`Waited in vain for ${what}`)), { once: true });
      });
    }
  };

  const deliver: Surroundings['deliver'] = async (activity, client) => {
    const response = await fetch(`${botUrl}/api/messages`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        // A bot that was restarted knows nothing of a connection from before.
        Connection: 'close',
        ...(identity && { Authorization: identity.authorization(connector.url) }),
        ...(client === 'playground' ? { 'x-ms-agents-playground': 'true' } : {}),
      },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    // Teams tells people of another tenant nothing.
    if (response.status === 403) return undefined;
    assert.ok(response.ok, `the bot answered HTTP ${response.status}: ${text}`);
    answered.push(text);
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    // What an invoke is answered with changes what is on the screen.
    setImmediate(() => changes.emit('change'));
    return answer;
  };

  return {
    connector,
    answered,
    until,
    window: (person, client = 'playground', group) =>
      openWindow({ connector, deliver, until, reads }, person, client, group),
    close: () => connector.close(),
  };
}
