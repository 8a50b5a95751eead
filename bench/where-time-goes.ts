import { aligned } from './figures.ts';
import type { Profile } from './profile.ts';

/** One row's share of the main thread, in µs per turn, by what it was spent on. */
export type Shares = ReadonlyMap<string, number>;

/** A profile of so many turns. */
export interface Profiled {
  readonly profile: Profile;
  readonly turns: number;
  /** CPU time of one turn, all threads, in ms. */
  readonly cpu: number;
}

interface Frame {
  readonly functionName: string;
  readonly url: string;
}

/** By package, part of Node, or file of ours: where the thread itself was. */
export function byPlace(profiled: Profiled): Shares {
  return sharesOf(profiled, placeOf);
}

/** By function of ours: where the thread was for it, in whatever the function called. Not across an `await`. */
export function byCaller(profiled: Profiled): Shares {
  return sharesOf(profiled, (stack) => {
    const ours = stack.find(({ url }) => isOurs(url));
    return ours === undefined ? '(nothing of ours on the stack)' : `${pathOf(ours.url)} ${ours.functionName}`;
  });
}

/** A table of the largest shares, beside those of the echo bot. */
export function sharesTable(heading: string, own: Shares, other: Shares, rows: number): string {
  const largest = [...own].toSorted(([, one], [, another]) => another - one).slice(0, rows);
  const total = (shares: Shares) => [...shares.values()].reduce((sum, share) => sum + share, 0);
  const line = (name: string, mine: number, theirs: number) => [
    name,
    mine.toFixed(0),
    `${((100 * mine) / total(own)).toFixed(1)} %`,
    theirs.toFixed(0),
    (mine - theirs).toFixed(0),
  ];
  return aligned([
    [heading, 'µs per turn', 'share', 'echo bot', 'more'],
    line('all', total(own), total(other)),
    ...largest.map(([name, share]) => line(name, share, other.get(name) ?? 0)),
  ]);
}

function sharesOf({ profile, turns }: Profiled, nameOf: (stack: readonly Frame[]) => string): Shares {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const parents = new Map(profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const stackOf = (id: number): readonly Frame[] => {
    const stack: Frame[] = [];
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const frame = frames.get(at);
      if (frame !== undefined) stack.push(frame);
    }
    return stack;
  };
  const names = new Map<number, string>();
  const shares = new Map<string, number>();
  for (const [index, id] of profile.samples.entries()) {
    const name = names.get(id) ?? (isAtWork(stackOf(id)) ? nameOf(stackOf(id)) : idle);
    names.set(id, name);
    if (name !== idle) shares.set(name, (shares.get(name) ?? 0) + (profile.timeDeltas[index] ?? 0) / turns);
  }
  return shares;
}

const idle = '(idle)';

/** Neither waiting for something to do nor busy with the profile itself. */
function isAtWork(stack: readonly Frame[]): boolean {
  return stack[0]?.functionName !== idle && !stack.some(({ url }) => url === 'node:inspector');
}

/** What is native stands beside what called it, apart from the engine's own work such as collecting garbage. */
function placeOf(stack: readonly Frame[]): string {
  const [top] = stack;
  const scripted = stack.find(({ url }) => url !== '');
  if (top === undefined || scripted === undefined) return top?.functionName ?? '(unknown)';
  return top === scripted ? pathOf(scripted.url) : `${pathOf(scripted.url)}: ${top.functionName}`;
}

function isOurs(url: string): boolean {
  return url.startsWith(root) && !url.includes('/node_modules/');
}

const root = new URL('..', import.meta.url).href;

/** A package's name, `node:` and its module, or the file's path in the project. */
function pathOf(url: string): string {
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  if (name !== undefined) return name;
  const node = /^node:(?:internal\/)?([^/]+)/.exec(url)?.[1];
  return node === undefined ? url.replace(root, '') : `node:${node}`;
}
