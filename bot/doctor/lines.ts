import { english } from '../../words/english.ts';
import type { Finding } from './check.ts';

const marks = { ok: 'ok   ', note: 'note ', wrong: 'WRONG' } as const;

/** A finding as a line, behind what was looked at. */
export function lineOf(name: string, width: number, { verdict, says }: Finding): string {
  return `${marks[verdict]} ${name.padEnd(width)}  ${english.tell(says).replace(/\s+/g, ' ')}`;
}
