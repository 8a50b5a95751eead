/**
 * How a request differs from its example: members that only one of them has, and values that are not the same. Names
 * are compared as the service reads them, in any case. What the example sends as null may be missing.
 */
export function memberDifferences(example: unknown, sent: unknown): Map<string, string> {
  const found = new Map<string, string>();
  compare(example, sent, '', found);
  return found;
}

function compare(example: unknown, sent: unknown, at: string, found: Map<string, string>): void {
  if (Array.isArray(example) && Array.isArray(sent) && example.length === sent.length) {
    for (const [index, element] of example.entries()) compare(element, sent[index], `${at}[]`, found);
  } else if (isObject(example) && isObject(sent)) {
    const ours = lowerNames(sent);
    const theirs = lowerNames(example);
    for (const name of new Set([...theirs.keys(), ...ours.keys()])) {
      const member = at === '' ? name : `${at}.${name}`;
      if (!theirs.has(name)) found.set(member, 'only the client sends it');
      else if (ours.has(name)) compare(theirs.get(name), ours.get(name), member, found);
      else if (theirs.get(name) !== null) found.set(member, 'the client leaves it out');
    }
  } else if (example !== sent) {
    found.set(at, `${JSON.stringify(sent)} instead of ${JSON.stringify(example)}`);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lowerNames(object: object): Map<string, unknown> {
  return new Map(Object.entries(object).map(([name, value]) => [name.toLowerCase(), value]));
}
