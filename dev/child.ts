import { type ChildProcess, spawn } from 'node:child_process';

/** A part of the product as a process of its own. */
export interface Child {
  readonly name: string;
  /** Resolves with a sentence when the process has ended. */
  readonly ended: Promise<string>;
}

export interface ChildOptions {
  readonly name: string;
  /** The script and its arguments, as `node` takes them. */
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** The folder it runs in; ours when left out. */
  readonly folder?: string;
  /** Show what it writes to stderr only. */
  readonly quiet: boolean;
}

const endWithParent = new URL('./end-with-parent.ts', import.meta.url).href;

/** How long a process may take to end when asked to, in ms. */
const patience = 10_000;

const running: (Child & { stop(): Promise<void> })[] = [];

/** Starts `node <args>`; its output goes where ours goes, each line behind the part's name. */
export function startChild({ name, args, environment, folder, quiet }: ChildOptions): Child {
  const allArgs = ['--import', endWithParent, ...args];
  const env = { ...environment, STARTED_BY: String(process.pid) };
  const child = spawn(process.execPath, allArgs, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  forward(child, name, quiet);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`${name} could not be started: ${error.message}`));
    child.once('exit', (code, signal) => resolve(`${name} has ended (${signal ?? `exit code ${code}`}).`));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    const forced = setTimeout(() => child.kill('SIGKILL'), patience);
    await ended;
    clearTimeout(forced);
  };
  running.push({ name, ended, stop });
  return { name, ended };
}

/** Resolves with a sentence as soon as one of the processes started here has ended. */
export function firstToEnd(): Promise<string> {
  return Promise.race(running.map(({ ended }) => ended));
}

/** Stops what was started here, the last one first, and waits until all of it has ended. */
export async function stopChildren(): Promise<void> {
  for (let child = running.pop(); child !== undefined; child = running.pop()) await child.stop();
}

function forward({ stdout, stderr }: ChildProcess, name: string, quiet: boolean): void {
  const pass = (text: string) => {
    for (const line of text.split('\n')) if (line.trim() !== '') process.stderr.write(`[${name}] ${line}\n`);
  };
  stdout?.setEncoding('utf8').on('data', (text: string) => {
    if (!quiet) pass(text);
  });
  stderr?.setEncoding('utf8').on('data', pass);
}

/** Waits until an address answers with success. Rejects with the child's own last word when it ends before. */
export async function untilReady(url: string, child: Child): Promise<void> {
  const patient = AbortSignal.timeout(60_000);
  const dead = child.ended.then((sentence) => Promise.reject(new Error(sentence)));
  dead.catch(() => undefined);
  while (!patient.aborted) {
    const answered = fetch(url, { signal: patient }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (await Promise.race([answered, dead])) return;
    await Promise.race([new Promise((resolve) => setTimeout(resolve, 100)), dead]);
  }
  throw new Error(`${child.name} did not answer at ${url} within a minute.`);
}
