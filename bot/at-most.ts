/**
 * Options of an LRUCache that keeps so many entries, and takes room for those that there are: told by `max` it takes
 * that of all of them at once.
 */
export function atMost(entries: number) {
  return { maxSize: entries, sizeCalculation: () => 1 };
}
