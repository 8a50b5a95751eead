import { crashRun, type RunResult } from './run.ts';
import { type StoreKind, startWorld } from './world.ts';

export interface Suite {
  readonly seed: number;
  /** The number of the first run, by which one that failed is repeated. */
  readonly first: number;
  readonly runs: number;
  readonly processes: number;
  readonly store?: StoreKind;
  /** Told of every run. */
  readonly done: (result: RunResult, lines: readonly string[]) => void;
}

export interface SuiteResult {
  readonly results: readonly RunResult[];
  readonly kills: number;
}

/** Runs on one world, one after the other: what is left behind by one is there in the next. */
export async function crashSuite({
  seed,
  first,
  runs,
  processes,
  store = 'sqlite',
  done,
}: Suite): Promise<SuiteResult> {
  const world = await startWorld({ processes, store });
  const results: RunResult[] = [];
  try {
    for (let run = first; run < first + runs; run++) {
      const result = await crashRun(world, seed, run, processes);
      results.push(result);
      done(result, world.processes.lines);
    }
    return { results, kills: world.processes.kills };
  } finally {
    await world.close();
  }
}
