import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import sinon from 'sinon';
import { readConfig } from '../../bot/config.ts';
import { createLogger } from '../../bot/log/log.ts';
import { startBot } from '../../bot/start-bot.ts';
import type { Store } from '../../bot/store/store.ts';
import { storeUnavailable } from '../../bot/store/unavailable.ts';
import { ofBusyMachine } from '../flow/start-product.ts';

/** One more bot on the same store, as on a machine of its own. */
export interface Machine {
  readonly name: string;
  readonly isDead: boolean;
  /** The clock has been put forward. */
  wake(): void;
  /** As by SIGKILL: what it has sent is on its way, and of what comes back it writes nothing down. */
  kill(): void;
  /** As by SIGTERM; of one that was killed only what is left. */
  stop(): Promise<void>;
}

export async function startMachine(
  name: string,
  parts: {
    readonly settings: Readonly<Record<string, string>>;
    readonly store: Store;
    readonly now: () => number;
    readonly died: () => void;
  },
): Promise<Machine> {
  let isDead = false;
  const store = mortal(parts.store, () => isDead);
  const log = createLogger({ level: 'silent' });
  const config = readConfig({ ...parts.settings, PORT: '0' });
  const hostname = sinon.stub(os, 'hostname').returns(name);
  syncBuiltinESMExports();
  try {
    const { now } = parts;
    const graphToken = async () => 'graph-token';
    const bot = await startBot(config, log, { now, graphToken, patience: ofBusyMachine, store });
    return {
      name,
      get isDead() {
        return isDead;
      },
      wake: bot.wake,
      kill() {
        isDead = true;
        parts.died();
      },
      stop: bot.stop,
    };
  } finally {
    hostname.restore();
    syncBuiltinESMExports();
  }
}

/** The store, closed to who is dead, and left open for the others when one of them stops. */
function mortal(store: Store, isDead: () => boolean): Store {
  const alive = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isDead()) throw storeUnavailable(new Error('who asks is dead'));
    return work();
  };
  return {
    get: (kind, id) => alive(() => store.get(kind, id)),
    create: (document) => alive(() => store.create(document)),
    replace: (document, etag) => alive(() => store.replace(document, etag)),
    delete: (kind, id, etag) => alive(() => store.delete(kind, id, etag)),
    page: (kind, search, page) => alive(() => store.page(kind, search, page)),
    firstPages: (kind, searches) => alive(() => store.firstPages(kind, searches)),
    select: (kind, selection, page) => alive(() => store.select(kind, selection, page)),
    counted: (kind, page) => alive(() => store.counted(kind, page)),
    due: (kind, of) => alive(() => store.due(kind, of)),
    outdated: (kind, schema, page) => alive(() => store.outdated(kind, schema, page)),
    ids: (kind, page) => alive(() => store.ids(kind, page)),
    forget: () => alive(store.forget),
    check: () => alive(store.check),
    close: async () => undefined,
  };
}
