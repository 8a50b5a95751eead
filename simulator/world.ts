import type { Fault } from './faults.ts';
import type { State } from './state.ts';
import type { Switches, Timings } from './switches.ts';
import type { WebhookKeys } from './webhooks/keys.ts';
import type { Delivery } from './webhooks/webhook-state.ts';

export interface RequestRecord {
  readonly at: number;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly requestId: string | undefined;
  readonly correlationId: string | undefined;
  readonly tokenKind: 'app' | 'user' | undefined;
  /** Absent when the connection was cut instead of answered. */
  status?: number;
  /** The error code of a refused call, or the name of an injected fault. */
  note?: string;
}

/** Everything a route may look at or change. */
export interface World {
  readonly state: State;
  readonly timings: Timings;
  /** Changed in place while the simulator runs. */
  readonly switches: Switches;
  readonly now: () => number;
  /** The last hundred requests, oldest first. */
  readonly requests: RequestRecord[];
  readonly faults: Fault[];
  /** When the last requests to a family of resources were, for throttling. */
  readonly attempts: Map<string, readonly number[]>;
  readonly webhookKeys: WebhookKeys;
  /** Sends an event in the background. */
  readonly deliver: (delivery: Delivery) => void;
  /** Writes the state to its file, if there is one. */
  readonly save: () => void;
}
