/**
 * What an answer of the client does not tell of its example, or tells otherwise, element by element where it is a list.
 * A word may come in small letters, and the client may add what stands for a member that is missing.
 * @param leftOut members that the client drops, with those around them (`lineItems.links`): and really does
 */
export function untold(example: unknown, answer: unknown, leftOut: readonly string[]): string[] {
  const shown = Array.isArray(answer) && isObject(example) ? example.items : example;
  const found = new Set(differences(shown, answer, ''));
  const dropped = leftOut.map((member) => `${member}: is not told`);
  return [
    ...[...found].filter((difference) => !dropped.includes(difference)),
    ...leftOut.filter((_, place) => !found.has(dropped[place] ?? '')).map((member) => `${member}: is told after all`),
  ];
}

function differences(example: unknown, answer: unknown, at: string): string[] {
  if (Array.isArray(example) && Array.isArray(answer)) {
    if (example.length !== answer.length) return [`${at}: ${answer.length} elements instead of ${example.length}`];
    return example.flatMap((element, place) => differences(element, answer[place], at));
  }
  if (isObject(example) && isObject(answer)) {
    const names = Object.keys(example).filter((name) => example[name] !== null);
    return names.flatMap((name) => differences(example[name], answer[name], at === '' ? name : `${at}.${name}`));
  }
  if (answer === undefined && example !== null) return [`${at}: is not told`];
  const isSame = answer === example || (typeof example === 'string' && answer === example.toLowerCase());
  return isSame ? [] : [`${at}: ${JSON.stringify(answer)} instead of ${JSON.stringify(example)}`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
