import { createContext, useContext } from 'react';
import type { Me } from '../api/me.ts';
import type { Api } from './api.ts';
import type { Host } from './host.ts';
import type { Memory } from './memory.ts';
import type { Say } from './words.ts';

/** What every part of the tab may need. */
export interface Tab {
  readonly say: Say;
  readonly api: Api;
  readonly host: Host;
  readonly remembered: Memory;
  /** Has it read out to whoever does not see what changed. */
  readonly announce: (text: string) => void;
}

const Context = createContext<Tab | undefined>(undefined);
export const TabProvider = Context.Provider;

export function useTab(): Tab {
  const tab = useContext(Context);
  if (tab === undefined) throw new Error('there is no tab around this');
  return tab;
}

const MeContext = createContext<Me | undefined>(undefined);
export const MeProvider = MeContext.Provider;

/** Who looks, and what there is for them to see. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === undefined) throw new Error('nobody is known here');
  return me;
}
