import type { FilterAddress } from '../api/filter.ts';

/** What leads from a number to the deals behind it, as an address takes it. */
export function filtersOf(filter: FilterAddress): Readonly<Record<string, string>> {
  return { ...filter };
}
