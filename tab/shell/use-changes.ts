import { useEffect, useRef, useState } from 'react';
import type { DealNamed } from '../api/brief.ts';
import { useTab } from './tab.ts';

export type Change = 'changed' | 'added';

const none: ReadonlyMap<string, Change> = new Map();

/**
 * Which rows are not as they were when the list was opened, said aloud once as they change. What whoever looks has done
 * is known to them.
 * @param list what the list shows: another one begins anew
 * @param own ids of deals that the viewer has changed
 */
export function useChanges(list: string, rows: readonly DealNamed[] | undefined, own: ReadonlySet<string>) {
  const { say, announce } = useTab();
  const seen = useRef<{ list: string; revisions: ReadonlyMap<string, number> }>(undefined);
  const [changes, setChanges] = useState(none);

  useEffect(() => {
    if (rows === undefined) return;
    const before = seen.current;
    const revisions = new Map(rows.map(({ id, revision }) => [id, revision]));
    seen.current = { list, revisions };
    if (before?.list !== list) {
      setChanges(none);
      return;
    }
    const others = rows.filter(({ id, revision }) => before.revisions.get(id) !== revision && !own.has(id));
    const [first] = others;
    if (first === undefined) return;
    const fresh = others.map(({ id }) => [id, before.revisions.has(id) ? 'changed' : 'added'] as const);
    setChanges((known) => new Map([...known, ...fresh]));
    announce(say('tab.list.changedTold', { count: others.length, name: first.name }));
  }, [list, rows, own, say, announce]);

  return changes;
}
