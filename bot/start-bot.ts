import type { AddressInfo } from 'node:net';
import { english } from '../words/english.ts';
import { openDigest } from './compose/digest.ts';
import { openGround, type StartOptions } from './compose/ground.ts';
import { openPages } from './compose/pages.ts';
import { openParts } from './compose/parts.ts';
import { startTasks } from './compose/tasks.ts';
import { openTeams } from './compose/teams.ts';
import { startWatches, type Watch } from './compose/watches.ts';
import { openWebhook } from './compose/webhook.ts';
import type { Config } from './config.ts';
import { whyNoToken } from './doctor/own-token.ts';
import { hangUpIdle } from './http/sockets.ts';
import type { Log } from './log/log.ts';
import { listen } from './reach-at-start.ts';
import type { TaskRunner } from './tasks/run-tasks.ts';
import { watchBounces } from './tasks/watch-bounces.ts';

export interface RunningBot {
  /** Where it listens, e.g. `http://127.0.0.1:3978`. */
  readonly url: string;
  /** Looks for due tasks now: the clock has been put forward. */
  wake(): void;
  /** Takes no new work, finishes what is under way, closes the store. */
  stop(): Promise<void>;
}

/** Puts the product together, by plain arguments, and starts it: one file of `compose/` for each subject, in the order in which they stand on each other. */
export async function startBot(config: Config, log: Log, options: StartOptions = {}): Promise<RunningBot> {
  const ground = await openGround(config, log, options);
  let runner: TaskRunner | undefined;
  const parts = openParts(ground, {
    tellOperators: (problem) => teams.messenger.tellOperators(null, problem),
    wake: () => runner?.wake(),
  });
  const teams = openTeams(parts);
  for (const { pause } of parts.providers) void pause.start();
  runner = await startTasks(parts, teams);
  const webhook = openWebhook(parts);
  const bounceWatch = watchBounces({ bounces: parts.mail.bounces, ...parts });
  const server = openPages(parts, teams, webhook, () => bounceWatch.look(true));
  await listen(server, config.http);
  void tellOwnSignIn(config, log);
  const watches: readonly Watch[] = [
    ...startWatches(parts),
    ...openDigest(parts, teams),
    webhook.deliveries,
    bounceWatch,
  ];
  return {
    url: `http://${config.http.host}:${portOf(server.address(), config.http.port)}`,
    wake() {
      runner.wake();
      for (const watch of watches) watch.look();
    },
    async stop() {
      const closed = closeServer(server);
      const stopped = watches.map((watch) => watch.stop());
      await Promise.all([closed, teams.turns.finished(), runner.stop(), ...stopped]);
      await Promise.all(parts.providers.map(({ close }) => close()));
      teams.door.close();
      ground.refusals.close();
      teams.services.refusals.close();
      await ground.telemetry.stop();
      await ground.store.close();
    },
  };
}

/** Once nobody is being answered any more. A tab that is open asks every few seconds over the connection that it has. */
async function closeServer(server: ReturnType<typeof openPages>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  hangUpIdle(server.server);
  const idle = setInterval(() => hangUpIdle(server.server), 50);
  await closed;
  clearInterval(idle);
}

function portOf(address: AddressInfo | string | null, configured: number): number {
  return typeof address === 'object' && address !== null ? address.port : configured;
}

/** Who cannot speak in Teams cannot say so there: the log has it. Nobody waits for this. */
async function tellOwnSignIn({ teams }: Config, log: Log): Promise<void> {
  const why = await whyNoToken(teams);
  if (why !== undefined)
    log.error({ because: english.tell(why) }, 'the bot gets no token, and can say nothing in Teams');
}
