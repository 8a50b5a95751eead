import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { demo } from '../dev/demo.ts';
import { startSimulator } from '../simulator/start-simulator.ts';
import type { Figure } from './figures.ts';

const starts = 7;
/** Between two looks whether it is ready, in ms. */
const pauseBetweenLooks = 5;
const patience = 60_000;

/** From the start of the bot's process to its first "ready", on an empty store. */
export async function measureColdStart(): Promise<Figure> {
  const simulator = await startSimulator({ port: 0 });
  const values: number[] = [];
  for (let start = 0; start < starts; start++) values.push(await startOnce(simulator.url));
  await simulator.close();
  return { name: 'cold start to ready', values, unit: 'ms', goal: undefined };
}

async function startOnce(simulatorUrl: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'onboarding-bench-'));
  const port = await freePort();
  const settings = {
    ...demo.settings(simulatorUrl),
    PORT: String(port),
    SQLITE_FILE: join(folder, 'onboarding.sqlite'),
  };
  const begin = performance.now();
  const child = spawn(process.execPath, ['bot/index.ts'], { env: settings, stdio: ['ignore', 'ignore', 'inherit'] });
  const exit = once(child, 'exit');
  try {
    await untilReady(`http://127.0.0.1:${port}/readyz`, begin + patience);
    return performance.now() - begin;
  } finally {
    child.kill('SIGKILL');
    await exit;
    rmSync(folder, { recursive: true });
  }
}

async function untilReady(url: string, deadline: number): Promise<void> {
  while (performance.now() < deadline) {
    const isReady = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await pause(pauseBetweenLooks);
  }
  throw new Error(`${url} was not ready in ${patience} ms.`);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await once(probe.listen(0, '127.0.0.1'), 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
