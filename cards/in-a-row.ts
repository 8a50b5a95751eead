/** A row is read at a glance, and a card has room for 28 KB. */
const longestLine = 240;

/** A text as a row of a list holds it: what is longer stands on the onboarding's own card. */
export function inARow(text: string): string {
  const letters = [...text];
  return letters.length <= longestLine ? text : `${letters.slice(0, longestLine).join('').trimEnd()}…`;
}
