import { once } from 'node:events';
import { createServer } from 'node:http';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { seedState } from './seed-state.ts';
import { serveRequest } from './serve-request.ts';
import type { State } from './state.ts';
import { loadState, saveState } from './state-file.ts';
import {
  defaultSwitches,
  defaultTimings,
  type someSwitches,
  type someTimings,
  switchesSchema,
  timingsSchema,
} from './switches.ts';
import { createSender } from './webhooks/deliver.ts';
import { loadWebhookKeys } from './webhooks/keys.ts';
import type { RequestRecord, World } from './world.ts';

/** Switches and timings given here go before those that an earlier run was changed to. */
export interface SimulatorOptions extends z.infer<typeof someSwitches> {
  /** Where to listen; 127.0.0.1 unless said. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  /**
   * Keeps the state across restarts; without it everything ends with the process. Beside it stands
   * `simulator-root.pem`, by which a receiver of events can check their signatures.
   */
  readonly stateFile?: string;
  /** The same seed and calls make the same ids and passwords. */
  readonly seed?: number;
  readonly timings?: z.infer<typeof someTimings>;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** ISO 3166 alpha-2; decides where the partner sells. */
  readonly partnerCountry?: string;
}

export interface Simulator {
  readonly url: string;
  readonly port: number;
  /** What it holds right now: customers, carts, orders, agreements… */
  readonly state: State;
  /** The last hundred requests, oldest first. */
  readonly requests: readonly RequestRecord[];
  /** The certificate that the one of the events' signatures was issued by, PEM. */
  readonly webhookRoot: string;
  close(): Promise<void>;
}

/**
 * Starts a Partner Center that behaves like the documented one, with Microsoft's token endpoint and the customer's
 * pages on the same port.
 * @throws when the port is taken (`EADDRINUSE`) or the state file is not one
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { host = '127.0.0.1', port, stateFile, seed = 1, timings, clock = Date.now, ...others } = options;
  const { partnerCountry = 'US', ...switches } = others;
  const kept = stateFile === undefined ? undefined : loadState(stateFile);
  const state = kept ?? seedState(seed, partnerCountry, clock());
  const save = () => stateFile !== undefined && saveState(stateFile, state);
  const now = () => clock() + state.clockAheadMs;
  const sender = createSender(() => world.timings.webhookPauseMs, now, save);
  const world: World = {
    state,
    timings: timingsSchema.parse({ ...defaultTimings, ...state.switched, ...timings }),
    switches: switchesSchema.parse({ ...defaultSwitches, ...state.switched, ...switches }),
    now,
    requests: [],
    faults: [],
    attempts: new Map(),
    webhookKeys: await loadWebhookKeys(stateFile === undefined ? undefined : dirname(stateFile)),
    deliver: sender.deliver,
    save,
  };
  const server = createServer((request, response) => {
    // Of the machine: who plays with the simulator's own clock has a right one all the same.
    response.setHeader('Date', new Date(clock()).toUTCString());
    serveRequest(world, request, response).catch((thrown: unknown) => {
      process.stderr.write(`Partner Center simulator: ${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    });
  });
  server.listen(port, host);
  await once(server, 'listening');
  for (const delivery of state.webhooks.deliveries) sender.deliver(delivery);
  const address = server.address();
  const listeningOn = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${listeningOn}`,
    port: listeningOn,
    state,
    requests: world.requests,
    webhookRoot: world.webhookKeys.root,
    close: async () => {
      sender.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
