import { isObject } from './row.ts';

/**
 * How what the client sends or tells differs from its example: members that only one of them has, and values that are
 * not the same. Names are compared as the service reads them, in any case. What the example has as null may be missing.
 */
export function memberDifferences(
  example: unknown,
  ours: unknown,
  isSame: (one: unknown, other: unknown) => boolean = Object.is,
  at = '',
): [member: string, what: string][] {
  if (Array.isArray(example) && Array.isArray(ours) && example.length === ours.length) {
    return example.flatMap((element, place) => memberDifferences(element, ours[place], isSame, at));
  }
  if (!isObject(example) || !isObject(ours)) {
    return isSame(example, ours) ? [] : [[at, `${JSON.stringify(ours)} instead of ${JSON.stringify(example)}`]];
  }
  const byName = Map.groupBy([...Object.keys(example), ...Object.keys(ours)], (name) => name.toLowerCase());
  return [...byName.values()].flatMap(([theirs = '', own = theirs]): [string, string][] => {
    const member = at === '' ? theirs : `${at}.${theirs}`;
    if (!(theirs in example)) return [[member, 'only ours']];
    if (ours[own] !== undefined) return memberDifferences(example[theirs], ours[own], isSame, member);
    return example[theirs] === null ? [] : [[member, 'only the example has it']];
  });
}
