import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { ofOurs } from '../flow/bot-process.ts';

/** Bot processes on one store, each started again whenever it was killed, as a supervisor does. */
export interface Processes {
  /** The address of one that is up, by lot; undefined when none is. */
  oneUp(): string | undefined;
  /** Kills one at once (SIGKILL); back when it is dead. Nothing happens when it is not up. */
  kill(which: number): Promise<void>;
  /** Asks one to stop (SIGTERM), as a deployment does; its exit code when it has. The next one starts at once. */
  stop(which: number): Promise<number | null>;
  /** Waits until all are up again. */
  allUp(): Promise<void>;
  readonly kills: number;
  readonly pids: readonly number[];
  /** What ended a process that nobody had killed. */
  readonly died: readonly string[];
  /** The last lines that the processes wrote. */
  readonly lines: readonly string[];
  close(): Promise<void>;
}

export interface ProcessToRun {
  readonly settings: Readonly<Record<string, string>>;
  /** Where it will listen. */
  readonly url: string;
}

export interface ProcessOptions {
  /** Before the script, e.g. `--expose-gc`. */
  readonly nodeOptions?: readonly string[];
  /** Told of every line that a process writes. */
  readonly onLine?: (line: string) => void;
}

interface Slot {
  child: ChildProcess | undefined;
  url: string | undefined;
  starting: Promise<void>;
}

const endWithParent = new URL('../../dev/end-with-parent.ts', import.meta.url).href;
const linesKept = 4000;

export async function startProcesses(
  each: readonly ProcessToRun[],
  { nodeOptions = [], onLine = () => undefined }: ProcessOptions = {},
): Promise<Processes> {
  const died: string[] = [];
  const lines: string[] = [];
  let kills = 0;
  let closing = false;
  let turn = 0;
  const note = (which: number, text: string) => {
    for (const line of text.split('\n')) {
      if (line === '') continue;
      lines.push(`[${which}] ${line}`);
      onLine(line);
    }
    lines.splice(0, lines.length - linesKept);
  };

  const start = async (slot: Slot, { settings, url }: ProcessToRun, which: number) => {
    const child = spawn(process.execPath, ['--import', endWithParent, ...nodeOptions, 'bot/index.ts'], {
      env: { ...ofOurs, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    slot.child = child;
    const ended = once(child, 'exit');
    let said = '';
    const hear = (text: string) => {
      if (slot.url === undefined) said += text;
      note(which, text);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    void ended.then(([code, signal]) => {
      if (signal !== 'SIGKILL' && !closing && slot.url !== undefined)
        died.push(`process ${which} ended with ${signal ?? code}`);
    });
    while (!said.includes('listening on')) {
      await Promise.race([once(child.stdout, 'data'), ended]);
      if (child.exitCode !== null || child.signalCode !== null) return;
    }
    slot.url = url;
  };

  const slots = each.map((one, which) => {
    const slot: Slot = { child: undefined, url: undefined, starting: Promise.resolve() };
    slot.starting = start(slot, one, which);
    return slot;
  });
  await Promise.all(slots.map(({ starting }) => starting));

  const end = async (which: number, signal: 'SIGKILL' | 'SIGTERM') => {
    const [slot, one] = [slots[which], each[which]];
    const child = slot?.child;
    if (slot === undefined || one === undefined || slot.url === undefined || child === undefined || closing)
      return null;
    slot.url = undefined;
    if (signal === 'SIGKILL') kills += 1;
    note(which, `==== ${signal}`);
    const ended = once(child, 'exit');
    child.kill(signal);
    const [code] = await ended;
    slot.starting = start(slot, one, which);
    return typeof code === 'number' ? code : null;
  };

  return {
    oneUp() {
      const up = slots.filter(({ url }) => url !== undefined);
      turn += 1;
      return up[turn % up.length]?.url;
    },
    kill: async (which) => void (await end(which, 'SIGKILL')),
    stop: (which) => end(which, 'SIGTERM'),
    async allUp() {
      while (slots.some(({ url }) => url === undefined) && died.length === 0) {
        await Promise.all(slots.map(({ starting }) => starting));
      }
    },
    get kills() {
      return kills;
    },
    get pids() {
      return slots.flatMap(({ child }) => (child?.pid === undefined ? [] : [child.pid]));
    },
    died,
    lines,
    async close() {
      await Promise.all(slots.map(({ starting }) => starting));
      closing = true;
      await Promise.all(
        slots.map(async ({ child }) => {
          if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
          const ended = once(child, 'exit');
          child.kill('SIGKILL');
          await ended;
        }),
      );
    },
  };
}
