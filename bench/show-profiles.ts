import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contest } from './contest.ts';
import { type Side, takeTurns } from './measure.ts';
import type { Profile } from './profile.ts';
import { byCaller, byPlace, type Profiled, sharesTable } from './where-time-goes.ts';

const warmUps = 60;
const times = 60;

/**
 * Where the main thread of our bot is in turns of these kinds, as tables beside the echo bot's, which takes turns with
 * it. A thread may wait there, for the disk or for a busy machine: the CPU time that stands above is without that.
 * @param folder where the profiles are kept too, as Chrome's developer tools open them
 */
export async function showProfiles(contest: Contest, names: readonly string[], folder: string): Promise<string> {
  const tables: string[] = [];
  for (const name of names) {
    const [own, echo] = await profileBoth(await contest.open(name), contest.echoing);
    keep(folder, name, own.profile);
    keep(folder, `echo beside ${name}`, echo.profile);
    tables.push(
      `CPU time of a turn, all threads: ${own.cpu.toFixed(2)} ms, of the echo bot ${echo.cpu.toFixed(2)} ms`,
      sharesTable(`${name}, by place`, byPlace(own), byPlace(echo), rows),
      sharesTable(`${name}, by function of ours`, byCaller(own), byCaller(echo), rows),
    );
  }
  return tables.join('\n\n');
}

const rows = 30;

async function profileBoth(own: Side, echo: Side): Promise<readonly [Profiled, Profiled]> {
  const cpu = { own: 0, echo: 0 };
  const takeTogether = async (count: number) => {
    for (let taken = 0; taken < count; taken++) {
      cpu.echo += await cpuOfTurn(echo);
      cpu.own += await cpuOfTurn(own);
    }
  };
  await takeTogether(warmUps);
  cpu.own = 0;
  cpu.echo = 0;
  let ownProfile: Profile | undefined;
  const echoProfile = await echo.bot.profile(async () => {
    ownProfile = await own.bot.profile(() => takeTogether(times));
  });
  if (ownProfile === undefined) throw new Error('There is no profile.');
  const turns = times * own.chats.length;
  return [
    { profile: ownProfile, turns, cpu: cpu.own / turns },
    { profile: echoProfile, turns, cpu: cpu.echo / turns },
  ];
}

/** Of one turn in each chat, all at once; in ms. */
async function cpuOfTurn({ bot, chats }: Side): Promise<number> {
  await Promise.all(chats.map(({ goBack }) => goBack?.()));
  const before = (await bot.usage()).cpu;
  await takeTurns(chats, 1);
  return (await bot.usage()).cpu - before;
}

function keep(folder: string, name: string, profile: Profile): void {
  writeFileSync(join(folder, `${name.replaceAll(' ', '-')}.cpuprofile`), JSON.stringify(profile));
}
