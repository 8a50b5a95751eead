import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { writeApproved } from './approved-record.ts';
import { createChance } from './chance.ts';
import { branches, type Customer, followMail, newCustomer } from './customers.ts';
import { handOver } from './take-credentials.ts';
import { isForLater, whatIsWrong } from './what-is-wrong.ts';
import type { Crossing, Fate } from './wire.ts';
import { startWorld, type World } from './world.ts';

export interface SoakResult {
  readonly problems: readonly string[];
  readonly seconds: number;
  /** What crossed a line, and how much of it was disturbed. */
  readonly requests: number;
  readonly faults: number;
  /** Attempts at a task that failed and were repeated. */
  readonly retries: number;
  /** Onboardings that needed a person, who pressed Retry. */
  readonly neededRetry: number;
  /** MB in use after a collection, in the first process, before and after. */
  readonly heapBefore: number;
  readonly heapAfter: number;
  readonly rssAfter: number;
}

interface Soak {
  readonly onboardings: number;
  readonly processes: number;
  readonly seed: number;
  /** How much of everything that is sent goes wrong, 0 to 1. */
  readonly share: number;
  readonly patienceMs: number;
  /** Told now and then how many are still under way. */
  readonly progress: (left: number) => void;
}

/** Many onboardings at once, while everything they depend on fails now and then; what does not hold afterwards. */
export async function soak({ onboardings, processes, seed, share, patienceMs, progress }: Soak): Promise<SoakResult> {
  const heap: { used: number; rss: number }[] = [];
  let retries = 0;
  const world = await startWorld({
    processes,
    nodeOptions: ['--expose-gc', '--import', new URL('./tell-heap.ts', import.meta.url).href],
    onLine: (line) => {
      if (line.includes('is tried again')) retries += 1;
      const [, used, rss] = /heap (\d+) rss (\d+)/.exec(line) ?? [];
      if (used !== undefined && rss !== undefined) heap.push({ used: Number(used), rss: Number(rss) });
    },
  });
  try {
    const measure = async () => {
      const before = heap.length;
      const [pid] = world.processes.pids;
      if (pid !== undefined) process.kill(pid, 'SIGUSR2');
      while (heap.length === before) await pause(20);
      return heap[before] ?? { used: 0, rss: 0 };
    };
    const customers = Array.from({ length: onboardings }, (_, place) =>
      newCustomer(world, branches[place % branches.length] ?? 'existing tenant', `k${seed}n${place}`),
    );
    const reps = await openChats(world, customers);
    const before = await measure();
    const counts = { requests: 0, faults: 0 };
    world.watch = disturbed(seed, share, counts);
    const followed: Promise<void>[] = [];
    world.onMail = (mail) => void followed.push(followMail(world, mail));

    const began = performance.now();
    const ids: string[] = [];
    for (const [place, customer] of customers.entries()) {
      ids.push(await writeApproved(world, customer, reps[place] ?? ''));
      // Leaves room for the lines that everything crosses: they are in this process too.
      await pause(0);
    }
    const neededRetry = await untilOver(world, ids, patienceMs, progress);
    const seconds = (performance.now() - began) / 1000;
    world.watch = async () => 'goes on';
    await Promise.allSettled(followed);
    const after = await measure();
    const problems: string[] = [...world.processes.died];
    for (const customer of customers) problems.push(...(await whatIsWrong(world, customer, { forgets: false })));
    const mb = (bytes: number) => bytes / 2 ** 20;
    const memory = { heapBefore: mb(before.used), heapAfter: mb(after.used), rssAfter: mb(after.rss) };
    return { problems, seconds, ...counts, retries, neededRetry, ...memory };
  } finally {
    await world.close();
  }
}

const atOnce = 20;

/** Each customer's rep says hello, so that there is a chat to tell the news in. */
async function openChats(world: World, customers: readonly Customer[]): Promise<string[]> {
  const reps = customers.map(() => randomUUID());
  const waiting = [...reps];
  const openAll = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      await world.window({ name: 'Robin Reyes', aadObjectId: id }).open();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, openAll));
  return reps;
}

/** A share of everything goes wrong: half of it before it is carried out, half after. */
function disturbed(seed: number, share: number, counts: { requests: number; faults: number }) {
  const chance = createChance(`soak ${seed}`);
  return async ({ moment }: Crossing): Promise<Fate> => {
    if (moment === 'answered') return 'goes on';
    if (moment === 'arrived') counts.requests += 1;
    if (chance.next() >= share / 2) return 'goes on';
    counts.faults += 1;
    if (moment === 'carried out') return 'cut';
    const trouble = chance.oneOf(['cut', 'slow', 500, 503, 429] as const);
    if (trouble === 'cut') return 'cut';
    if (trouble !== 'slow') return { status: trouble, headers: { 'Retry-After': '1' } };
    await pause(1000);
    return 'goes on';
  };
}

async function untilOver(
  world: World,
  ids: readonly string[],
  patienceMs: number,
  progress: (left: number) => void,
): Promise<number> {
  let left = ids;
  let neededRetry = 0;
  for (const deadline = Date.now() + patienceMs; left.length > 0 && Date.now() < deadline; await pause(500)) {
    const still: string[] = [];
    for (const id of left) {
      const record = (await world.onboardings.get(id))?.record;
      await handOver(world, record);
      if (record?.attention) neededRetry += 1;
      const isOver = record?.stage.kind === 'completed' && record.tasks.every(isForLater);
      if (!isOver && !record?.attention) still.push(id);
    }
    left = still;
    progress(left.length);
  }
  return neededRetry;
}
