import { setTimeout as pause } from 'node:timers/promises';
import type { Accesses } from '../test/store/counting-store.ts';
import type { BotProcess } from './bot-process.ts';
import type { Turn } from './turns.ts';

/** A bot, and the next turn in each of its chats. */
export interface Side {
  readonly bot: BotProcess;
  readonly chats: readonly Turn[];
}

/** What a turn of one side costs as a multiple of a turn of the other. */
export interface Ratio {
  /** CPU time of the bot's process, all threads. */
  readonly cpu: number;
  readonly turnsPerSecond: number;
}

/** Turns of each chat that one side takes in one comparison. */
export const turnsPerChat = 12;
/** Of these in one slice: as many as can be taken one after the other. */
const turnsPerSlice = 4;
/** In which a bot does what it still has to do for a turn that it has answered, in ms. */
const aftermath = 10;

/**
 * Lets both sides take the same number of turns, in small slices, first one, then the other, so that whatever else the
 * machine does meets both alike.
 */
export async function compare(own: Side, other: Side): Promise<Ratio> {
  const spent = { own: { time: 0, cpu: 0 }, other: { time: 0, cpu: 0 } };
  const times = own.chats.some(({ goBack }) => goBack !== undefined) ? 1 : turnsPerSlice;
  for (let taken = 0; taken < turnsPerChat; taken += times) {
    await spend(other, times, spent.other);
    await spend(own, times, spent.own);
  }
  return { cpu: spent.own.cpu / spent.other.cpu, turnsPerSecond: spent.other.time / spent.own.time };
}

/** What one turn asks of the store, on average; whole numbers when all turns are alike. */
export async function countAccesses({ bot, chats }: Side): Promise<Accesses> {
  const total = { reads: 0, writes: 0 };
  const times = 3;
  for (let taken = 0; taken < times; taken++) {
    await goBack(chats);
    const before = (await bot.usage()).store;
    await takeTurns(chats, 1);
    await pause(10 * aftermath);
    const after = (await bot.usage()).store;
    total.reads += after.reads - before.reads;
    total.writes += after.writes - before.writes;
  }
  const turns = times * chats.length;
  return { reads: total.reads / turns, writes: total.writes / turns };
}

/** Adds what the turns took, in ms. */
async function spend({ bot, chats }: Side, times: number, spent: { time: number; cpu: number }): Promise<void> {
  await goBack(chats);
  const before = await bot.usage();
  const begin = performance.now();
  await takeTurns(chats, times);
  spent.time += performance.now() - begin;
  await pause(aftermath);
  spent.cpu += (await bot.usage()).cpu - before.cpu;
}

async function goBack(chats: readonly Turn[]): Promise<void> {
  if (chats.every((chat) => chat.goBack === undefined)) return;
  await Promise.all(chats.map((chat) => chat.goBack?.()));
  await pause(aftermath);
}

/** All chats at once, one turn after the other in each. */
export async function takeTurns(chats: readonly Turn[], times: number): Promise<void> {
  await Promise.all(
    chats.map(async ({ take }) => {
      for (let taken = 0; taken < times; taken++) await take();
    }),
  );
}
