import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildBot, startCommand, startEnvironment } from '../dev/build/build.ts';
import { demo } from '../dev/demo.ts';
import { startSimulator } from '../simulator/start-simulator.ts';
import { freePort } from '../test/flow/start-product.ts';
import type { Figure } from './figures.ts';
import { goals } from './goals.ts';

const starts = 7;
/** Between two looks whether it is ready, in ms. */
const pauseBetweenLooks = 5;
const patience = 60_000;

interface Start {
  /** From the start of the process to its first answer, which of ours is that it is ready, in ms. */
  readonly ready: number;
  /** What it holds then, in MB; NaN where the system does not tell. */
  readonly resident: number;
}

/**
 * What `npm run build` makes, on an empty store, beside an echo bot as it is written, and beside the bot as it is written.
 * In turn, so that whatever else the machine does is the same for all.
 */
export async function measureStart(): Promise<readonly Figure[]> {
  const simulator = await startSimulator({ port: 0 });
  const folder = mkdtempSync(join(tmpdir(), 'onboarding-bench-'));
  try {
    const bytes = await buildBot(folder);
    const [, ...flags] = startCommand.slice(0, -1);
    const script = startCommand[startCommand.length - 1] ?? '';
    const built: Start[] = [];
    const written: Start[] = [];
    const echo: Start[] = [];
    for (let start = 0; start < starts; start++) {
      echo.push(await startOnce(['bench/echo-bot.ts'], simulator.url));
      built.push(await startOnce([...flags, join(folder, script)], simulator.url));
      written.push(await startOnce(['bot/index.ts'], simulator.url));
    }
    const multiples = (of: readonly Start[]) => of.map(({ ready }, at) => ready / (echo[at]?.ready ?? Number.NaN));
    return [
      figure('size of the built bot', [bytes / 2 ** 20], 'MB'),
      figure('start to ready, built', multiples(built), '× echo bot'),
      figure('start to ready, as written', multiples(written), '× echo bot'),
      figure('the same, built', times(built), 'ms'),
      figure('the same, echo bot', times(echo), 'ms'),
      figure('resident memory when ready, built', sizes(built), 'MB'),
      figure('the same, echo bot', sizes(echo), 'MB'),
    ];
  } finally {
    await simulator.close();
    rmSync(folder, { recursive: true });
  }
}

const times = (of: readonly Start[]) => of.map(({ ready }) => ready);
const sizes = (of: readonly Start[]) => of.map(({ resident }) => resident);

function figure(name: string, values: readonly number[], unit: string): Figure {
  return { name, values, unit, goal: goals[name] };
}

async function startOnce(args: readonly string[], simulatorUrl: string): Promise<Start> {
  const folder = mkdtempSync(join(tmpdir(), 'onboarding-bench-'));
  const port = await freePort();
  const settings = {
    ...startEnvironment,
    ...demo.settings(simulatorUrl),
    PORT: String(port),
    SQLITE_FILE: join(folder, 'onboarding.sqlite'),
  };
  const begin = performance.now();
  const child = spawn(process.execPath, [...args], { env: settings, stdio: ['ignore', 'ignore', 'inherit'] });
  const exit = once(child, 'exit');
  try {
    await untilAnswered(`http://127.0.0.1:${port}/readyz`, begin + patience);
    return { ready: performance.now() - begin, resident: residentMemory(child.pid) };
  } finally {
    child.kill('SIGKILL');
    await exit;
    rmSync(folder, { recursive: true });
  }
}

/** Whatever the answer: ours listens only once it is ready, and an echo bot knows no such address. */
async function untilAnswered(url: string, deadline: number): Promise<void> {
  while (performance.now() < deadline) {
    const answered = await fetch(url).then(
      (answer) => answer.text().then(() => true),
      () => false,
    );
    if (answered) return;
    await pause(pauseBetweenLooks);
  }
  throw new Error(`${url} was not ready in ${patience} ms.`);
}

function residentMemory(pid: number | undefined): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}
