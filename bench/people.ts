import { hash } from 'node:crypto';

/** Somebody with a chat of their own. */
export interface BenchPerson {
  /** Of letters and digits. */
  readonly name: string;
  /** The Entra object id. */
  readonly id: string;
}

/** The one tenant of everybody. */
export const tenantId = '6f1c0a52-3d53-4c0e-9d0b-000000000001';

/** So many people of a name and a number, e.g. `rep3`; the same ids in every process. */
export function people(name: string, count: number): readonly BenchPerson[] {
  return Array.from({ length: count }, (_, index) => ({ name: `${name}${index}`, id: entraIdOf(`${name}${index}`) }));
}

function entraIdOf(name: string): string {
  const digits = hash('sha256', name, 'hex');
  return [0, 8, 12, 16, 20].map((from, at) => digits.slice(from, [8, 12, 16, 20, 32][at])).join('-');
}
