/** How a sentence for a person can end: with something to do for them or the operators, or that it goes on by itself. */
const advice =
  /\b(please|check|choose|ask|contact|send|press|try|wait|look at|order it|open it|switch|reduce|end one|make a)\b|\bha(s|ve) to\b|\bwe look whether\b|\bcan be placed (once|when)\b/i;

/** Whether the last thing that is said of ours, before Partner Center's own words, is what to do. */
export function saysWhatToDo(text: string): boolean {
  const [ours = ''] = text.split(' Partner Center says: ');
  const sentences = ours.split(/(?<=[.?!])\s+/);
  return advice.test(sentences.slice(-2).join(' '));
}
