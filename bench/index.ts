import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createLogger } from '../bot/log/log.ts';
import { type Contest, startContest } from './contest.ts';
import { type Figure, toJson, toTable } from './figures.ts';
import { measureFilters } from './filters.ts';
import { measureDeals } from './held-memory.ts';
import { measureLookups } from './lookups.ts';
import { showProfiles } from './show-profiles.ts';
import { measureStart } from './start.ts';
import { measureCharge } from './store-charge.ts';
import { measureTab } from './tab.ts';
import { showTraffic } from './traffic.ts';
import { measureMemory, measureTurns } from './turn-costs.ts';

/**
 * `npm run bench`: what a turn of our bot costs, as a multiple of what an echo bot on the same stack takes for its own;
 * how fast the bot starts, what it holds, and how its look-ups grow. Goals are printed and not enforced.
 *
 * `-- --only NAME`: one part (`turns`, `memory`, `lookups`, `start`, `tab`, `charge`, `deals`), or the kinds of turns with NAME in their name.
 * `-- --only deals`: what the built bot holds after up to 300 deals; it takes a quarter of an hour, and is in no other run.
 * `-- --only traffic`: instead, how often a deal is sent and edited in Teams, by chat.
 * `-- --json`: the same as JSON. `-- --profile FOLDER`: instead, CPU profiles of the turns, as tables and as files.
 */
const { values: options } = parseArgs({
  options: { only: { type: 'string' }, json: { type: 'boolean', default: false }, profile: { type: 'string' } },
});
const { only, json, profile: folder } = options;
const about = 'Medians (lowest–highest); turns as multiples of an echo bot on the same stack.\n\n';
const log = createLogger({ level: 'warn', destination: process.stderr });
const isWanted = (part: string) => only === undefined || only === part;

if (folder !== undefined) await withContest((contest) => profile(contest, folder));
else if (only === 'traffic') process.stdout.write(await showTraffic());
else {
  const figures = await measure();
  process.stdout.write(`${json ? toJson(figures) : `${about}${toTable(figures)}`}\n`);
}

async function measure(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  if (!['lookups', 'start', 'tab', 'charge', 'deals'].includes(only ?? '')) {
    await withContest(async (contest) => {
      const names = turnsWanted(contest);
      if (names.length > 0) figures.push(...(await measureTurns(contest, names)));
      if (isWanted('memory')) figures.push(await measureMemory(contest, names));
    });
  }
  if (only === 'deals') figures.push(...(await measureDeals(log)));
  if (isWanted('charge')) figures.push(...(await measureCharge()));
  if (isWanted('start')) figures.push(...(await measureStart()));
  if (isWanted('tab')) figures.push(...(await measureFilters(log)));
  if (isWanted('lookups')) figures.push(...(await measureLookups(log)));
  if (isWanted('tab')) figures.push(...(await measureTab()));
  return figures;
}

async function profile(contest: Contest, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  process.stdout.write(`${await showProfiles(contest, turnsWanted(contest), folder)}\n`);
}

/** The kinds of turns that were asked for. Throws when nothing has that name. */
function turnsWanted({ turns }: Contest): readonly string[] {
  if (only === 'memory') return [];
  if (isWanted('turns')) return turns;
  const named = turns.filter((turn) => turn.includes(only ?? ''));
  if (named.length > 0) return named;
  throw new Error(
    `--only must be turns, memory, lookups, start, tab, charge, deals, traffic or part of: ${turns.join(', ')}`,
  );
}

async function withContest(work: (contest: Contest) => Promise<void>): Promise<void> {
  const contest = await startContest(log);
  try {
    await work(contest);
  } finally {
    await contest.stop();
  }
}
