import assert from 'node:assert/strict';
import type { SimulatorOptions } from '../../../simulator/start-simulator.ts';
import { type Partner, type Reply, startPartner } from '../../../test/simulator/partner.ts';
import { shapeDifferences } from './compare-shape.ts';
import { type Differences, type Proof, unexpected } from './row.ts';

export interface Case {
  readonly options?: Partial<SimulatorOptions>;
  /** Brings the simulator into the case of the example. */
  readonly after?: (partner: Partner) => Promise<unknown>;
  readonly ask: (partner: Partner) => Promise<Reply>;
  /** Where the name of the example does not tell it. */
  readonly status?: number;
  /** Those that the example's page demands; only their names are held against it. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The member of the answer that the example shows, where it does not show the whole. */
  readonly member?: string;
  readonly differences?: Differences;
}

/** The simulator answers the same case with the same status and in the same shape. */
export function shows({ options, after, ask, status, headers = {}, member, differences = {} }: Case): Proof {
  return {
    differences,
    async prove(example) {
      const partner = await startPartner(options);
      try {
        await after?.(partner);
        const reply = await ask(partner);
        assert.equal(reply.status, status ?? example.status, reply.text);
        for (const name of Object.keys(headers)) assert.ok(reply.headers.has(name), name);
        const shown: unknown = member === undefined ? JSON.parse(reply.text) : reply.at(member);
        assert.deepEqual(unexpected(shapeDifferences(example.body, shown), differences), []);
      } finally {
        await partner.close();
      }
    },
  };
}
