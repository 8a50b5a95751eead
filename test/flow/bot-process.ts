import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** What a bot as a process of its own gets of our environment: where programs are, and what is compiled already. */
export const ofOurs = { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE };

/** The bot as `npm run bot` starts it, once it listens. */
export async function startProcess(settings: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['bot/index.ts'], {
    env: { ...ofOurs, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  while (!said.includes('listening on')) await once(child.stdout, 'data');
  return child;
}

export async function kill(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
