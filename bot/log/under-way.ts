import { AsyncLocalStorage } from 'node:async_hooks';

/** For what something is being done: ids alone, by name. */
export type UnderWay = Readonly<Record<string, string>>;

const here = new AsyncLocalStorage<Record<string, string>>();

/** While `work` runs, and whatever it starts, every line of the log says what it is about. */
export function during<T>(about: UnderWay, work: () => T): T {
  return here.run({ ...here.getStore(), ...about }, work);
}

/** It has turned out meanwhile what it is about; what is known already stays. */
export function itIsAbout(about: UnderWay): void {
  const known = here.getStore();
  if (known !== undefined) Object.assign(known, { ...about, ...known });
}

export function underWay(): UnderWay {
  return { ...here.getStore() };
}
