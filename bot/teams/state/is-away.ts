import type { People } from './people.ts';

/** Whether somebody is away at this moment, as they said, or as their mailbox does. */
export type IsAway = (personId: string) => Promise<boolean>;

/** @param isOutOfOffice what their mailbox says; null = none is asked */
export function createIsAway(people: Pick<People, 'find'>, isOutOfOffice: IsAway | null, now: () => number): IsAway {
  return async (personId) =>
    ((await people.find(personId))?.awayUntil ?? 0) > now() || ((await isOutOfOffice?.(personId)) ?? false);
}
