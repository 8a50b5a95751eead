import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { people } from '../flow/start-product.ts';
import { readCard } from '../teams/shown-card.ts';
import { createChance } from './chance.ts';
import { branches, type Customer, followMail, newCustomer, recordOf } from './customers.ts';
import { drawKills, isHit, type Kill } from './kill-plan.ts';
import { fillIn } from './rep.ts';
import { handOver } from './take-credentials.ts';
import { isForLater, whatIsWrong } from './what-is-wrong.ts';
import type { World } from './world.ts';

export interface RunResult {
  readonly run: number;
  readonly kills: readonly string[];
  /** Of the boundaries that were drawn, those that were reached. */
  readonly reached: readonly string[];
  readonly problems: readonly string[];
  readonly ms: number;
}

/** How long all onboardings of a run may take to end, whatever is killed, in ms. */
const patience = 120_000;

/**
 * Three onboardings side by side, one of each branch, from the first word to the order, while processes are killed at
 * the moments drawn by the seed. In every fourth run Partner Center has forgotten what it answered to a request id, as
 * it may: then a password may be lost, but nothing may be there twice.
 */
export async function crashRun(world: World, seed: number, run: number, processes: number): Promise<RunResult> {
  const began = performance.now();
  const chance = createChance(`${seed}/${run}`);
  const forgets = run % 4 === 3;
  const customers = branches.map((branch, place) => newCustomer(world, branch, `s${seed}r${run}c${place}`));
  const plan = drawKills(run, chance, processes);
  const killed = new Set<Kill>();
  const kill = async (from: number | undefined) => {
    const { answers } = world.simulator.state;
    if (forgets) for (const key of Object.keys(answers)) delete answers[key];
    // A send to Teams does not tell who sent it: as when the power fails, all are gone.
    const whom = from === undefined ? Array.from({ length: processes }, (_, which) => which) : [from];
    await Promise.all(whom.map((which) => world.processes.kill(which)));
  };
  world.watch = async (crossing) => {
    const due = plan.find((candidate) => !killed.has(candidate) && isHit(candidate, crossing));
    if (due === undefined || !('at' in due)) return 'goes on';
    killed.add(due);
    if (due.lagMs > 0) await pause(due.lagMs);
    await kill(crossing.from);
    return 'cut';
  };
  const followed: Promise<void>[] = [];
  world.onMail = (mail) => void followed.push(followMail(world, mail));
  const over = new AbortController();
  const timed = plan.map(async (one) => {
    if ('at' in one) return;
    await pause(one.afterMs, undefined, { signal: over.signal });
    killed.add(one);
    await kill(one.which);
  });

  const problems: string[] = [];
  try {
    await Promise.all(customers.map((customer) => onboard(world, customer)));
    await untilOver(world, customers);
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
  over.abort();
  await Promise.allSettled([...timed, ...followed]);
  world.watch = async () => 'goes on';
  await world.processes.allUp();
  for (const customer of customers) problems.push(...(await whatIsWrong(world, customer, { forgets })));
  problems.push(...world.processes.died);
  const reached = [...killed].flatMap((one) => ('at' in one ? [one.at] : []));
  return { run, kills: plan.map(wordsFor), reached, problems, ms: performance.now() - began };
}

function wordsFor(kill: Kill): string {
  return 'at' in kill ? kill.at : `process ${kill.which} after ${kill.afterMs} ms`;
}

/** From the first word to the approval, each customer with a rep of its own. */
export async function onboard(world: World, customer: Customer): Promise<void> {
  const rep = world.window({ name: 'Robin Reyes', aadObjectId: randomUUID() });
  const manager = world.window(people.manager);
  await manager.open();
  await rep.open();
  const isPast = async (...stages: readonly Onboarding['stage']['kind'][]) => {
    const record = await recordOf(world, customer);
    return record !== undefined && !stages.includes(record.stage.kind);
  };
  await fillIn(rep, customer, () => isPast('drafting'));
  const chat = () => world.connector.chat(`chat-of-${people.manager.aadObjectId}`);
  const request = () =>
    chat()
      .map(({ id, card }) => ({ messageId: id, ...readCard(card) }))
      .find(({ texts, buttons }) => buttons.some(({ title }) => title === 'Approve') && isAbout(texts, customer));
  for (const deadline = Date.now() + patience; ; await pause(20)) {
    const card = request();
    if (card !== undefined) await manager.press('Approve', {}, card);
    if (await isPast('drafting', 'awaiting-approval')) return;
    if (Date.now() > deadline) throw new Error(`${customer.name}: nobody was asked to approve`);
  }
}

function isAbout(texts: readonly string[], { name }: Customer): boolean {
  return texts.some((text) => text.startsWith(`${name},`) || text.includes(`${name} `) || text.endsWith(name));
}

/** Until nothing more is to happen by itself, or only a person can help. */
export async function untilOver(world: World, customers: readonly Customer[]): Promise<void> {
  for (const deadline = Date.now() + patience; Date.now() < deadline; await pause(25)) {
    const records = await Promise.all(customers.map((customer) => recordOf(world, customer)));
    for (const record of records) await handOver(world, record);
    const isOver = (record: Onboarding | undefined) =>
      record !== undefined &&
      ((record.stage.kind === 'completed' && record.tasks.every(isForLater)) || record.attention !== null);
    if (records.every(isOver)) return;
  }
}
