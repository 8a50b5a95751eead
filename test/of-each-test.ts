/**
 * For a `describe`: what each of its tests has of its own, started before it and closed after it where it can be. It is
 * written as if it were always the same one.
 */
export function ofEachTest<T extends object>(start: () => T | Promise<T>): T {
  let current: T;
  beforeEach(async () => {
    current = await start();
  });
  afterEach(async () => {
    if ('close' in current && typeof current.close === 'function') await current.close();
  });
  return new Proxy<T>(Object.create(null), {
    get: (_, name) => Reflect.get(current, name),
    set: (_, name, value) => Reflect.set(current, name, value),
  });
}
