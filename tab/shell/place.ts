import { useSyncExternalStore } from 'react';

export const viewNames = ['my-work', 'approvals', 'deals', 'deal', 'operations', 'charts'] as const;
export type ViewName = (typeof viewNames)[number];

/** What the address says: a view, of one deal its id, and by what the view is filtered. */
export interface Place {
  readonly view: ViewName;
  readonly id?: string;
  readonly filters: Readonly<Record<string, string>>;
}

const root = '/tab/';

/**
 * The address of a place. What is filtered by stands behind the `#`: it may be a name that somebody has typed, and
 * browsers send that part to nobody.
 */
export function addressOf({ view, id, filters }: Place): string {
  const filter = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== '')).toString();
  return `${root}${view}${id === undefined ? '' : `/${encodeURIComponent(id)}`}${filter === '' ? '' : `#${filter}`}`;
}

/** The place of an address, or of what comes after `/tab/` in one; where it is none, one's own work. */
export function placeOf(address: string): Place {
  const url = new URL(address, new URL(root, location.origin));
  const [view = '', id] = url.pathname.slice(root.length).split('/').map(decoded);
  const name = viewNames.find((known) => known === view);
  if (name === undefined || (name === 'deal' && id === undefined)) return { view: 'my-work', filters: {} };
  const filters = Object.fromEntries(new URLSearchParams(url.hash.slice(1)));
  return { view: name, ...(id !== undefined && id !== '' && { id }), filters };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const moved = new EventTarget();

/** Goes to a place. `replace`: instead of the one where one is, to which Back does not lead then. */
export function go(place: Place, how: 'push' | 'replace' = 'push'): void {
  const address = addressOf(place);
  if (address === here()) return;
  if (how === 'push') history.pushState({ ours: true }, '', address);
  else history.replaceState(history.state, '', address);
  moved.dispatchEvent(new Event('moved'));
}

/** Goes back to the place before; false = this is the first one. */
export function goBack(): boolean {
  if (history.state?.ours !== true) return false;
  history.back();
  return true;
}

/** The place where one is. */
export function usePlace(): Place {
  return placeOf(useSyncExternalStore(subscribe, here));
}

function here(): string {
  return location.pathname + location.hash;
}

function subscribe(heard: () => void): () => void {
  moved.addEventListener('moved', heard);
  window.addEventListener('popstate', heard);
  return () => {
    moved.removeEventListener('moved', heard);
    window.removeEventListener('popstate', heard);
  };
}
