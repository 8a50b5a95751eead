import { type ChildProcess, spawn } from 'node:child_process';

/** A part of the product as a process of its own. */
export interface Child {
  readonly name: string;
  /** Resolves with a sentence when the process has ended by itself. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

const patience = 10_000;

/** Starts `node <script>`; its output goes where ours goes, each line behind the part's name. */
export function startChild(
  name: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  quiet: boolean,
): Child {
  const child = spawn(process.execPath, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  forward(child, name, quiet);
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`${name} could not be started: ${error.message}`));
    child.once('exit', (code, signal) => resolve(`${name} has ended (${signal ?? `exit code ${code}`}).`));
  });
  return {
    name,
    ended: exited,
    async stop() {
      child.kill('SIGTERM');
      const forced = setTimeout(() => child.kill('SIGKILL'), patience);
      await exited;
      clearTimeout(forced);
    },
  };
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
  const deadline = Date.now() + 60_000;
  const dead = child.ended.then((sentence) => Promise.reject(new Error(sentence)));
  dead.catch(() => undefined);
  while (Date.now() < deadline) {
    const answered = fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (await Promise.race([answered, dead])) return;
    await Promise.race([new Promise((resolve) => setTimeout(resolve, 100)), dead]);
  }
  throw new Error(`${child.name} did not answer at ${url} within a minute.`);
}
