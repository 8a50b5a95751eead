import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crashSuite } from './crash-suite.ts';
import { boundaries } from './kill-plan.ts';
import type { RunResult } from './run.ts';
import { soak } from './soak.ts';

const usage = `npm run test:crash -- [--runs 20] [--seed <number>] [--first 0] [--processes 1,3] [--store cosmos]
  kills bot processes at boundaries of tasks and at any moment, and looks that nothing is lost or there twice
npm run test:crash -- --soak 1000 [--share 0.05] [--seed <number>] [--processes 1]
  as many onboardings at once, while a share of everything that is sent goes wrong
`;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    first: { type: 'string', default: '0' },
    processes: { type: 'string', default: '' },
    store: { type: 'string', default: 'sqlite' },
    soak: { type: 'string' },
    share: { type: 'string', default: '0.05' },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
const seed = numberOf(values.seed);
const store = values.store === 'cosmos' ? 'cosmos' : 'sqlite';
const isOk =
  values.soak === undefined
    ? await runCrashes(numberOf(values.runs), numberOf(values.first), countsOf(values.processes || '1,3'))
    : await runSoaks(numberOf(values.soak), numberOf(values.share), countsOf(values.processes || '1'));
process.exit(isOk ? 0 : 1);

function numberOf(text: string): number {
  const number = Number(text);
  if (Number.isFinite(number) && number >= 0) return number;
  process.stderr.write(usage);
  process.exit(2);
}

function countsOf(text: string): number[] {
  return text.split(',').map(numberOf);
}

function named(processes: number): string {
  return `${processes} ${processes === 1 ? 'process' : 'processes'}`;
}

async function runCrashes(runs: number, first: number, counts: readonly number[]): Promise<boolean> {
  const began = performance.now();
  const results: RunResult[] = [];
  let kills = 0;
  for (const processes of counts) {
    say(`seed ${seed}, ${runs} runs with ${named(processes)} on ${store}`);
    const done = (result: RunResult, lines: readonly string[]) => tell(result, lines, processes);
    const suite = await crashSuite({ seed, first, runs, processes, store, done });
    results.push(...suite.results);
    kills += suite.kills;
  }
  const failed = results.filter(({ problems }) => problems.length > 0);
  const reached = new Set(results.flatMap((result) => result.reached));
  const missed = boundaries.map(({ at }) => at).filter((at) => !reached.has(at));
  say(
    `${results.length} runs, ${results.length * 3} onboardings, ${kills} processes killed in ${secondsSince(began)} s`,
  );
  say(
    `killed at ${reached.size} of ${boundaries.length} boundaries${missed.length > 0 ? `, not at: ${missed.join('; ')}` : ''}`,
  );
  say(failed.length === 0 ? 'nothing was lost, nothing is there twice' : `${failed.length} runs FAILED`);
  return failed.length === 0;
}

function tell({ run, ms, reached, kills, problems }: RunResult, lines: readonly string[], processes: number): void {
  const took = `${(ms / 1000).toFixed(1)} s`;
  if (problems.length === 0) {
    say(`  run ${run}: ok, ${took}; killed at: ${reached.join('; ')}`);
    return;
  }
  const file = join(tmpdir(), `crash-${seed}-${run}-${processes}.log`);
  writeFileSync(file, lines.join('\n'));
  say(`  run ${run}: FAILED, ${took}; to be killed: ${kills.join('; ')}`);
  for (const problem of problems) say(`    ${problem}`);
  say(`    again: --seed ${seed} --first ${run} --runs 1 --processes ${processes}; what the bot logged: ${file}`);
}

async function runSoaks(onboardings: number, share: number, counts: readonly number[]): Promise<boolean> {
  let isFine = true;
  for (const processes of counts) {
    say(
      `seed ${seed}, ${onboardings} onboardings at once with ${named(processes)}, ${share * 100} % of everything goes wrong`,
    );
    let told = performance.now();
    const progress = (left: number) => {
      if (performance.now() - told < 10_000) return;
      told = performance.now();
      say(`  ${left} under way`);
    };
    const result = await soak({ onboardings, processes, seed, share, patienceMs: 3_600_000, progress });
    for (const problem of result.problems) say(`  ${problem}`);
    const { seconds, requests, faults, retries, neededRetry, heapBefore, heapAfter, rssAfter } = result;
    say(`${seconds.toFixed(0)} s, ${(onboardings / seconds).toFixed(1)} onboardings a second`);
    say(
      `${requests} requests, ${faults} of them disturbed; ${retries} tasks tried again, ${neededRetry} left to a person`,
    );
    say(
      `memory in use: ${heapBefore.toFixed(0)} MB before, ${heapAfter.toFixed(0)} MB after (${rssAfter.toFixed(0)} MB RSS)`,
    );
    say(result.problems.length === 0 ? 'all ended, with one of everything' : `${result.problems.length} problems`);
    isFine &&= result.problems.length === 0;
  }
  return isFine;
}

function secondsSince(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(0);
}
