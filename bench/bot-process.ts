import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

/** A bot in a process of its own, so that its CPU time is nobody else's. */
export interface BotProcess {
  readonly url: string;
  /** CPU time the process has used since it began, all threads, user and system, in ms. */
  cpuTime(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a script that ends in `serveBench`. Rejects when the process ends instead of answering. */
export async function startBotProcess(script: URL, environment: NodeJS.ProcessEnv): Promise<BotProcess> {
  const child = fork(script, { env: environment });
  const exit = once(child, 'exit');
  const endedEarly = exit.then(([code]) => Promise.reject(new Error(`${script.pathname} ended with code ${code}.`)));
  endedEarly.catch(() => undefined);
  const hear = async (): Promise<unknown> => (await Promise.race([once(child, 'message'), endedEarly]))[0];
  const url = z.string().parse(await hear());
  return {
    url,
    async cpuTime() {
      const answer = hear();
      child.send('cpu');
      return z.number().parse(await answer);
    },
    async stop() {
      if (child.connected) child.disconnect();
      await exit;
    },
  };
}

/** The bot's end: tells where it listens, answers each message with its CPU time, and ends with the bench. */
export function serveBench(url: string): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1000);
  });
  process.once('disconnect', () => process.exit());
  process.send?.(url);
}
