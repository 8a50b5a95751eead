import type { Fault } from './faults.ts';
import type { State } from './state.ts';

/** How long things take, in milliseconds. */
export interface Timings {
  /** From the creation of a customer until it can be read (up to 90 s in the real service). */
  readonly customerReadableMs: number;
  /** From becoming a customer until Microsoft's verification passes by itself. */
  readonly verificationMs: number;
  /** From checkout until the order is completed. */
  readonly orderCompletedMs: number;
}

/**
 * What becomes of a partner's classic confirmation of the Microsoft Customer Agreement. `accepted`: it counts, as it
 * did until 2026-01-05. `ignored`: answered with 201, but orders do not look at it. `refused`: 403. What Microsoft
 * answers since that day is not documented.
 */
export type ClassicAttestation = 'accepted' | 'ignored' | 'refused';

/** Which answers start with a UTF-8 byte order mark. */
export type ByteOrderMark = 'organization' | 'everywhere' | 'never';

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
  readonly classicAttestation: ClassicAttestation;
  readonly byteOrderMark: ByteOrderMark;
  readonly now: () => number;
  /** The last hundred requests, oldest first. */
  readonly requests: RequestRecord[];
  readonly faults: Fault[];
}
