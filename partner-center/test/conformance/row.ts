import type { PartnerCenter } from '../../partner-center.ts';
import type { Example } from './read-example.ts';

/** A way in which something may differ from its example: member by member, with the reason. */
export type Differences = Readonly<Record<string, string>>;

/** Several members that differ for one reason. */
export function because(why: string, ...members: readonly string[]): Differences {
  return Object.fromEntries(members.map((member) => [member, why]));
}

/** Something that can be held against an example. `prove` throws what is wrong. */
export interface Proof {
  readonly differences?: Differences;
  prove(example: Example): Promise<void>;
}

/** Why an example says nothing about this side. */
export interface NotCompared {
  readonly why: string;
}

/** One example with what it proves about the client and about the simulator. */
export interface Row {
  /** The file in `examples/`. */
  readonly example: string;
  /** Of the client's facade, or one of the two ways in which Microsoft talks to us besides. */
  readonly operation: keyof PartnerCenter | 'sign-in' | 'webhook delivery';
  readonly client: Proof | NotCompared;
  readonly simulator: Proof | NotCompared;
}

/** Lists every found difference that is not expected, and every expected one that is not there. */
export function unexpected(found: Iterable<readonly [member: string, what: string]>, expected: Differences): string[] {
  const all = [...found];
  const stale = Object.keys(expected).filter((name) => !all.some(([member]) => member === name));
  return [
    ...all.filter(([member]) => !(member in expected)).map(([member, what]) => `${member}: ${what}`),
    ...stale.map((member) => `${member}: is listed as a difference, and is none`),
  ];
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
