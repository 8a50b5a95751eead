import type { Direction, Sort } from '../../api/filter.ts';
import type { Asked, ChangeAsked } from './filters.ts';

/** By what deals are sorted, with the direction that one wants first. */
export const sortings = {
  age: 'down',
  name: 'up',
  amount: 'down',
  'stage-since': 'down',
} as const satisfies Readonly<Record<Sort, Direction>>;

export interface Sorted {
  readonly sort: Sort;
  readonly direction: Direction;
}

/** As the address says it; the newest first where it says nothing. */
export function sortedBy({ sort = 'age', direction = '' }: Asked): Sorted {
  const known = isSort(sort) ? sort : 'age';
  return { sort: known, direction: direction === 'up' || direction === 'down' ? direction : sortings[known] };
}

function isSort(name: string): name is Sort {
  return Object.hasOwn(sortings, name);
}

/** Pressed once more, the other way round. */
export function pressSort(sort: Sort, now: Sorted, change: ChangeAsked): void {
  const other = now.direction === 'up' ? 'down' : 'up';
  change({ sort, direction: now.sort === sort ? other : sortings[sort] });
}
