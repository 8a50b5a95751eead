import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import type { Accesses } from '../test/store/counting-store.ts';
import { Profile, startProfile } from './profile.ts';

/** What a process has used since it began, and what it holds now. */
const Usage = z.object({
  /** CPU time, all threads, user and system, in ms. */
  cpu: z.number(),
  /** In bytes. */
  residentMemory: z.number(),
  store: z.object({ reads: z.number(), writes: z.number() }),
});
export type Usage = z.infer<typeof Usage>;

/** A bot in a process of its own, so that its CPU time is nobody else's. */
export interface BotProcess {
  readonly url: string;
  usage(): Promise<Usage>;
  /** Where its main thread is while the work lasts. */
  profile(work: () => Promise<void>): Promise<Profile>;
  stop(): Promise<void>;
}

/** Starts a script that ends in `serveBench`. Rejects when the process ends instead of answering. */
export async function startBotProcess(script: URL, environment: NodeJS.ProcessEnv): Promise<BotProcess> {
  const child = fork(script, {
    env: environment,
    // What it logs is no part of what the bench prints.
    stdio: ['ignore', process.stderr, 'inherit', 'ipc'],
  });
  const exit = once(child, 'exit');
  const endedEarly = exit.then(([code]) => Promise.reject(new Error(`${script.pathname} ended with code ${code}.`)));
  endedEarly.catch(() => undefined);
  const hear = async (): Promise<unknown> => (await Promise.race([once(child, 'message'), endedEarly]))[0];
  const ask = (question: Question): Promise<unknown> => {
    const answer = hear();
    child.send(question);
    return answer;
  };
  return {
    url: z.string().parse(await hear()),
    usage: async () => Usage.parse(await ask('usage')),
    async profile(work) {
      await ask('start profile');
      await work();
      return Profile.parse(await ask('end profile'));
    },
    async stop() {
      if (child.connected) child.disconnect();
      await exit;
    },
  };
}

type Question = 'usage' | 'start profile' | 'end profile';

/** The bot's end: tells where it listens, answers each question, and ends with the bench. */
export function serveBench(url: string, accesses: () => Accesses = () => ({ reads: 0, writes: 0 })): void {
  let endProfile = async (): Promise<object> => ({});
  const answer = async (question: Question): Promise<object> => {
    switch (question) {
      case 'usage': {
        const { user, system } = process.cpuUsage();
        return { cpu: (user + system) / 1000, residentMemory: process.memoryUsage.rss(), store: accesses() };
      }
      case 'start profile':
        endProfile = await startProfile();
        return {};
      case 'end profile':
        return endProfile();
    }
  };
  process.on('message', async (question: Question) => process.send?.(await answer(question)));
  process.once('disconnect', () => process.exit());
  process.send?.(url);
}
