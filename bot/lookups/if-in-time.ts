import type { Log } from '../log/log.ts';

/** So many ms a form waits for what it can do without. */
const patience = 2000;

/**
 * What is asked outside, when it comes in time; else, and when it fails, what the form goes on with. What comes later is
 * not lost where it is remembered.
 * @param what that is, for the log
 */
export async function ifInTime<T>(log: Pick<Log, 'warn'>, what: string, asked: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It did not come within ${patience} ms.`)), patience);
  });
  try {
    return await Promise.race([asked, late]);
  } catch (err) {
    log.warn({ err, what }, 'a form goes on without what it asked for');
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}
