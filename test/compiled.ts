import { constants, enableCompileCache, flushCompileCache } from 'node:module';

/**
 * What Node has compiled of the code is kept between processes: a bot that a test starts as a process of its own takes
 * it from here, in half the time. Loaded into each worker of mocha.
 */
const { status, directory } = enableCompileCache('.data/compiled');
const isKept =
  status === constants.compileCacheStatus.ENABLED || status === constants.compileCacheStatus.ALREADY_ENABLED;
if (isKept && directory !== undefined) process.env.NODE_COMPILE_CACHE = directory;

/** What a worker has loaded is there for others at once: those who are killed leave nothing behind. */
export const mochaHooks = { afterAll: flushCompileCache };
