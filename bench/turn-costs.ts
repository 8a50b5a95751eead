import { type Contest, chatsAtOnce } from './contest.ts';
import type { Figure, TurnFigure } from './figures.ts';
import { goals } from './goals.ts';
import { compare, countAccesses, type Ratio, type Side, takeTurns, turnsPerChat } from './measure.ts';

const rounds = 7;
/** Rounds that do not count: until both run compiled code and ours has the catalog at hand. */
const warmUps = 4;

const echoAgainstItself = 'the echo bot against itself';

/** What each of these kinds of turns costs; all of them take turns with the echo bot and with each other. */
export async function measureTurns(contest: Contest, names: readonly string[]): Promise<readonly TurnFigure[]> {
  const rows: { name: string; side: Side; ratios: Ratio[] }[] = [];
  rows.push({ name: echoAgainstItself, side: contest.echoing, ratios: [] });
  for (const name of names) rows.push({ name, side: await contest.open(name), ratios: [] });
  for (let round = -warmUps; round < rounds; round++) {
    for (const { side, ratios } of rows) {
      const ratio = await compare(side, contest.echoing);
      if (round >= 0) ratios.push(ratio);
    }
  }
  const figures: TurnFigure[] = [];
  for (const { name, side, ratios } of rows) {
    figures.push({ name, ratios, store: await countAccesses(side), goal: goals[name] });
  }
  return figures;
}

const wanted = 20_000;

/**
 * What the process holds after 20,000 turns.
 * @param before the kinds of turns whose costs have been measured in the same process; these turns count
 */
export async function measureMemory({ ourBot, open }: Contest, before: readonly string[]): Promise<Figure> {
  const kinds = ['a click that changes the record', 'a click that only shows', 'a refresh', 'help', 'a list'];
  const sides = await Promise.all(kinds.map(open));
  const turnsBefore = before.length * (warmUps + rounds) * chatsAtOnce * turnsPerChat;
  for (let turns = turnsBefore; turns < wanted; ) {
    for (const { chats } of sides) {
      await takeTurns(chats, turnsPerChat);
      turns += chats.length * turnsPerChat;
    }
  }
  const megabytes = (await ourBot.usage()).residentMemory / 2 ** 20;
  return { name: 'resident memory after 20,000 turns', values: [megabytes], unit: 'MB', goal: undefined };
}
