import type { BotProcess } from './bot-process.ts';
import type { Turn } from './turns.ts';

/** A bot, and the next turn in each of its chats. */
export interface Side {
  readonly bot: BotProcess;
  readonly chats: readonly Turn[];
}

/** What a turn of one side costs as a multiple of a turn of the other. */
export interface Ratio {
  readonly turnsPerSecond: number;
  /** CPU time of the bot's process, all threads. */
  readonly cpuPerTurn: number;
}

/** Turns of each chat in one slice. */
const times = 5;
/** Slices of each side in one comparison. */
const slices = 4;

/**
 * Lets both sides take the same number of turns, in small slices, first one, then the other, so that whatever else the
 * machine does meets both alike.
 */
export async function compare(own: Side, other: Side): Promise<Ratio> {
  const spent = { own: { time: 0, cpu: 0 }, other: { time: 0, cpu: 0 } };
  for (let slice = 0; slice < slices; slice++) {
    await takeTurns(other, spent.other);
    await takeTurns(own, spent.own);
  }
  return { turnsPerSecond: spent.other.time / spent.own.time, cpuPerTurn: spent.own.cpu / spent.other.cpu };
}

/** All chats at once, one turn after the other in each. Adds what it took, in ms. */
async function takeTurns({ bot, chats }: Side, spent: { time: number; cpu: number }): Promise<void> {
  const cpuBefore = await bot.cpuTime();
  const begin = performance.now();
  await Promise.all(
    chats.map(async (turn) => {
      for (let taken = 0; taken < times; taken++) await turn();
    }),
  );
  spent.time += performance.now() - begin;
  spent.cpu += (await bot.cpuTime()) - cpuBefore;
}
