import type { IRegularForbiddenRuleType } from 'dependency-cruiser';
import { type Room, rooms, type Wall, walls } from './rooms.ts';

type From = IRegularForbiddenRuleType['from'];
type To = IRegularForbiddenRuleType['to'];

/** The folders at the top that the rooms are in. */
export const topFolders: readonly string[] = [...new Set(rooms.map(({ path }) => path.replace(/\/.*/, '')))];

/** The table as rules of dependency-cruiser. */
export function rulesOfTable(): IRegularForbiddenRuleType[] {
  return [
    ...rooms.flatMap(rulesOfRoom),
    ...walls.map(ruleOfWall),
    forbid('stands in no row of dev/imports/rooms.ts', { path: inTopFolders, pathNot: rooms.map(inside) }, {}),
    forbid('is part of a circle', {}, { circular: true }),
  ];
}

function rulesOfRoom(room: Room): IRegularForbiddenRuleType[] {
  const { path, mayImport } = room;
  if (mayImport === undefined) return [];
  const known = [path, ...mayImport].map(insideOf);
  return [forbid(`${path} may not import`, { path: inside(room) }, { path: inTopFolders, pathNot: known })];
}

function ruleOfWall({ libraries, mayBeImportedBy }: Wall): IRegularForbiddenRuleType {
  const to = { path: `(^|node_modules/)(${libraries.join('|')})(/|$)` };
  return forbid('may not import', { path: inTopFolders, pathNot: mayBeImportedBy.map(insideOf) }, to);
}

function forbid(name: string, from: From, to: To): IRegularForbiddenRuleType {
  return { name, severity: 'error', from, to };
}

const inTopFolders = `^(${topFolders.join('|')})/`;

function insideOf(path: string): string {
  const room = rooms.find((candidate) => candidate.path === path);
  if (room === undefined) throw new RangeError(`${path} has no row of its own.`);
  return inside(room);
}

/** The files of a room as an expression: not those of a room of its own below it. */
function inside({ path }: Room): string {
  const below = rooms.map((other) => other.path).filter((other) => other !== path && other.startsWith(path));
  const except = below.length === 0 ? '' : `(?!${below.map((other) => literally(other.slice(path.length))).join('|')})`;
  return `^${literally(path)}${path.endsWith('/') ? except : '$'}`;
}

function literally(text: string): string {
  return text.replaceAll('.', '\\.');
}
