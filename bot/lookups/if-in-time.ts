import type { Log } from '../log/log.ts';

/**
 * What is asked outside, when it comes in time; else, and when it fails, what the form goes on with. What comes later is
 * not lost where it is remembered.
 * @param what that is, for the log
 */
export type IfInTime = <T>(what: string, asked: Promise<T>, otherwise: T) => Promise<T>;

/** @param patience so many ms a form waits for what it can do without */
export function createIfInTime(log: Pick<Log, 'warn'>, patience: { readonly form: number }): IfInTime {
  return async (what, asked, otherwise) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const { form } = patience;
      timer = setTimeout(() => reject(new Error(`It did not come within ${form} ms.`)), form);
    });
    try {
      return await Promise.race([asked, late]);
    } catch (err) {
      log.warn({ err, what }, 'a form goes on without what it asked for');
      return otherwise;
    } finally {
      clearTimeout(timer);
    }
  };
}
